"""Everything that calls Telegram: the only room that knows its errors."""
