"""A province: jurisdictions named in one file, served from one address, counted side by side."""
