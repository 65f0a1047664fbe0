"""Pages as arXiv serves them, with text of our own."""

from collections.abc import Sequence

SENTENCE = "We move the gripper {} times over a table of unknown height and note what it touches. "


def math(tex: str, display: str = "inline", *, annotated: bool = True) -> str:
    """Returns a formula with its glyphs and, as most have, its TeX again."""
    annotation = f'<annotation encoding="application/x-tex">{tex}</annotation>' if annotated else ""
    return (
        f'<math class="ltx_Math" alttext="{tex}" display="{display}"><semantics>'
        f"<mrow><mi>GLYPHS</mi></mrow>{annotation}</semantics></math>"
    )


def section(number: int, title: str, inside: str) -> str:
    """Returns a section with its heading."""
    return (
        f'<section class="ltx_section" id="S{number}"><h2 class="ltx_title ltx_title_section">'
        f'<span class="ltx_tag ltx_tag_section">{number} </span>{title}</h2>{inside}</section>'
    )


def paragraph(text: str) -> str:
    """Returns a paragraph."""
    return f'<div class="ltx_para"><p class="ltx_p">{text}</p></div>'


def prose(sentences: int, start: int = 0) -> str:
    """Returns a paragraph of so many sentences."""
    return paragraph("".join(SENTENCE.format(start + n) for n in range(sentences)))


BIBLIOGRAPHY = (
    '<section class="ltx_bibliography" id="bib"><h2 class="ltx_title">References</h2>'
    '<ul class="ltx_biblist"><li class="ltx_bibitem" id="bib.bib1">A. Nobody. BIBLIOGRAPHY.</li>'
    "</ul></section>"
)
BODY = (
    section(1, "Introduction", prose(20)),
    section(2, "Method", prose(20, 20)),
    section(3, "Results", prose(10, 40)),
    section(4, "Conclusion", prose(4, 50)),
)


def page(
    arxiv_id: str = "2602.00001v2",
    title: str = "Grasping in Clutter with Contact Maps",
    abstract: str = "We grasp things that stand close together.",
    body: Sequence[str] = BODY,
    behind: str = BIBLIOGRAPHY,
    banner: str = "",
) -> str:
    """Returns a whole page."""
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title><style>p {{}}</style></head><body>"
        '<dialog id="modal-form">CHROME</dialog><div class="ds-announcement">CHROME</div>'
        f'<header class="arxiv-html-header"><a href="/abs/{arxiv_id}">CHROME</a></header>'
        '<nav class="ltx_page_navbar"><nav class="ltx_TOC">CHROME</nav></nav>'
        f'<div class="ltx_page_main">{banner}<div class="infobox" id="infobox">'
        '<a href="https://arxiv.org/help/license">License: CC BY 4.0</a>'
        f'<div id="watermark-tr">arXiv:{arxiv_id} [cs.RO] 31 Aug 2026</div></div>'
        '<div class="ltx_page_content"><article class="ltx_document ltx_authors_1line">'
        f'<h1 class="ltx_title ltx_title_document">{title}</h1>'
        '<div class="ltx_authors"><span class="ltx_personname">AUTHOR</span></div>'
        '<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6>'
        f'<p class="ltx_p">{abstract}</p></div>'
        f"{''.join(body)}{behind}</article></div></div>"
        '<footer class="arxiv-html-footer">CHROME</footer>'
        '<div id="fixed-buttons-container">CHROME</div>'
        "</body></html>"
    )
