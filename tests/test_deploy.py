"""The files that start the bot elsewhere fit its configuration and each other."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.config import PREFIX, Telegram, load_settings

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "docs" / "deploy"
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
UNIT = (DEPLOY / "papergram.service").read_text(encoding="utf-8")
SECRET = {f"{PREFIX}TELEGRAM__WEBHOOK_SECRET": "s"}


def composed(name: str = "papergram") -> dict[str, Any]:
    """Returns a service of the compose file."""
    file = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    assert set(file["services"]) == set(file["volumes"]) == {"papergram", "standby", "postgres"}
    service: dict[str, Any] = file["services"][name]
    return service


def filled(environment: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """Returns an environment as compose fills it in from what is ``given`` in ``.env``."""

    def fill(found: re.Match[str]) -> str:
        name, operator, default = found.groups()
        if name in given:
            return given[name]
        assert operator == ":-", f"{name} is needed"
        return default

    pattern = re.compile(r"\$\{(\w+)(:-|:\?)([^}]*)\}")
    return {name: pattern.sub(fill, value) for name, value in environment.items()}


def image_settings() -> dict[str, str]:
    """Returns the settings of the image."""
    return dict(re.findall(rf"({PREFIX}\w+)=(\S+)", DOCKERFILE))


def unit_values(key: str) -> list[str]:
    """Returns the values of a key of the unit."""
    return re.findall(rf"^{key}=(.*)$", UNIT, re.MULTILINE)


def test_the_settings_of_the_compose_file_are_taken() -> None:
    given = {f"{PREFIX}TELEGRAM__TOKEN": "1:x"}
    settings = load_settings(None, image_settings() | filled(composed()["environment"], given))

    assert settings.telegram.token.get_secret_value() == "1:x"
    assert settings.telegram.admins == ()
    places = [settings.digests.folder, Path(settings.store.backup_folder)]
    places.append(Path(settings.store.url.removeprefix("sqlite:///")))
    assert [place.parent for place in places] == [Path("/data")] * 3, "all is in the volume"


def test_the_process_that_stands_by_has_the_same_database() -> None:
    """In PostgreSQL, and only in the profile that has one."""
    postgres, standby = composed("postgres"), composed("standby")
    user, name = (postgres["environment"][f"POSTGRES_{key}"] for key in ("USER", "DB"))
    url = f"postgresql+psycopg://{user}:hunter2@postgres/{name}"
    given = {f"{PREFIX}TELEGRAM__TOKEN": "1:x", f"{PREFIX}STORE__URL": url}
    first, second = (
        load_settings(None, image_settings() | filled(one["environment"], given))
        for one in (composed(), standby)
    )

    assert first.store.url == second.store.url == url
    assert second.store.backup_folder == ""
    assert postgres["profiles"] == standby["profiles"] == ["postgresql"]
    assert "profiles" not in composed()
    assert "ports" not in standby
    written = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    assert url.replace("hunter2", "PASSWORD") in written


def test_the_compose_file_wants_a_token() -> None:
    with pytest.raises(AssertionError, match="TOKEN is needed"):
        filled(composed()["environment"], {})


def test_the_container_can_write_into_its_volume_alone() -> None:
    service = composed()

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}
    mounted = {volume.split(":")[1] for volume in service["volumes"]} | set(service["tmpfs"])
    assert mounted == {"/data", "/data/digests", "/tmp"}
    assert "/tmp" in DOCKERFILE.partition("MPLCONFIGDIR=")[2].split()[0]


def test_what_the_compose_file_asks_is_what_the_bot_serves() -> None:
    service = composed()
    port = service["environment"][f"{PREFIX}HEALTH__LISTEN"].rpartition(":")[2]

    assert f"http://127.0.0.1:{port}/ready" in service["healthcheck"]["test"][-1]
    assert service["ports"] == [f"127.0.0.1:{port}:{port}"], "for this machine alone"


def test_the_image_runs_pinned_versions_as_an_ordinary_user() -> None:
    installs = re.findall(r"pip (?:wheel|install) [^&]*", DOCKERFILE.replace("\\\n", " "))

    assert all(
        "--require-hashes" in one or "--no-deps" in one or "--no-index" in one for one in installs
    )
    assert set(re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)) == {"${BASE}"}
    assert re.search(r"^ARG BASE=python:[\d.]+-slim@sha256:[0-9a-f]{64}$", DOCKERFILE, re.MULTILINE)
    assert re.findall(r"^USER (\w+)$", DOCKERFILE, re.MULTILINE) == ["papergram"]
    assert load_settings(None, image_settings())


def test_the_settings_of_the_unit_are_taken() -> None:
    given = [one.partition("=") for one in unit_values("Environment") if PREFIX in one]
    settings = load_settings(None, {name: value for name, _, value in given})
    (state,) = unit_values("StateDirectory")

    assert unit_values("WorkingDirectory") == ["/var/lib/papergram"]
    kept = {str(Path("/var/lib") / name) for name in state.split()}
    assert {str(settings.digests.folder), settings.store.backup_folder} < kept
    assert settings.store.url == "sqlite:////var/lib/papergram/papergram.db"


def test_the_unit_starts_the_bot_with_a_file_that_only_root_reads() -> None:
    (start,), (credential,) = unit_values("ExecStart"), unit_values("LoadCredential")
    command = shlex.split(start)

    assert command[0] == "/opt/papergram/bin/papergram"
    assert command[1:] == ["run", "-c", f"%d/{credential.partition(':')[0]}"]
    assert unit_values("DynamicUser") == ["yes"]
    assert unit_values("RestartPreventExitStatus") == ["2"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_finds_no_fault_with_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "papergram.service"
    unit.write_text(UNIT.replace("/opt/papergram/bin/papergram", "/bin/true"), encoding="utf-8")

    for command in (["verify"], ["security", "--offline=true", "--threshold=20"]):
        done = subprocess.run(
            ["systemd-analyze", *command, str(unit)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf"])
def test_a_proxy_hands_on_the_webhook_and_nothing_else(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    (url,) = re.findall(rf"{PREFIX}TELEGRAM__WEBHOOK_URL=(\S+)", text)
    settings = load_settings(None, SECRET | {f"{PREFIX}TELEGRAM__WEBHOOK_URL": url})
    host, path = re.fullmatch(r"https://([^/]+)(/.+)", settings.telegram.webhook_url).groups()  # type: ignore[union-attr]
    (target,) = re.findall(r"(?:reverse_proxy |proxy_pass http://)([\d.:]+)", text)
    telegram = Telegram()

    assert target == f"{telegram.webhook_listen}:{telegram.webhook_port}"
    assert re.search(rf"(?:server_name {host};|^{host} \{{)", text, re.MULTILINE)
    assert re.search(rf"(?:location = |handle ){path} ", text)
    assert re.search(r"(?:return|respond) 404", text)
    assert text.count("{") == text.count("}")
