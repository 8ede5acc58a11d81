"""What the monthly meeting looks at: projects side by side, and a month as it was."""
