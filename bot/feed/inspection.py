"""Looks whether the feed can work: the list, a page, the model. Nothing is kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.feed.feeder import Look
from bot.feed.sources.arxiv import Arxiv
from bot.feed.sources.model import Answered, LanguageModel
from bot.feed.sources.outcomes import NotNow, NotOpen
from bot.feed.steps.budget import estimate_tokens, was_cut
from bot.feed.steps.listed import Listed, ListPage
from bot.feed.steps.page import read_page
from bot.feed.steps.page_verdict import Unusable, judge
from bot.feed.steps.prompts import Message
from bot.texts.counted import count

_DAYS = 4
"""Days that are asked for until one has papers: one more than a weekend and a day not begun."""
_PAGES = 2
"""Papers whose pages are looked at: few have none."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_QUESTION = {"zh": "请用一句大约十个字的中文说明你能做什么。"}
_ENGLISH_QUESTION = "Say in one English sentence of about ten words what you can do."
_FILLING = "This sentence only fills the window of the model. "


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look found."""

    is_well: bool
    found: str
    """What was found, or what is to be done."""


async def inspect_list(look: Look, today: date) -> tuple[Finding, Sequence[Listed]]:
    """Asks for the newest list that has papers, and returns them too."""
    for back in range(_DAYS):
        day = today - timedelta(days=back)
        match await look(day):
            case ListPage(papers, problems) if papers:
                odd = f", {len(problems)} more cannot be read" if problems else ""
                return Finding(True, f"{count(len(papers), 'paper')} of {day}{odd}"), papers
            case ListPage() | NotOpen():
                continue
            case failed:
                return Finding(False, f"{failed.reason}; look at feed.source and the network"), ()
    return Finding(True, f"reached; no papers from {day} to {today}"), ()


async def inspect_page(arxiv: Arxiv, papers: Sequence[Listed]) -> Finding:
    """Fetches the page of a paper and says whether it can be read."""
    reasons = []
    for paper in papers[:_PAGES]:
        body = await arxiv.html(paper.id)
        if isinstance(body, NotNow):
            return Finding(False, f"{body.reason}; papers wait, then their abstracts are used")
        page = read_page(body) if body else None
        verdict = judge(page, paper) if page else Unusable.NO_TEXT
        if verdict is None:
            return Finding(True, f"that of {paper.id} can be read")
        reasons.append(f"{paper.id}: {verdict}")
    return Finding(not papers, "; ".join(reasons) or "no paper to try it with")


async def inspect_model(model: LanguageModel, language: str, max_chars: int | None) -> Finding:
    """Asks the model for ten words in a language, then behind as much text as a paper may have.

    ``max_chars`` is how much that is; with ``None`` the short question is all.
    """
    question = _QUESTION.get(language, _ENGLISH_QUESTION)
    short = await model.ask([Message("user", question)])
    if not isinstance(short, Answered):
        return Finding(False, short.reason)
    said = " ".join((short.text or "").split())
    if not said:
        return Finding(False, "the model gives an empty answer; try another llm.model")
    if language == "zh" and not _CHINESE.search(said):
        return Finding(False, f"the model does not answer in {language}: {said[:60]!r}")
    if max_chars is None:
        return Finding(True, f"{model.name} answers, {short.seconds:.0f} s")
    filled = (_FILLING * (max_chars // len(_FILLING) + 1))[:max_chars] + "\n\n" + question
    long = await model.ask([Message("user", filled)])
    if not isinstance(long, Answered):
        return Finding(False, f"{long.reason}; a shorter llm.max_chars may be taken")
    if was_cut(filled, long.tokens_in):
        return Finding(
            False,
            f"it read {long.tokens_in} of about {estimate_tokens(filled)} tokens; give it a longer "
            "context (Ollama: OLLAMA_CONTEXT_LENGTH) or lower llm.max_chars",
        )
    tokens = long.tokens_in or estimate_tokens(filled)
    return Finding(True, f"{model.name} answers, {tokens} tokens fit, {long.seconds:.0f} s")
