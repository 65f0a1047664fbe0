"""The rehearsal of a push against floods, lost answers and kills; the bot is a real process."""
