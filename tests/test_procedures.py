"""The procedures of docs/operating.md, carried out as they are written.

They take half a minute and are tried by ``.ci/run procedures``, which says ``--thorough``.

Commands of the machine have stand-ins on the path: ``systemctl`` starts and stops the real bot
against a local Telegram, ``scp`` and ``ssh`` reach another folder, ``pip`` does nothing.
"""

import asyncio
import json
import os
import re
import shlex
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.offline.sources import Sources
from bot.offline.standin import Message, Person, StandIn
from bot.store.store import Store
from tests.stage import SEED, day_of

ROOT = Path(__file__).parent.parent
OPERATING = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
START = """#!/bin/sh
# systemctl start|stop|restart papergram
cd "$PLACE"
if [ "$1" != start ] && [ -f pid ]; then
    kill "$(cat pid)"
    while kill -0 "$(cat pid)" 2>/dev/null; do sleep 0.05; done
    rm pid
fi
if [ "$1" != stop ]; then
    setsid papergram run >log 2>&1 &
    echo $! >pid
    until grep -q 'is listening' log; do
        kill -0 "$(cat pid)" || { cat log >&2; exit 1; }
        sleep 0.05
    done
fi
"""
SHIMS = {
    "papergram": f'#!/bin/sh\nexec "{sys.executable}" -m bot "$@"\n',
    "systemctl": START,
    "pip": "#!/bin/sh\ntrue\n",
    "scp": '#!/bin/sh\nexec cp "$1" "$2" "$ELSEWHERE"\n',
    "ssh": '#!/bin/sh\nshift\ncd "$ELSEWHERE" && PLACE="$ELSEWHERE" exec "$@"\n',
}


