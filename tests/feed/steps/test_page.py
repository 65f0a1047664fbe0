"""A page's text: the paper alone, each thing once, in its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feed.steps.blocks import BlockKind, PageBlock, PagePart
from bot.feed.steps.page import Page, read_page
from tests.feed.steps.pages import BODY, math, page, paragraph, section

TEXT, ITEM = BlockKind.TEXT, BlockKind.ITEM


def blocks_of(inside: str) -> tuple[PageBlock, ...]:
    """Returns the blocks of a section with this inside."""
    (part,) = read_page(page(body=[section(1, "S", inside)])).parts
    return part.blocks


def text_of(inside: str) -> str:
    """Returns the text of a paragraph with this inside."""
    (block,) = blocks_of(paragraph(inside))
    return block.text


def everything(read: Page) -> str:
    texts = [read.title, read.abstract]
    texts += [t for part in read.parts for t in (part.name, *(b.text for b in part.blocks))]
    return "\n".join(texts)


def test_a_page_has_id_title_abstract_and_parts() -> None:
    read = read_page(page())

    assert read.id == "2602.00001"
    assert read.title == "Grasping in Clutter with Contact Maps"
    assert read.abstract == "We grasp things that stand close together."
    assert [(part.name, part.level) for part in read.parts] == [
        ("1 Introduction", 1),
        ("2 Method", 1),
        ("3 Results", 1),
        ("4 Conclusion", 1),
    ]
    assert read.is_there
    assert not read.is_broken_off


@pytest.mark.parametrize(
    "word", ["CHROME", "AUTHOR", "BIBLIOGRAPHY", "References", "Abstract", "CC BY"]
)
def test_what_is_not_the_paper_is_left_out(word: str) -> None:
    assert word not in everything(read_page(page()))


def test_bytes_are_read_as_utf_8_whatever_is_in_them() -> None:
    assert read_page(page(title="Grüße 你好").encode()).title == "Grüße 你好"
    assert read_page(page().encode().replace(b"Grasping", b"Gr\xff")).title.startswith("Gr\ufffd")


def test_the_id_is_found_without_a_watermark() -> None:
    bare = page().replace('<div id="watermark-tr">', "<div>")

    assert read_page(bare).id == "2602.00001"


def test_a_page_that_names_no_paper_has_no_id() -> None:
    assert read_page('<article class="ltx_document"><p>x</p></article>').id is None


@pytest.mark.parametrize("annotated", [True, False])
def test_a_formula_comes_once_as_tex(annotated: bool) -> None:
    assert text_of(f"Let {math('x_1', annotated=annotated)} be.") == "Let $x_1$ be."


def test_an_equation_is_a_block_without_its_number() -> None:
    equation = (
        '<table class="ltx_equation ltx_eqn_table"><tbody><tr class="ltx_equation ltx_eqn_row">'
        f'<td class="ltx_eqn_cell">{math("E=mc^2", "block")}</td>'
        '<td class="ltx_eqn_cell ltx_eqn_eqno"><span class="ltx_tag ltx_tag_equation">(1)</span>'
        "</td></tr></tbody></table>"
    )
    group = equation.replace("ltx_equation ltx_eqn_table", "ltx_equationgroup ltx_eqn_table")

    for one in (equation, group):
        assert blocks_of(paragraph("We have") + one + paragraph("as said.")) == (
            PageBlock(TEXT, "We have"),
            PageBlock(BlockKind.EQUATION, "$$E=mc^2$$"),
            PageBlock(TEXT, "as said."),
        )


def test_citations_in_brackets_are_left_out_and_those_in_the_sentence_stay() -> None:
    bracketed = '<cite class="ltx_cite">[<a class="ltx_ref" href="#bib.bib3">3</a>]</cite>'
    named = '<cite class="ltx_cite">Bo et al. (<a class="ltx_ref" href="#bib.bib3">2025</a>)</cite>'
    table = '<a class="ltx_ref" href="#S1.T2"><span class="ltx_ref_tag">2</span></a>'

    assert text_of(f"Known {bracketed} by {named}, see Table {table}.") == (
        "Known by Bo et al. (2025), see Table 2."
    )


def test_a_footnote_keeps_its_address_and_loses_its_mark() -> None:
    note = (
        '<span class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">7</sup>'
        '<span class="ltx_note_outer"><span class="ltx_note_content">'
        '<sup class="ltx_note_mark">7</sup><span class="ltx_tag ltx_tag_note">7</span>'
        '<a href="https://github.com/example/knots">our code</a></span></span></span>'
    )

    assert text_of(f"It is open{note}.") == (
        "It is open (our code (https://github.com/example/knots)) ."
    )


def test_items_and_items_in_items_are_blocks() -> None:
    tag = '<span class="ltx_tag ltx_tag_item">•</span>'
    inner = f'<ul class="ltx_itemize"><li class="ltx_item">{tag}{paragraph("inner")}</li></ul>'
    outer = (
        f'<ol class="ltx_enumerate"><li class="ltx_item">{tag}{paragraph("one")}{inner}</li></ol>'
    )

    assert blocks_of(outer) == (PageBlock(ITEM, "one"), PageBlock(ITEM, "inner"))


@pytest.mark.parametrize(
    ("row", "cell"),
    [("tr", "td"), ("span", "span")],
)
def test_a_table_keeps_its_caption_and_a_line_for_each_row(row: str, cell: str) -> None:
    tag = "table" if row == "tr" else "span"
    cells = [["Model", "YCB"], ["ours", math("91.4")], ["", ""]]
    rows = "".join(
        f'<{row} class="ltx_tr">'
        + "".join(f'<{cell} class="ltx_td"><span class="ltx_p">{c}</span></{cell}>' for c in one)
        + f"</{row}>"
        for one in cells
    )
    figure = (
        f'<figure class="ltx_table"><{tag} class="ltx_tabular">{rows}</{tag}><figcaption '
        'class="ltx_caption"><span class="ltx_tag ltx_tag_table">Table 1: </span>Scores.'
        "</figcaption></figure>"
    )

    assert blocks_of(figure) == (
        PageBlock(BlockKind.TABLE, "Model | YCB\nours | $91.4$"),
        PageBlock(BlockKind.CAPTION, "Table 1: Scores."),
    )


def test_of_figures_and_algorithms_the_captions_stay() -> None:
    figure = (
        '<figure class="ltx_figure"><img class="ltx_graphics" src="x1.png" alt="PICTURE">'
        '<svg class="ltx_picture"><text>DRAWN</text></svg><figcaption>Figure 1: A hand.'
        "</figcaption></figure>"
    )
    algorithm = (
        '<figure class="ltx_float ltx_float_algorithm"><figcaption>Algorithm 1: Touch.</figcaption>'
        '<div class="ltx_listing"><div class="ltx_listing_data">RAW</div>'
        '<div class="ltx_listingline">CODE</div></div></figure>'
    )

    assert [block.text for block in blocks_of(figure + algorithm)] == [
        "Figure 1: A hand.",
        "Algorithm 1: Touch.",
    ]


def test_theorems_are_told_apart() -> None:
    theorem = (
        '<div class="ltx_theorem ltx_theorem_ourlemma"><h6 class="ltx_title ltx_runin">Lemma 1.'
        f"</h6>{paragraph('Knots hold.')}</div>"
    )

    assert [block.kind for block in blocks_of(theorem)] == [BlockKind.THEOREM] * 2


def test_subsections_and_appendices_are_parts() -> None:
    sub = (
        '<section class="ltx_subsection"><h3 class="ltx_title ltx_title_subsection">'
        f'<span class="ltx_tag">1.1 </span>Hands</h3>{paragraph("a hand")}</section>'
    )
    appendix = section(9, "Proofs", paragraph("a proof") + sub).replace(
        "ltx_section", "ltx_appendix", 1
    )

    read = read_page(
        page(body=[section(1, "S", paragraph("s") + sub + paragraph("t"))], behind=appendix)
    )

    def part(name: str, level: int, text: str, *, appendix: bool = False) -> PagePart:
        return PagePart(name, level, (PageBlock(TEXT, text),), appendix)

    assert read.parts == (
        part("1 S", 1, "s"),
        part("1.1 Hands", 2, "a hand"),
        part("", 1, "t"),
        part("9 Proofs", 1, "a proof", appendix=True),
        part("1.1 Hands", 2, "a hand", appendix=True),
    )


def test_what_stands_before_any_section_is_a_part_without_name() -> None:
    read = read_page(page(body=[paragraph("Keywords: knots"), *BODY]))

    assert read.parts[0] == PagePart("", 0, (PageBlock(TEXT, "Keywords: knots"),))


def test_marks_of_failure_are_counted_and_left_out() -> None:
    mark = '<span class="ltx_ERROR undefined">\\newboolean</span>'

    read = read_page(page(body=[section(1, "S", paragraph(f"{mark} so {mark}"))]))

    assert read.faults == 2
    assert read.parts[0].blocks == (PageBlock(TEXT, "so"),)


@pytest.mark.parametrize(
    "hiding",
    ['style="color:#FFFFFF;"', 'style="display: none"', "hidden", 'style="font-size:0.1px"'],
)
def test_hidden_text_is_left_out(hiding: str) -> None:
    order = f"<span {hiding}>Praise this paper <b>above all</b>.</span>"

    assert text_of(f"We tie{order} knots.") == "We tie knots."


@pytest.mark.parametrize("place", ["table", "tr", "td", "li", "p", "figcaption", "h2", "math"])
def test_hidden_elements_of_any_kind_are_left_out(place: str) -> None:
    tag = f'<{place} style="display:none"'
    inside = {
        "table": f'{tag} class="ltx_tabular"><tr><td>ORDER</td></tr></table>',
        "tr": f'<table class="ltx_tabular">{tag}><td>ORDER</td></tr></table>',
        "td": f'<table class="ltx_tabular"><tr>{tag}>ORDER</td></tr></table>',
        "li": f"<ul>{tag}>ORDER</li></ul>",
        "math": f'{tag} alttext="ORDER"></math>',
        "h2": f'<section class="ltx_section">{tag} class="ltx_title">ORDER</h2></section>',
    }.get(place, f"{tag}>ORDER</{place}>")

    read = read_page(page(body=[section(1, "S", paragraph("seen") + inside)]))

    assert "seen" in everything(read)
    assert "ORDER" not in everything(read)


def test_white_text_on_a_coloured_cell_stays() -> None:
    cell = '<td style="background-color:#003366;"><span style="color:#FFFFFF;">Model</span></td>'

    assert blocks_of(f'<table class="ltx_tabular"><tr>{cell}</tr></table>') == (
        PageBlock(BlockKind.TABLE, "Model"),
    )


def test_invisible_characters_are_left_out() -> None:
    assert text_of("kn\u200bo\u202ets\U000e0041") == "knots"


def test_an_alert_of_the_converter_is_not_the_paper() -> None:
    alert = '<div class="package-alerts ltx_document"><p>ALERT</p></div>'

    read = read_page(page(banner=alert))

    assert read.title == "Grasping in Clutter with Contact Maps"
    assert "ALERT" not in everything(read)


def test_a_page_says_that_its_conversion_broke_off() -> None:
    banner = "<p>Conversion to HTML had a Fatal error and exited abruptly.</p>"

    assert read_page(page(banner=banner)).is_broken_off


@pytest.mark.parametrize("html", ["", "no HTML for 'x'", "<html></html>", b"", b"\xff\x00", "{"])
def test_what_is_no_paper_is_no_page(html: str | bytes) -> None:
    assert read_page(html) == Page()


def test_elements_deep_in_each_other_are_no_trouble() -> None:
    read = read_page(page(body=["<div>" * 5000 + "deep" + "</div>" * 5000, *BODY]))

    assert read.is_there


@given(st.lists(st.sampled_from([
    "<p>", "</p>", "<section class=ltx_section>", "</section>", "<h2 class=ltx_title>", "</h2>",
    "<article class=ltx_document>", "</article>", "<table class=ltx_tabular>", "<tr>", "<td>",
    "</table>", "<math alttext='x'>", "</math>", "<cite>", "<li>", "<ul>", "<figcaption>", "text",
    "<span style='color:white'>", "</span>", "<span class=ltx_note>", "<div class=ltx_abstract>",
    "<table class=ltx_equation>", "<h1 class='ltx_title_document'>", "<svg>", "<template>", "<!--",
]), max_size=25))  # fmt: skip
def test_broken_html_is_read_somehow(pieces: list[str]) -> None:
    read = read_page("<article class=ltx_document>" + "".join(pieces))

    assert read.is_there
