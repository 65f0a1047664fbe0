"""The decisions of the feed: list → choose → text → read → check → write, and its days."""
