"""Who is owed what, and getting it there."""
