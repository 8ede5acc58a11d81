"""A demonstration true to its figures, and worlds of any size, each grown from one seed."""
