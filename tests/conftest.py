"""The stages of the tests, and the number of examples for properties: see ``--thorough``."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import databases
from tests.stage import Stage, staged

# The same examples each time, as far as the same modules are loaded: Hypothesis takes constants
# from them. ``--thorough`` has new ones.
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
    parser.addoption(
        "--store",
        choices=databases.KINDS,
        default="sqlite",
        help="the database of tests that do not use both (sqlite)",
    )


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("thorough" if config.getoption("--thorough") else "quick")
    databases.default_kind = config.getoption("--store")
    if not hasattr(config, "workerinput"):
        databases.begin_run()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        databases.end_run()


@pytest.fixture
def store_kind(request: pytest.FixtureRequest) -> str:
    """The database of a test; where both are used, a file or a folder overrides this."""
    return str(request.config.getoption("--store"))


@pytest.fixture
def store_url(store_kind: str, tmp_path: Path) -> Iterator[str]:
    """A store of the test's own, which is empty."""
    with databases.fresh_store(store_kind, tmp_path) as store:
        yield store.url


@pytest.fixture
async def stage(tmp_path: Path, store_kind: str) -> AsyncIterator[Stage]:
    """A running bot with the seed's digest."""
    async with staged(tmp_path, store_kind=store_kind) as stage:
        yield stage


@pytest.fixture
async def empty_stage(tmp_path: Path, store_kind: str) -> AsyncIterator[Stage]:
    """A running bot before its first digest."""
    async with staged(tmp_path, seed=None, store_kind=store_kind) as stage:
        yield stage
