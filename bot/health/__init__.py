"""How those who run the bot see from outside that it is well.

Imported only where the configuration asks for it: what it needs takes memory and time.
"""
