"""How it is reached: HTTP routes, the command line, pages; each parses, calls and answers."""

RELEASE = "0.2.0"  # read by pyproject.toml too: the one place
