"""Faults that the product must survive: each is done to the product as it is served."""
