"""Papergram: each day's AI papers, brought to a Telegram chat."""
