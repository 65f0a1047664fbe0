"""Papergram without Telegram: the stand-in, the demo, the rehearsal, and their stage."""
