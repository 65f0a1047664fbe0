"""A push rehearsed against a stand-in that floods, loses answers and hangs; the bot is killed."""
