"""How events are kept: one log a jurisdiction, one writer, read models in the same transaction."""
