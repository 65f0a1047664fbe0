"""The texts of the bot: a catalogue for each language (https://projectfluent.org)."""
