"""What an inspector checks: the tree over the log, its checkpoints, witnesses and evidence."""
