"""The stages of the tests, and the number of examples for properties: see ``--thorough``."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.stage import Stage, staged

# The same examples each time: a run says the same of the same code. ``--thorough`` has new ones.
settings.register_profile(
    "quick", deadline=None, max_examples=60, print_blob=True, derandomize=True
)
settings.register_profile(
    "thorough",
    deadline=None,
    max_examples=10_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--thorough", action="store_true", help="try each property with 10,000 examples"
    )


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("thorough" if config.getoption("--thorough") else "quick")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A running bot with the seed's digest."""
    async with staged(tmp_path) as stage:
        yield stage


@pytest.fixture
async def empty_stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A running bot before its first digest."""
    async with staged(tmp_path, seed=None) as stage:
        yield stage
