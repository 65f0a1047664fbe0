"""Makes messages that fit a chat from digests and papers."""
