"""Numbers in Chinese characters, as people write them in dates and hours."""

import re

_ONES = "〇一二三四五六七八九"
_NUMBER = r"[一二三四五六七八九]?十[一二三四五六七八九]?|[〇零一二两兩三四五六七八九]+"
_COUNTED = re.compile(rf"(?:{_NUMBER})(?= ?[年月日号號天点點时時分])|(?<=[点點时時])(?:{_NUMBER})")
"""Only what counts something: 一 in 周一 is no number."""
_SAME = str.maketrans("零两兩", "〇二二")


def in_figures(text: str) -> str:
    """Returns a text with the numbers of its dates and hours in figures: ``2月16日``."""
    return _COUNTED.sub(lambda number: _figures(number[0].translate(_SAME)), text)


def _figures(number: str) -> str:
    tens, ten, ones = number.rpartition("十")
    if not ten:  # digit by digit, as in 二〇二六
        return "".join(str(_ONES.index(digit)) for digit in number)
    return str(10 * _ONES.index(tens or "一") + _ONES.index(ones or "〇"))