@pytest.fixture(autouse=True)
def _thorough(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--thorough"):
        pytest.skip("only with --thorough, as .ci/run procedures says")


def procedure(heading: str) -> str:
    """Returns the commands below a heading."""
    below = OPERATING.partition(f"### {heading}\n")[2]
    found = re.search(r"```sh\n(.*?)```", below.partition("\n### ")[0], re.DOTALL)
    assert found
    return found[1]


@dataclass
class Machine:
    """A folder with a bot at work, and another one to move to."""

    telegram: StandIn
    place: Path
    elsewhere: Path
    environment: dict[str, str]

    async def run(self, commands: str) -> str:
        """Runs commands one after the other until one fails; returns what they print."""
        shell = await asyncio.create_subprocess_exec(
            "sh", "-eu", "-c", commands, cwd=self.place, env=self.environment,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        async with asyncio.timeout(90):
            told, _ = await shell.communicate()
        assert shell.returncode == 0, told.decode()
        return told.decode()

    def store(self, place: Path | None = None) -> Store:
        """Opens the store in a folder, by default that of the first machine."""
        return Store(f"sqlite:///{place or self.place}/papergram.db", must_exist=True)

    async def answers(self, person: Person) -> None:
        """Checks that a bot is at work."""
        person.say("/status")
        await self.telegram.wait_for_message(person, within=30)


@asynccontextmanager
async def machine(folder: Path) -> AsyncIterator[Machine]:
    """Sets up a machine; the bot is not started yet."""
    shims, place, elsewhere = (folder / name for name in ("shims", "place", "elsewhere"))
    for path in (shims, place / "digests", elsewhere / "digests"):
        path.mkdir(parents=True)
    for name, text in SHIMS.items():
        (shims / name).write_text(text, encoding="utf-8")
        (shims / name).chmod(0o755)
    (place / "digests" / SEED.name).write_bytes(SEED.read_bytes())
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PAPERGRAM_")}
    environment = kept | {
        "PATH": f"{shims}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT),
        "PLACE": str(place), "ELSEWHERE": str(elsewhere),
        "PAPERGRAM_DIGESTS__SCAN_SECONDS": "1",
    }  # fmt: skip
    async with StandIn() as telegram:
        (place / "config.toml").write_text(
            f'[telegram]\ntoken = "{telegram.token}"\napi_url = "{telegram.url}"\n'
            '[digests]\nfolder = "digests"\n[store]\nbackup_folder = "backups"\n',
            encoding="utf-8",
        )
        (place / "config.toml").chmod(0o600)
        try:
            yield Machine(telegram, place, elsewhere, environment)
        finally:
            for pid in (path for path in (place / "pid", elsewhere / "pid") if path.exists()):
                os.kill(int(pid.read_text("ascii")), signal.SIGKILL)


async def started(there: Machine) -> Person:
    """Starts the bot; returns a person who has subscribed and got the newest digest."""
    await there.run("systemctl start papergram")
    with there.store() as store:
        async with asyncio.timeout(60):
            while not store.papers.counts()[0]:  # noqa: ASYNC110  no event tells
                await asyncio.sleep(0.1)
    anna = there.telegram.person("Anna", language_code="en")
    anna.start()
    await there.telegram.wait_for_message(anna, _is_overview, within=30)
    return anna


def _is_overview(message: Message) -> bool:
    return message.text.startswith("📄")


async def test_back_to_a_backup(tmp_path: Path) -> None:
    async with machine(tmp_path) as there:
        anna = await started(there)
        await there.run("papergram backup backups/papergram-2026-02-16.db")
        anna.say("/unsubscribe")
        await there.telegram.wait_for_message(anna, within=30)

        said = await there.run(procedure("Back to a backup"))

        assert "restored, 1 digest, 23 papers" in said
        await there.answers(anna)
        with there.store() as store:
            assert store.subscriptions.counts() == (1, 0)


async def test_to_a_newer_version_and_back(tmp_path: Path) -> None:
    async with machine(tmp_path) as there:
        anna = await started(there)
        await there.run(procedure("To a newer version"))
        await there.answers(anna)
        await there.run("systemctl stop papergram")
        with closing(sqlite3.connect(there.place / "papergram.db")) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")

        await there.run(procedure("Back to an older version"))

        await there.answers(anna)
        with there.store() as store:
            assert store.subscriptions.counts() == (1, 0)


async def test_to_another_machine(tmp_path: Path) -> None:
    async with machine(tmp_path) as there:
        anna = await started(there)

        await there.run(procedure("To another machine"))

        await there.answers(anna)
        assert (there.elsewhere / "pid").exists()
        with there.store(there.elsewhere) as store:
            assert store.subscriptions.counts() == (1, 0)
            assert store.papers.counts() == (1, 23)


async def test_another_token(tmp_path: Path) -> None:
    async with machine(tmp_path) as there:
        anna = await started(there)
        old, new = there.telegram.token, "123456:another-token-of-the-same-bot"
        there.telegram.world.token = new
        file = there.place / "config.toml"
        file.write_text(file.read_text("utf-8").replace(old, new), encoding="utf-8")

        said = await there.run(procedure("Another token, another name"))

        assert "FAIL" not in said
        await there.answers(anna)


async def test_a_fresh_machine(tmp_path: Path) -> None:
    """From nothing to a subscriber who gets the newest papers, which the bot got itself."""
    async with machine(tmp_path) as there, Sources() as sources:
        (there.place / "config.toml").unlink()
        (there.place / "digests" / SEED.name).unlink()
        there.environment["PAPERGRAM_FEED__HF_URL"] = sources.hf_url
        options = "--admin 700 --zone UTC --language en --feed --contact me@example.org"
        token = f"PAPERGRAM_TELEGRAM__TOKEN={there.telegram.token}"

        made = await there.run(
            f"{token} papergram init --yes {options} --api-url {there.telegram.url}"
        )
        told = await there.run("papergram check")
        anna = await started(there)
        overview = await there.telegram.wait_for_message(anna, _is_overview)

        assert "ok   feed, list: " in made
        assert "FAIL" not in told
        day = date.fromisoformat(day_of(overview.text))
        assert (there.place / "digests" / f"{day}.md").exists()
        assert sources.hub.papers_of(day)[0].title.partition(":")[0] in overview.text


async def test_what_the_compose_file_runs(tmp_path: Path, unused_tcp_port: int) -> None:
    """Its settings, the image's command and the health check, by hand: no engine is needed."""
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    service = compose["services"]["papergram"]
    async with machine(tmp_path) as there:
        token = f'token = "{there.telegram.token}"'
        file = there.place / "config.toml"  # in the volume: for what the settings do not name
        file.write_text(file.read_text("utf-8").replace(token, ""), encoding="utf-8")
        given = {"PAPERGRAM_TELEGRAM__TOKEN": there.telegram.token}
        port = service["environment"]["PAPERGRAM_HEALTH__LISTEN"].rpartition(":")[2]

        def fit(text: str) -> str:
            filled = re.sub(r"\$\{(\w+):[-?]([^}]*)\}", lambda m: given.get(m[1], ""), text)
            here = filled.replace("/data", str(there.place)).replace("0.0.0.0", "127.0.0.1")
            return here.replace(f":{port}", f":{unused_tcp_port}")

        there.environment |= {name: fit(value) for name, value in service["environment"].items()}
        there.environment["PAPERGRAM_LOG__FORMAT"] = "json"
        there.environment["PAPERGRAM_STORE__URL"] = f"sqlite:///{there.place}/papergram.db"
        there.environment["PATH"] = f"{Path(sys.executable).parent}:{there.environment['PATH']}"
        await started(there)
        kind, *command = service["healthcheck"]["test"]

        assert kind == "CMD"
        await there.run(shlex.join(map(fit, command)))
        lines = (there.place / "log").read_text(encoding="utf-8").splitlines()
        assert all(json.loads(line)["message"] for line in lines)


@pytest.mark.parametrize("name", sorted(SHIMS.keys() - {"papergram"}))
def test_a_stand_in_is_for_a_command_that_is_written(name: str) -> None:
    assert f"\n{name} " in OPERATING
