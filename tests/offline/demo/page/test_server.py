"""The page's server: whom it lets in, the headers of its answers, where it listens."""

import asyncio
import io
import json

import aiohttp
import pytest
from yarl import URL

from bot.offline.demo.page import security
from bot.offline.demo.page.items import ItemDiffer, small_item
from tests.offline.demo.page.conftest import Demo

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("path", ["/", "/main.js", "/nowhere", "/files/none", "/reports/none.md"])
async def test_every_answer_carries_the_policy(lasting: Demo, path: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(lasting.url + path) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", {}, 200),
        ("GET", "/", {"Host": "localhost:1"}, 200),
        ("GET", "/", {"Host": "evil.example"}, 403),
        ("GET", "/", {"Host": "127.0.0.1.evil.example"}, 403),
        ("GET", "/", {"Host": "192.168.0.7"}, 403),
        ("GET", "/", {"Host": "["}, 403),
        ("GET", "/main.js", {"Origin": "http://evil.example"}, 403),
        ("POST", "/requests", {}, 403),
        ("POST", "/requests", {"Origin": "null"}, 403),
        ("POST", "/requests", {"Origin": "http://127.0.0.1:1"}, 403),
        ("PUT", "/reports/a.md", {"Origin": "http://evil.example"}, 403),
        ("GET", "/stream", {"Origin": "http://evil.example"}, 403),
    ],
)
async def test_others_are_kept_out(
    lasting: Demo, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, lasting.url + path, headers=headers, data=b"") as answer,
    ):
        assert answer.status == status


async def test_a_stream_of_no_page_is_refused(lasting: Demo) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await session.ws_connect(f"{lasting.url}/stream")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"do": "language", "code": "en"}, 200),
        ({"do": "say", "chat": 1, "text": "?"}, 409),
        ({"do": "press", "chat": 1, "message": 1, "row": 0, "column": 0}, 409),
        ({"do": "press", "chat": 500000001, "message": 99, "row": 0, "column": 0}, 409),
        ({"do": "start", "payload": "no payload"}, 409),
        ({"do": "dance"}, 400),
        ({"do": "say", "chat": "1", "text": "?"}, 400),
        ([], 400),
    ],
)
async def test_requests_are_checked(lasting: Demo, body: object, status: int) -> None:
    async with (
        aiohttp.ClientSession(headers={"Origin": lasting.url}) as session,
        session.post(f"{lasting.url}/requests", data=json.dumps(body)) as answer,
    ):
        assert answer.status == status
        assert status == 200 or " " in (await answer.json())["error"]  # words, not a bare key


@pytest.mark.parametrize("name", ["..%2Fa.md", "a.txt", ".md", "a%2Fb.md", "%00.md", ""])
async def test_reports_stay_in_the_folder(lasting: Demo, name: str) -> None:
    before = sorted(lasting.stage.folder.iterdir())
    async with (
        aiohttp.ClientSession(headers={"Origin": lasting.url}) as session,
        session.put(URL(f"{lasting.url}/reports/{name}", encoded=True), data=b"# x") as answer,
    ):
        assert answer.status == 409
    assert sorted(lasting.stage.folder.iterdir()) == before


async def test_a_report_that_is_too_large_is_refused(lasting: Demo) -> None:
    async with (
        aiohttp.ClientSession(headers={"Origin": lasting.url}) as session,
        session.put(f"{lasting.url}/reports/a.md", data=io.BytesIO(bytes(10 << 20))) as answer,
    ):
        assert answer.status == 413
        assert (await answer.json())["error"] == "too large; expected less than 9 MB"


async def test_several_streams_tell_the_same(lasting: Demo) -> None:
    async with (
        aiohttp.ClientSession(headers={"Origin": lasting.url}) as session,
        session.ws_connect(f"{lasting.url}/stream") as one,
        session.ws_connect(f"{lasting.url}/stream") as two,
    ):
        first, second = [(await stream.receive_json()) for stream in (one, two)]
        assert first["bot"] == second["bot"]
        assert f"message/{lasting.reader.id}/1" in second


async def test_nothing_listens_beyond_its_own_address(lasting: Demo) -> None:
    for address in (lasting.url, lasting.stage.telegram.url):
        port = URL(address).port
        assert address == f"http://127.0.0.1:{port}"
        with pytest.raises(OSError, match=r"\w"):  # one that listens everywhere would be there too
            await asyncio.open_connection("127.0.0.2", port)


@pytest.mark.parametrize(
    ("name", "bound", "ours"),
    [
        ("127.0.0.1", "127.0.0.1", True),
        ("localhost", "127.0.0.1", True),
        ("::1", "::1", True),
        ("192.168.0.7", "127.0.0.1", False),
        ("192.168.0.7", "0.0.0.0", True),
        ("my.machine", "my.machine", True),
        ("evil.example", "0.0.0.0", False),
        ("", "0.0.0.0", False),
    ],
)
async def test_names_that_are_ours(name: str, bound: str, ours: bool) -> None:
    assert security.is_ours(name, bound) is ours


async def test_only_what_changed_is_told() -> None:
    differ = ItemDiffer()
    one, two, other = (small_item("a", {"n": 1}), small_item("a", {"n": 2}), small_item("b", {}))

    assert differ.changes([one, other]) == {"a": {"n": 1}, "b": {}}
    assert differ.changes([two, other]) == {"a": {"n": 2}}
    assert differ.changes([two]) == {"b": None}
    assert differ.changes([two]) == {}
