"""How it is reached: HTTP routes, the command line, pages; each parses, calls and answers."""
