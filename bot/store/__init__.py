"""What Papergram remembers: the only room that opens a database session."""
