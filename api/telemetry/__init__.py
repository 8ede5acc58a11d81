"""What a serving process tells of itself: lines, measures and traces, of where and how long.

Never of whom or of what: no name, no address with its query, no body, nothing a household said.
"""
