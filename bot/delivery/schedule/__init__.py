"""When a subscription is due and what it is owed then. Pure."""
