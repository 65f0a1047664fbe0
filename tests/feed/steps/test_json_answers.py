"""An answer in JSON becomes the Markdown that means the same."""

import pytest

from bot.feed.steps.json_answers import to_markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ('{"field": "NLP", "results": "good"}', "## field\nNLP\n\n## results\ngood"),
        ('```json\n{"field": "NLP"}\n```', "## field\nNLP"),
        ('{"how_to_use_it": ["a", "b"]}', "## how to use it\n*   a\n*   b"),
        ('{"usage": {"input": "x", "output": ["y", "z"]}}',
         "## usage\n*   **input**: x\n*   **output**: y; z"),
        ('{"summary": {"field": "NLP", "results": "r"}}', "## field\nNLP\n\n## results\nr"),
        ('[{"title": "Field", "content": "NLP"}, {"name": "Results", "text": "r"}, 3]',
         "## Field\nNLP\n\n## Results\nr"),
        (r'{"results": "$\theta$ and $\nabla$\nnext \\alpha \u4e2d \q"}',
         "## results\n$\\theta$ and $\\nabla$\nnext \\alpha 中 \\q"),
        ('{"field": "a\nb"}', "## field\na\nb"),
        ('{"results": null, "field": 3}', "## results\n\n\n## field\n3"),
        ('{"field": "NLP"} Hope this helps!', "## field\nNLP"),
    ],
)  # fmt: skip
def test_json_becomes_headings_and_lists(text: str, markdown: str) -> None:
    assert to_markdown(text) == markdown


@pytest.mark.parametrize(
    "text", ["", "## 1. Field\n{x}", "plain", "{", "{]}", "{}", "[]", "[" * 50_000 + "]" * 50_000]
)
def test_what_is_no_json_is_not_read_as_such(text: str) -> None:
    assert to_markdown(text) is None
