"""A run of Chinese → the terms of the glossary that it is made of.

There are no spaces between Chinese words. For the index that does not matter (it stores pairs of
characters), but a query must be cut to translate its words one by one.
"""

from bot.search.glossary import Glossary

FUNCTION_WORDS = frozenset(
    "的 了 是 在 和 与 及 或 对 把 被 让 用 从 到 为 以 地 得 之 其 中 于 吗 呢 吧 请 我 想 有 找 "
    "查 看 怎样 怎么 怎么样 如何 什么 哪些 哪个 哪种 为什么 有没有 有哪些 是什么 什么是 帮我 给我 "
    "我想 看看 找找 查找 关于 有关 相关 的论文 论文 文章 最新 最近 可以 能够 能否 一些 一个 一种 "
    "这个 那个 进行 更 很 最 也 都 就 还 并 而 但 会 要 将 这 那 它 你 我们 他们 它们 "
    "给 能 时 时候 里 里面 上 下 该 应该 到底 真的 太 总 总是 老是 又 再 只 只要 需要 比 跟 像 "
    "能不能 会不会 是不是 要不要 也能 就能 还能 才能 怎么办 为啥 咋 咋样 啥 谁 哪家 那些 多少 有多 "
    "做 当 弄 搞 由 对于 方面 东西 得更 "
    "更加 非常 等 怎么做 怎样才能 有什么 有哪 哪里 一下 求 几篇 一篇 篇 最好 比较好 好的 讲 讨论 "
    "a an the of for in on to and or with by from via at as is are be do does how what which why "
    "when who using use about into over under between than that this these those can "
    "paper papers article articles any some there find show me give please look looking search "
    "recent latest i we want need tell my our your it its them their was were been has "
    "had really actually just only also both each every way ways thing things make makes making "
    "get gets getting turn other others up out off".split()
)
"""Words that carry no topic; left out while others remain."""

_PARTICLES = frozenset("的了吗呢")
"""Characters that are in hardly any word."""

_KNOWN = 1.0
_KNOWN_SINGLE = 1.3
_FUNCTION = 0.4
_UNKNOWN = 1.6
_UNKNOWN_PAIR = 1.8  # most words have two characters: 占用 rather than 占 and the function word 用


def is_function_word(text: str) -> bool:
    """Whether a word carries no topic."""
    return text in FUNCTION_WORDS


def segment(run: str, glossary: Glossary, *, inside: bool = False) -> list[str]:
    """The pieces of a folded run: terms of the glossary and what is left between them.

    The cut with the fewest pieces that leaves the fewest characters unknown. Function words are
    dropped. With ``inside`` the run itself is no piece.
    """
    size = len(run)
    best: list[tuple[float, int, bool]] = [(0.0, 0, True)] + [(float("inf"), 0, False)] * size
    for end in range(1, size + 1):
        for start in range(max(0, end - max(glossary.longest_chinese, 4)), end):
            piece = run[start:end]
            if inside and len(piece) == size:
                continue
            if glossary.chinese(piece) and piece not in FUNCTION_WORDS:
                cost, known = (_KNOWN if len(piece) > 1 else _KNOWN_SINGLE), True
            elif piece in FUNCTION_WORDS:
                cost, known = _FUNCTION, True
            elif len(piece) == 1 or (len(piece) == 2 and _PARTICLES.isdisjoint(piece)):
                cost, known = (_UNKNOWN if len(piece) == 1 else _UNKNOWN_PAIR), False
            else:
                continue
            if best[start][0] + cost < best[end][0]:
                best[end] = (best[start][0] + cost, start, known)
    pieces: list[str] = []
    end, gap = size, ""
    while end > 0:
        _, start, known = best[end]
        if known:
            pieces += [gap] if gap else []
            gap = ""
            pieces += [run[start:end]] if run[start:end] not in FUNCTION_WORDS else []
        else:
            gap = run[start:end] + gap
        end = start
    pieces += [gap] if gap else []
    return pieces[::-1]
