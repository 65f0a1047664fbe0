"""Stages for what is owed and sent."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stage import Stage, staged


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The bot, the seed's digest loaded."""
    async with staged(tmp_path) as stage:
        yield stage


@pytest.fixture
async def empty_stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The bot before its first digest."""
    async with staged(tmp_path, seeded=False) as stage:
        yield stage
