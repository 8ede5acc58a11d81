"""The archive is a folder on another disk: base backups, and the log of all since the oldest."""
