"""Who asks: sign-in, sessions and what each holds them by."""
