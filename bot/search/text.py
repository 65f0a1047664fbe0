"""Text → index words: the one analyzer, for what is stored, what is asked and what is shown.

A text is folded (width, case, accents, zero-width and traditional characters), cut into runs of one
script, and each run becomes *index words*: Chinese, Japanese and Korean runs their overlapping
pairs of characters (``强化学习`` → ``强化 化学 学习``), everything else the stems of its words. A
compound name gives its parts in their places and, beside the text, its joined spellings
(``GR00T-N1.6`` → ``gr00t n1 6`` and ``gr00tn1 gr00tn16``), so every way to write it meets.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

ANALYZER_VERSION = 5
"""To be raised with every change here that gives other index words: the index is then rebuilt."""

EXACT = "="
"""Marks an index word that is a whole written word and no stem."""

_CJK = (
    r"\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_WORD = rf"[^\W_{_CJK}]"
# Inside a compound: hyphens of all kinds, dot, apostrophe, underscore as in code and LaTeX.
_JOINT = r"(?:_\{|[-\u2010-\u2012\u2212._+'\u2019])"
_RUN = re.compile(
    rf"(?P<cjk>[{_CJK}]+)|(?P<word>c\+\+|c#|f#|{_WORD}+(?:{_JOINT}{_WORD}+)*)", re.UNICODE
)
_PART = re.compile(rf"{_WORD}+")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]"
)
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]+")
_ACCENT = re.compile("[\u0300-\u036f]")
# Characters that stay one each when they are folded, as runs, and any other alone.
_FOLDED_RUNS = re.compile(r"(?P<one_each>[\x00-\x7f\u3001\u3002\u4e00-\u9fff]+)|.", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LETTERS = re.compile(r"[^\W\d_]{2,}(?=\d)|[^\W\d_]{3,}")
_TWO_FOR_TO = re.compile(r"([a-z]{2,})2([a-z]{2,})")
_ABBREVIATIONS = re.compile(r"[b-df-hj-np-tv-xz]{2,}(?<!s)s")
"""Several of what is written in capital letters: LLMs."""
_SYMBOLS = {"c++": "cpp", "c#": "csharp", "f#": "fsharp"}
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho "
        "sigma sigma tau upsilon phi chi psi omega".split(),
        strict=True,
    )
)
_GREEK_LETTER = re.compile("[α-ω]")
_GREEK_WORD = re.compile("[α-ω]{2}")
_GREEK_FORMULA = re.compile(r"\$([^$\s]*(?:\\[A-Za-z]|[\u0370-\u03ff])[^$\s]*)\$")
_LONGEST_WORD = 60
"""Characters of one index word; longer ones are data, not words."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One run of a text: Chinese characters, or one word or compound of another script."""

    text: str
    """As folded."""
    start: int
    end: int
    """Where it stands in the folded text."""
    parts: tuple[str, ...]
    """A word's parts as written (folded); empty for Chinese."""

    @property
    def cjk(self) -> bool:
        """Whether this is a run of Chinese, Japanese or Korean characters."""
        return not self.parts


@cache
def _simplified() -> dict[int, int]:
    """Traditional characters one by one: that keeps lengths, and both sides meet the same way.

    The file is OpenCC's table; OpenCC itself would take 6 MB and a tenth of a second to say it.
    """
    old, new = files(__package__).joinpath("simplified.txt").read_text("utf-8").split()
    return str.maketrans(old, new)


def fold(text: str) -> str:
    """The text without what writing varies in: width, case, accents, invisible characters, 繁體."""
    if text.isascii():
        return text.lower()
    if _IDEOGRAPHS.fullmatch(text):
        return text.translate(_simplified())
    text = _INVISIBLE.sub("", _SURROGATE.sub("", text))
    text = _ACCENT.sub("", unicodedata.normalize("NFKD", text))
    # Once more after casefold, which may compose or expand (ß, ﬁ, İ).
    text = unicodedata.normalize("NFKC", text.casefold())
    return _ACCENT.sub("", text).translate(_simplified())


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the index in ``text`` that it came from."""
    pieces: list[str] = []
    places: list[int] = []
    for run in _FOLDED_RUNS.finditer(text):
        start, end = run.span()
        if run.lastgroup:
            pieces.append(fold(run.group()))
            places.extend(range(start, end))
        else:
            piece = _fold_character(run.group())
            pieces.append(piece)
            places.extend([start] * len(piece))
    return "".join(pieces), places


@lru_cache(maxsize=8_192)
def _fold_character(character: str) -> str:
    return fold(character)


def units(folded: str) -> Iterator[Unit]:
    """The runs of a folded text, in order."""
    for match in _RUN.finditer(folded):
        run = match.group()
        parts = () if match.lastgroup == "cjk" else _parts(run)
        yield Unit(run, match.start(), match.end(), parts)


def _parts(run: str) -> tuple[str, ...]:
    if run in _SYMBOLS:
        return (_SYMBOLS[run],)
    return tuple(_spelled(part) for part in _PART.findall(run))


def _spelled(part: str) -> str:
    """A symbol by its name (``π0`` → ``pi0``), but no word of Greek."""
    if _GREEK_LETTER.search(part) and not _GREEK_WORD.search(part):
        part = _GREEK_LETTER.sub(lambda letter: _GREEK[letter.group()], part)
    return part[:_LONGEST_WORD]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of an English word; names, numbers and other scripts stay as they are."""
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return word
    if _ABBREVIATIONS.fullmatch(word):  # a stemmer takes the s for a part of them
        return word[:-1]
    import Stemmer  # noqa: PLC0415  1 MB that only a search or a new report needs

    # A stemmer keeps the word that it works on, so threads must not share one.
    return str(Stemmer.Stemmer("english", 0).stemWord(word))


