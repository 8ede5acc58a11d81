"""Phones of a few cadres, simulated: what may go wrong between them and the server goes wrong."""
