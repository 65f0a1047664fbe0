"""What is owed, on its way, sent and corrected."""
