"""What somebody with the database, the log's key or both can try, each with what must be said."""
