"""What is rehearsed: a demonstration true to its figures, and worlds of any size grown from a seed."""
