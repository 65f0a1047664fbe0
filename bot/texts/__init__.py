"""What the bot says: one catalogue a language, ``LANGUAGE.ftl`` (https://projectfluent.org)."""
