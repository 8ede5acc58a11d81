"""The board a chief reads: how many remain, which ones, what blocks them, and how it went."""
