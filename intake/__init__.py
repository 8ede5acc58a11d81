"""What offices bring: rosters and ledgers, read as they are really kept, row by row."""
