"""Backups: taken while others write, restored proved or not at all, each night by themselves."""
