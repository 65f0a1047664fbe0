"""What the feed asks: Hugging Face, arXiv and a language model. What becomes of it is a value."""
