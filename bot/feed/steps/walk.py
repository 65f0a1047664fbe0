"""The walk through the HTML of a paper, which collects its text block by block.

One converter, LaTeXML, makes all these pages. Authors' macros bring classes of their own, so what
an element is is decided by its tag and by a few classes of containers. Each formula comes once, as
its TeX. What no reader sees on the page is left out: such text is written for models alone.
"""

from selectolax.lexbor import LexborNode

from bot.feed.steps.blocks import BlockKind, PageBlock, PagePart
from bot.feed.steps.characters import on_one_line
from bot.feed.steps.hidden import is_hidden, sets_background

_DROPPED_TAGS = frozenset(
    "script style svg nav dialog button template noscript img object iframe video audio input"
    " select textarea form footer header".split()
)
_DROPPED = frozenset(
    "ltx_authors ltx_bibliography ltx_TOC ltx_acknowledgements ltx_listing ltx_listing_data"
    " ltx_note_mark ltx_dates ltx_index ltx_glossary ltx_tag_item ltx_title_document"
    " ltx_title_abstract ltx_tag_note ltx_eqn_eqno ltx_page_footer ltx_page_logo ltx_pagination"
    " ltx_rule".split()
)
_LEVELS = {
    "ltx_part": 1, "ltx_chapter": 1, "ltx_section": 1, "ltx_appendix": 1, "ltx_subsection": 2,
    "ltx_subsubsection": 3, "ltx_paragraph": 4, "ltx_subparagraph": 5,
}  # fmt: skip
_EQUATIONS = frozenset({"ltx_equation", "ltx_equationgroup", "ltx_eqn_table"})
_BLOCKS = frozenset(
    "p div section figure ul ol dl li dd dt blockquote table h1 h2 h3 h4 h5 h6".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DEEPEST = 150
"""Elements in each other that are followed; a paper has some twenty."""


def classes_of(node: LexborNode) -> frozenset[str]:
    """Returns the classes of an element; whole words, as one may begin with another."""
    return frozenset((node.attributes.get("class") or "").split())


class Walk:
    """Goes through elements in their order and collects blocks of text."""

    def __init__(self) -> None:
        self.faults = 0
        self._parts: list[PagePart] = []
        self._heading = ("", 0, False)
        self._blocks: list[PageBlock] = []
        self._pieces: list[str] = []
        self._kind = BlockKind.TEXT
        self._flat = 0
        """Above 0 all text belongs to one block: in a cell, a caption, a heading."""
        self._depth = 0
        self._coloured = 0
        """How many elements around set a background, on which white text is seen."""

    def parts(self) -> tuple[PagePart, ...]:
        """Returns what was collected, part by part."""
        self._end_part()
        return tuple(self._parts)

    def all_text(self) -> str:
        """Returns what was collected as one line."""
        blocks = (block.text for part in self.parts() for block in part.blocks)
        return " ".join(blocks)

    def inside(self, node: LexborNode) -> None:
        """Reads what is inside an element."""
        if self._depth >= _DEEPEST:
            return
        self._depth += 1
        child = node.first_child
        while child is not None:
            if child.is_text_node:
                self._pieces.append(child.text_content or "")
            elif child.is_element_node:
                self._element(child)
            child = child.next
        self._depth -= 1

    def _element(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _DROPPED_TAGS:
            return
        attributes = node.attributes
        classes = frozenset((attributes.get("class") or "").split())
        if not classes.isdisjoint(_DROPPED):
            self._listing_caption(node, classes)
            return
        if "ltx_ERROR" in classes:
            self.faults += 1
            return
        if is_hidden(attributes, on_colour=self._coloured > 0):
            return
        coloured = sets_background(attributes)
        self._coloured += coloured
        self._visible(node, tag, attributes, classes)
        self._coloured -= coloured

    def _visible(
        self,
        node: LexborNode,
        tag: str,
        attributes: dict[str, str | None],
        classes: frozenset[str],
    ) -> None:
        match tag:
            case "math":
                self._formula(attributes)
            case "section" if level := max((_LEVELS.get(one, 0) for one in classes), default=0):
                self._section(node, level, "ltx_appendix" in classes)
            case "cite":
                self._cite(node)
            case "a":
                self._link(node, attributes.get("href") or "")
            case "br":
                self._pieces.append(" ")
            case "figcaption":
                self._block(node, BlockKind.CAPTION)
            case "li" | "dd" | "dt":
                self._within(node, BlockKind.ITEM)
            case _ if not classes.isdisjoint(_EQUATIONS):
                self._equation(node)
            case _ if "ltx_tabular" in classes or tag == "table":
                self._table(node)
            case _ if "ltx_note" in classes:
                self._note(node)
            case _ if "ltx_theorem" in classes or "ltx_proof" in classes:
                self._within(node, BlockKind.THEOREM)
            case _ if tag in _HEADINGS:
                self._pieces.append("**")
                self.inside(node)
                self._pieces.append("** ")
            case _ if tag in _BLOCKS:
                self._within(node, self._kind)
            case _:
                self.inside(node)

    def _formula(self, attributes: dict[str, str | None]) -> None:
        """Adds a formula as its TeX; its subtree would say it a second time, in glyphs."""
        if source := " ".join((attributes.get("alttext") or "").split()):
            marks = "$$" if attributes.get("display") == "block" and not self._flat else "$"
            self._pieces.append(f"{marks}{source}{marks}")

    def _section(self, node: LexborNode, level: int, is_appendix: bool) -> None:
        outer = self._heading
        self._end_part()
        heading = next(
            (one for one in node.iter() if one.tag in _HEADINGS and "ltx_title" in classes_of(one)),
            None,
        )
        name = self._seen_text(heading) if heading else ""
        self._heading = (name, level, is_appendix or outer[2])
        if heading:
            heading.decompose()
        self.inside(node)
        self._end_part()
        self._heading = ("", outer[1], outer[2])

    def _cite(self, node: LexborNode) -> None:
        """Adds a citation that is part of the sentence, and none that stands in brackets."""
        text = self._flat_text(node)
        if text[:1].isalpha():
            self._pieces.append(text)

    def _link(self, node: LexborNode, address: str) -> None:
        text = self._flat_text(node)
        self._pieces.append(text)
        if address.startswith(("https://", "http://")) and address not in text:
            self._pieces.append(f" ({address})")

    def _note(self, node: LexborNode) -> None:
        """Adds a footnote in brackets; the address of the code is often in one."""
        content = node.css_first(".ltx_note_content") or node
        if text := self._seen_text(content):
            self._pieces.append(f" ({text}) ")

    def _equation(self, node: LexborNode) -> None:
        """Adds the formulas of an equation, row by row, without its number."""
        self._flush()
        for row in node.css("tr") or [node]:
            text = self._seen_text(row).replace("$", "")
            if self._flat and text:
                self._pieces.append(f"${text}$")
            elif text:
                self._add(BlockKind.EQUATION, f"$${text}$$")

    def _table(self, node: LexborNode) -> None:
        """Adds a table with a line for each row."""
        rows = node.css("tr") or node.css(".ltx_tr")
        lines = []
        for row in rows:
            is_coloured = sets_background(row.attributes)
            if is_hidden(row.attributes, on_colour=self._coloured > 0):
                continue
            self._coloured += is_coloured
            cells = [self._seen_text(cell) for cell in row.iter() if _is_cell(cell)]
            self._coloured -= is_coloured
            if any(cells):
                lines.append(" | ".join(cells))
        if not rows:
            self._within(node, self._kind)
        elif self._flat:
            self._pieces.append(" ".join(lines))
        else:
            self._flush()
            self._add(BlockKind.TABLE, "\n".join(lines))

    def _listing_caption(self, node: LexborNode, classes: frozenset[str]) -> None:
        """Reads the caption of code that is left out."""
        if "ltx_listing" in classes:
            for caption in node.css("figcaption"):
                self._block(caption, BlockKind.CAPTION)

    def _flat_text(self, node: LexborNode) -> str:
        """Returns the text inside an element as one line."""
        outer, self._pieces = self._pieces, []
        self._flat += 1
        self.inside(node)
        self._flat -= 1
        text, self._pieces = on_one_line("".join(self._pieces)), outer
        return text

    def _seen_text(self, node: LexborNode) -> str:
        """Returns the text of an element as one line; nothing for one that is hidden."""
        if is_hidden(node.attributes, on_colour=self._coloured > 0):
            return ""
        is_coloured = sets_background(node.attributes)
        self._coloured += is_coloured
        text = self._flat_text(node)
        self._coloured -= is_coloured
        return text

    def _block(self, node: LexborNode, kind: BlockKind) -> None:
        """Adds an element's text as one block."""
        text = self._flat_text(node)
        if self._flat:
            self._pieces.append(f" {text} ")
        else:
            self._flush()
            self._add(kind, text)

    def _within(self, node: LexborNode, kind: BlockKind) -> None:
        """Reads an element whose text begins and ends blocks of a kind."""
        if self._flat:
            self._pieces.append(" ")
            self.inside(node)
            self._pieces.append(" ")
            return
        self._flush()
        outer, self._kind = self._kind, kind
        self.inside(node)
        self._flush()
        self._kind = outer

    def _flush(self) -> None:
        if self._pieces and not self._flat:
            self._add(self._kind, on_one_line("".join(self._pieces)))
            self._pieces = []

    def _add(self, kind: BlockKind, text: str) -> None:
        if any(map(str.isalnum, text)):
            self._blocks.append(PageBlock(kind, text))

    def _end_part(self) -> None:
        self._flush()
        name, level, is_appendix = self._heading
        if name or self._blocks:
            self._parts.append(PagePart(name, level, tuple(self._blocks), is_appendix))
        self._blocks = []


def _is_cell(node: LexborNode) -> bool:
    return node.tag in {"td", "th"} or "ltx_td" in classes_of(node)
