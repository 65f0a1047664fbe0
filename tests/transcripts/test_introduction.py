"""A reader's first minutes, in each language that has no other transcript."""

import pytest

from bot.texts.catalogue import LANGUAGES
from tests.stage import SEEDS
from tests.transcripts.recorder import Recorder


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one not in SEEDS])
async def test_introduction(record: Recorder, language: str) -> None:
    reader = record.stage.telegram.person("Anna", language_code=language)

    await record.starts(reader)
    await record.taps(reader, "1")
    await record.says(reader, "/search zzzzz")
    await record.says(reader, "/settings")
    await record.taps(reader, "wlanguage")
    await record.says(reader, "/status")
    await record.says(reader, "/help")
    record.check()