def pairs(run: str) -> list[str]:
    """A Chinese run as overlapping pairs; a single character alone."""
    if len(run) < 2:
        return [run]
    return [run[i : i + 2] for i in range(len(run) - 1)]


def together(parts: tuple[str, ...]) -> list[str]:
    """The spellings of a compound without its joints, longest last.

    A name with a number in it also gives its beginnings, since names are shortened from the right:
    ``Qwen2.5-VL-7B`` → ``qwen25``, ``qwen25vl``, ``qwen25vl7b``. Empty for a simple word.
    """
    whole = "".join(parts)
    if len(parts) < 2 or whole.isdigit() or len(whole) > _LONGEST_WORD:
        return []
    if whole.isalpha():
        return [whole]
    beginnings = ["".join(parts[:count]) for count in range(2, len(parts) + 1)]
    return [beginning for beginning in beginnings if not beginning.isdigit()]


def joined(parts: tuple[str, ...]) -> list[str]:
    """The index words for these spellings."""
    return [stem(name) for name in together(parts)]


def asides(unit: Unit) -> set[str]:
    """The index words that stand beside a word: joined, without its version, as it is written."""
    words = set(joined(unit.parts))
    for part in unit.parts:
        if len(part) >= 3 and part.isalpha():
            words.add(EXACT + part)
        elif not part.isalpha():
            # qwen2 is found as qwen, code2worlds as code and as worlds
            words.update(map(stem, _LETTERS.findall(part)))
            if two := _TWO_FOR_TO.fullmatch(part):
                words.add(stem(f"{two.group(1)}to{two.group(2)}"))  # sim2real is sim-to-real
    return words


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the index stores of one text."""

    words: str
    """All index words, separated by spaces: those in the text in their order, then those beside."""
    spellings: frozenset[str]
    """The words of other scripts as written, for completing and correcting what is typed."""


def index(markdown: str, *, title: bool = False) -> Indexed:
    """What the index stores of a text. In a title the parts of CamelCase names count too."""
    words: list[str] = []
    beside: set[str] = set()
    spellings: set[str] = set()
    # Bold marks may stand inside a word; every other mark of Markdown separates words.
    plain = markdown.replace("**", "")
    if title:
        # A formula of symbols is part of a name; ``units`` spells the symbols.
        plain = _GREEK_FORMULA.sub(lambda match: match[1].replace("\\", ""), plain)
    for match in _RUN.finditer(fold(plain)):
        if match.lastgroup == "cjk":
            words += pairs(match.group())
            continue
        stems, asides_of, spelled = _of_word(match.group())
        words += stems
        beside |= asides_of
        spellings |= spelled
    if title:
        beside.update(part for name in plain.split() for part in _humps(name))
        if name := own_name(plain):
            beside.add(name)
    return Indexed(" ".join([*words, *sorted(beside)]), frozenset(spellings))


@lru_cache(maxsize=8_192)
def _of_word(run: str) -> tuple[list[str], set[str], set[str]]:
    """Returns what the index stores of a word or compound: stems, words beside, spellings."""
    unit = Unit(run, 0, len(run), _parts(run))
    spelled = {part for part in unit.parts if not part.isdigit()}
    return list(map(stem, unit.parts)), asides(unit), spelled.union(together(unit.parts))


def own_name(title: str) -> str | None:
    """The index word for the name that a title gives its paper: ``DICE: Diffusion …`` → dice."""
    name, colon, _ = fold(title).partition(":")
    return named(name) if colon else None


def named(text: str) -> str | None:
    """The index word that a paper has beside its title when this is its name."""
    name = "".join(part for unit in units(fold(text)) for part in unit.parts or (unit.text,))
    return EXACT * 2 + name if 0 < len(name) <= _LONGEST_WORD else None


def _humps(name: str) -> Iterator[str]:
    """The stems of a CamelCase name's parts; nothing for other words."""
    humps = _CAMEL.findall(name)
    if len(humps) > 1 and any(hump[1:].islower() for hump in humps):
        for hump in humps:
            if len(hump) > 2:
                yield stem(hump.lower())
