"""What a browser does not show: elements that are hidden, and white text on white."""

import re
from collections.abc import Mapping

_HIDDEN = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|(?<![\w-])opacity:0*\.?0*(?:;|$)"
    r"|font-size:(?:0*\.?0*[a-z%]*|0*(?:\.\d+|1|1\.0+)p[xt]|0*\.[01]\d*r?em|\d(?:\.\d+)?%)(?:[;!]|$)"
    r"|(?:left|top|right|text-indent|margin-left):-\d{3,}"
    r"|(?<![\w-])(?:max-)?(?:width|height):0(?:px|pt|em)?(?:;|$)|clip:rect\(0|clip-path:inset\((?:50|100)%"
)
_WHITE = re.compile(
    r"(?:(?<![\w-])color|--ltx-fg-color|-webkit-text-fill-color):"
    r"(?:white|snow|ivory|#f{3,4}\b|#(?:f[c-f]){3,4}\b|transparent"
    r"|rgba?\((?:25[0-5],){2}25[0-5][,)]|rgba?\(\d+,\d+,\d+,0(?:\.0*)?\)|hsla?\(\d+,\d+%,100%)"
)
_BACKGROUND = re.compile(
    r"(?:background(?:-color)?|--ltx-bg-color):(?!#f{3,6}|white|none|transparent)"
)


def is_hidden(attributes: Mapping[str, str | None], *, on_colour: bool) -> bool:
    """Whether an element with these attributes is not seen.

    ``on_colour`` says that an element around it sets a background, so that white is seen.
    """
    if "hidden" in attributes:
        return True
    style = _style(attributes)
    if not style:
        return False
    is_white = _WHITE.search(style) is not None and not (on_colour or _BACKGROUND.search(style))
    return is_white or _HIDDEN.search(style) is not None


def sets_background(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element's own style gives it a background other than white."""
    return _BACKGROUND.search(_style(attributes)) is not None


def _style(attributes: Mapping[str, str | None]) -> str:
    """Returns the style without white space, in small letters."""
    style = attributes.get("style") or ""
    return "".join(re.sub(r"/\*.*?\*/", "", style).split()).casefold() if style else ""
