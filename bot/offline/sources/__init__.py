"""Strict stand-ins for Hugging Face, arXiv and a language model.

They are at least as awkward as the real ones: lists grow and change their order, weekends are
empty, arXiv refuses who asks too often, and the model answers in every way that models do. All
papers and pages are invented.
"""

from bot.offline.sources.answers import Form
from bot.offline.sources.hub import Reply
from bot.offline.sources.model import Fault
from bot.offline.sources.pages import Page
from bot.offline.sources.papers import FakePaper, ToldPaper
from bot.offline.sources.server import Sources

__all__ = ["FakePaper", "Fault", "Form", "Page", "Reply", "Sources", "ToldPaper"]
