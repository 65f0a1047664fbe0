"""Transcripts: one script, played in each language, compared with its golden file.

``PAPERGRAM_WRITE_GOLDEN=1 uv run pytest tests/transcripts`` writes the golden files anew; read
their difference before you keep it.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.texts.catalogue import languages_read
from tests.stage import SEEDS, staged
from tests.transcripts.recorder import Recorder

HERE = Path(__file__).parent


@pytest.fixture(params=SEEDS)
def language(request: pytest.FixtureRequest) -> str:
    """The language of everybody in the script."""
    found: str = request.param
    return found


@pytest.fixture
async def record(
    request: pytest.FixtureRequest, tmp_path: Path, language: str
) -> AsyncIterator[Recorder]:
    """A recorder over the bot, with the seed's digest in its language; call ``check`` at the end.

    ``test_following`` is compared with ``following.zh.md`` and ``following.en.md``.
    """
    name = request.node.originalname.removeprefix("test_")
    title = name.replace("_", " ").capitalize()
    seed = next(SEEDS[one] for one in languages_read(language) if one in SEEDS)
    async with staged(tmp_path, seed=seed) as stage:
        yield Recorder(stage, title, HERE / f"{name}.{language}.md", seed)
