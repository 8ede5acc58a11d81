"""A backup is one file of one moment: the log and all that is not made from it, with its hashes."""
