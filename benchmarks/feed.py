"""How long arXiv's pages take to become text and how much of them is kept, beside other libraries.

    uv run --with lxml --with trafilatura python -m benchmarks.feed [--runs 3]

Makes pages of several sizes as arXiv serves them. Each word in them says where it stands, so that
what is left of a page can be counted: its body and tables are to be kept, and its bibliography,
formulas as glyphs and what is around the paper are not. Times vary with the machine: the ratios
are the claim. lxml is told what to take and drop, and its text has no parts; trafilatura finds the
text itself.
"""

import argparse
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable

import lxml.html
import trafilatura
from rich.console import Console
from rich.table import Table

from bot.feed.steps.page import read_page
from bot.feed.steps.shortening import shorten
from tests.feed.steps.pages import math, page, paragraph, section

SIZES = (20_000, 100_000, 400_000, 1_800_000)
"""Characters of a page."""
KEPT = ("body", "abstract", "cell", "caption")
LEFT_OUT = ("entry", "glyph", "chrome")
_WORD = re.compile(r"\b([a-z]+)\d+")


def make_page(size: int) -> str:
    """Returns a page of about so many characters; each word has its kind and a number."""
    body: list[str] = []
    number, length = 0, 0

    def words(kind: str, count: int) -> str:
        nonlocal number
        number += count
        return " ".join(f"{kind}{number - n}" for n in range(count))

    while length < size * 0.7:
        text = f"{words('body', 80)} {_formula(words('glyph', 6))} {words('body', 40)}."
        row = "".join(f'<td class="ltx_td">{words("cell", 1)}</td>' for _ in range(6))
        table = (
            '<figure class="ltx_table"><figcaption class="ltx_caption">'
            f'{words("caption", 8)}</figcaption><table class="ltx_tabular">'
            f"{''.join(f'<tr class=ltx_tr>{row}</tr>' for _ in range(4))}</table></figure>"
        )
        inside = "".join(paragraph(text) for _ in range(3)) + table
        body.append(section(len(body) + 1, f"Section {len(body)}", inside))
        length += len(body[-1])
    entries = "".join(
        f'<li class="ltx_bibitem">{words("entry", 20)}</li>' for _ in range(max(size // 1500, 5))
    )
    bibliography = (
        '<section class="ltx_bibliography"><h2 class="ltx_title">References</h2>'
        f'<ul class="ltx_biblist">{entries}</ul></section>'
    )
    whole = page(abstract=words("abstract", 120), body=body, behind=bibliography)
    return whole.replace("CHROME", words("chrome", 5))


def _formula(glyphs: str) -> str:
    marks = "".join(f"<mi>{glyph}</mi><mo>+</mo>" for glyph in glyphs.split())
    return math("x_{1}+y").replace("<mi>GLYPHS</mi>", marks)


def ours(html: str) -> str:
    """Our walk, and all parts."""
    return shorten(read_page(html), 10**9)


def with_lxml(html: str) -> str:
    """The paper's element without bibliography and with formulas as TeX, as one text."""
    (article,) = lxml.html.fromstring(html).xpath("//article[contains(@class, 'ltx_document')]")
    for dropped in article.xpath(".//section[@class='ltx_bibliography'] | .//svg"):
        dropped.drop_tree()
    for formula in article.xpath(".//math"):
        formula.tail = f"${formula.get('alttext')}${formula.tail or ''}"
        formula.drop_tree()
    return str(article.text_content())


def with_trafilatura(html: str) -> str:
    """Whatever it takes for the main text, tables too."""
    return trafilatura.extract(html, include_tables=True, include_comments=False) or ""


WAYS: dict[str, Callable[[str], str]] = {
    "Papergram": ours,
    "lxml, by hand": with_lxml,
    "trafilatura": with_trafilatura,
}


def shares(html: str, text: str) -> dict[str, float]:
    """Returns for each kind of word the share of the page's that a text has."""
    there, kept = set(_words(html)), set(_words(text))
    totals = Counter(kind for kind, _ in there)
    found = Counter(kind for kind, _ in there & kept)
    return {kind: found[kind] / totals[kind] for kind in totals}


def _words(text: str) -> list[tuple[str, str]]:
    return [(match[1], match[0]) for match in _WORD.finditer(text) if match[1] in KEPT + LEFT_OUT]


def seconds(way: Callable[[str], str], html: str, runs: int) -> float:
    """Returns the median of the processor's seconds that a ``way`` takes for a page."""
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        way(html)
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def compare_pages(console: Console, runs: int) -> None:
    """Prints how each way does on pages of each size."""
    for size in SIZES:
        html = make_page(size)
        table = Table(
            "", "ms", "ratio", *KEPT, *LEFT_OUT, title=f"a page of {len(html) // 1000} kB"
        )
        base = 0.0
        for name, way in WAYS.items():
            taken = seconds(way, html, runs)
            base = base or taken
            share = shares(html, way(html))
            percents = (f"{share[kind]:.0%}" for kind in KEPT + LEFT_OUT)
            table.add_row(name, f"{taken * 1000:.1f}", f"{taken / base:.1f}", *percents)
        console.print(table)


def main() -> None:
    """Make, measure in turn, print."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--runs", type=int, default=3, help="of each way on each page")
    given = arguments.parse_args()
    compare_pages(Console(width=110), given.runs)


if __name__ == "__main__":
    main()
