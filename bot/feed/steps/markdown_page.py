"""The Markdown page of a paper at Hugging Face → the same as arXiv's page gives."""

from bot.feed.steps.page import Page


def read_markdown_page(text: str) -> Page:
    """Reads ``huggingface.co/papers/ID.md``, whatever came."""
    raise NotImplementedError
