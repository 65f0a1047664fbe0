"""Which webhooks and feeds are taken."""

from datetime import time

import pytest

from bot.config import Settings, load_settings, secrets_of
from bot.errors import ConfigError


def webhook(**keys: str) -> dict[str, str]:
    """Returns an environment with a webhook; ``keys`` are those of ``telegram``."""
    given = {"webhook_url": "https://papers.example.org/hook", "webhook_secret": "s"} | keys
    return {f"PAPERGRAM_TELEGRAM__{key.upper()}": value for key, value in given.items()}


@pytest.mark.parametrize(
    "url",
    [
        "https://papers.example.org/hook",
        "https://papers.example.org:8443/a/b-c_d.e~f",
        "https://xn--bcher-kva.example:88/bot123:abc",
        "https://8.8.8.8:80/hook",
        "https://[2001:4860:4860::8888]:443/hook",
    ],
)
def test_an_address_that_telegram_can_call_is_taken(url: str) -> None:
    assert load_settings(None, {}).telegram.webhook_url == ""
    assert _load(webhook(webhook_url=url)).telegram.webhook_url == url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("papers.example.org/hook", "an address with a path"),
        ("http://papers.example.org/hook", "an address with a path"),
        ("HTTPS//papers.example.org/hook", "an address with a path"),
        ("https:///hook", "an address with a path"),
        ("https://me:hunter2@papers.example.org/hook", "an address with a path"),
        ("https://papers.example.org/hook?a=hunter2", "an address with a path"),
        ("https://papers.example.org/hook#hunter2", "an address with a path"),
        ("https://papers.example.org/a hook", "an address with a path"),
        ("https://papers.example.org/hook\n", "an address with a path"),
        ("https://bücher.example/hook", "an address with a path"),
        ("https://papers.example.org", "a path behind the host"),
        ("https://papers.example.org/", "a path behind the host"),
        ("https://papers.example.org:8080/hook", "port 443, 80, 88 or 8443"),
        ("https://papers.example.org:0/hook", "port 443, 80, 88 or 8443"),
        ("https://papers.example.org:99999/hook", "port 443, 80, 88 or 8443"),
        ("https://localhost/hook", "a public name"),
        ("https://papers/hook", "a public name"),
        ("https://papers.local/hook", "a public name"),
        ("https://papers.localhost/hook", "a public name"),
        ("https://papers..org/hook", "a public name"),
        ("https://-papers.org/hook", "a public name"),
        ("https://pa_pers.org/hook", "a public name"),
        ("https://127.0.0.1/hook", "a public name"),
        ("https://10.0.0.7/hook", "a public name"),
        ("https://192.168.1.7:8443/hook", "a public name"),
        ("https://[::1]/hook", "a public name"),
        ("https://[fe80::1]/hook", "a public name"),
        ("https://1.2.3/hook", "a public name"),
        ("https://999.1.1.1/hook", "a public name"),
    ],
)
def test_an_address_that_telegram_would_not_call_is_refused(url: str, expected: str) -> None:
    with pytest.raises(ConfigError, match=r"^telegram\.webhook_url: expected") as error:
        _load(webhook(webhook_url=url))

    assert expected in str(error.value)
    assert "hunter2" not in str(error.value)


@pytest.mark.parametrize("secret", ["s", "A-Za-z0-9_-", "x" * 256])
def test_a_secret_that_telegram_takes_is_taken(secret: str) -> None:
    assert _load(webhook(webhook_secret=secret))


@pytest.mark.parametrize("secret", ["hunter2!", "x" * 257, "hunter 2", "hünter"])
def test_a_secret_that_telegram_refuses_is_refused(secret: str) -> None:
    with pytest.raises(ConfigError, match=r"^telegram\.webhook_secret: expected") as error:
        _load(webhook(webhook_secret=secret))

    assert secret not in str(error.value)


@pytest.mark.parametrize(
    ("listen", "behind_proxy", "taken"),
    [
        ("127.0.0.1", "true", True),
        ("::1", "true", True),
        ("localhost", "true", True),
        ("127.0.0.1", "false", False),
        ("0.0.0.0", "true", False),
        ("192.168.1.7", "true", False),
    ],
)
def test_only_a_webhook_behind_a_proxy_here_needs_no_secret(
    listen: str, behind_proxy: str, taken: bool
) -> None:
    keys = webhook(webhook_secret="", webhook_listen=listen, webhook_behind_proxy=behind_proxy)

    if taken:
        assert _load(keys).telegram.webhook_behind_proxy
        return
    with pytest.raises(ConfigError, match=r"^telegram\.webhook_secret: .*webhook_behind_proxy"):
        _load(keys)


@pytest.mark.parametrize("listen", ["", "papers.example.org", "127.0.0.1:8443"])
def test_a_webhook_listens_at_an_address(listen: str) -> None:
    with pytest.raises(ConfigError, match=r"^telegram\.webhook_listen: .*expected an IP address"):
        _load(webhook(webhook_listen=listen))


def test_two_wrong_keys_of_a_webhook_are_both_named() -> None:
    keys = webhook(webhook_url="http://x", webhook_listen="x", webhook_secret="")

    with pytest.raises(ConfigError) as error:
        _load(keys)

    assert "telegram.webhook_url" in str(error.value)
    assert "telegram.webhook_listen" in str(error.value)


def _load(environment: dict[str, str]) -> Settings:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        return load_settings(None, environment)


@pytest.mark.parametrize(
    ("key", "value", "named"),
    [
        ("FEED__SOURCE", "rss", "feed.source: 'rss' expected hf, or categories"),
        ("FEED__LANGUAGES", "fr", "feed.languages: 'fr'"),
        ("FEED__LANGUAGES", "zh-hant", "feed.languages: 'zh-hant' expected 'es', "),
        ("FEED__LANGUAGES", "zh, zh", "feed.languages: "),
        ("FEED__LANGUAGES", "", "feed.languages: "),
        ("FEED__PUBLISH", "noon", "feed.publish: 'noon' expected \"closed\" or an hour in UTC"),
        ("FEED__PAGE_SECONDS", "1", "feed.page_seconds: '1' expected at least 3"),
        ("FEED__CONTACT", "two words", "feed.contact: 'two words' expected an address"),
        ("LLM__URL", "http://127.0.0.1:11434/v1", "llm.model: '' expected the name of a model"),
        ("LLM__OPTIONS", "fast", "llm.options: 'fast' expected JSON"),
        ("LLM__CONCURRENCY", "0", "llm.concurrency: '0'"),
    ],
)
def test_a_feed_that_cannot_be_is_refused_by_name(key: str, value: str, named: str) -> None:
    with pytest.raises(ConfigError) as error:
        _load({f"PAPERGRAM_{key}": value})

    assert str(error.value).startswith(named)


def test_a_feed_is_read_from_the_environment_too() -> None:
    settings = _load(
        {
            "PAPERGRAM_FEED__LANGUAGES": "en, zh",
            "PAPERGRAM_FEED__PUBLISH": "08:30",
            "PAPERGRAM_FEED__WORDS": "robot,机器人",
            "PAPERGRAM_FEED__SOURCE": "arxiv:cs.CL,cs.RO",
            "PAPERGRAM_LLM__OPTIONS": '{"temperature": 0.1}',
        }
    )

    assert settings.feed.languages == ("en", "zh")
    assert settings.feed.publish == time(8, 30)
    assert settings.feed.words == ("robot", "机器人")
    assert settings.llm.options == {"temperature": 0.1}


def test_a_key_of_a_model_is_in_no_error() -> None:
    with pytest.raises(ConfigError) as error:
        load_settings(None, {"PAPERGRAM_LLM__KEY": "sk-1", "PAPERGRAM_LLM__TIMEOUT": "never"})

    assert "sk-1" not in str(error.value)


@pytest.mark.parametrize(
    "address", ["", "127.0.0.1:8080", "0.0.0.0:1", "[::1]:65535", "localhost:80"]
)
def test_an_address_to_listen_at_is_taken(address: str) -> None:
    taken = _load({"PAPERGRAM_HEALTH__LISTEN": address}).health.listen

    assert taken == address.replace("[", "").replace("]", "")


@pytest.mark.parametrize(
    "address",
    ["8080", ":8080", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", "a.example:80", "x:"],
)
def test_another_one_is_refused(address: str) -> None:
    with pytest.raises(ConfigError, match=r"^health\.listen: .*expected an IP address"):
        _load({"PAPERGRAM_HEALTH__LISTEN": address})


@pytest.mark.parametrize("url", ["hc-ping.com/hunter2", "ftp://x/hunter2", "https://u:hunter2@x/y"])
def test_a_ping_url_that_is_none_is_refused_without_showing_it(url: str) -> None:
    with pytest.raises(ConfigError, match=r"^health\.ping_url: expected") as error:
        _load({"PAPERGRAM_HEALTH__PING_URL": url})

    assert "hunter2" not in str(error.value)


def test_every_secret_is_kept_from_the_log() -> None:
    keys = ("TELEGRAM__TOKEN", "LLM__KEY", "FEED__HF_TOKEN", "HEALTH__PING_URL")
    given = {key: f"1:{key.replace('__', '')}" for key in keys} | {
        "HEALTH__PING_URL": "https://hc.example.org/key"
    }
    settings = _load({f"PAPERGRAM_{key}": value for key, value in given.items()})

    assert set(secrets_of(settings)) == {*given.values(), ""}


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("PUSH__RATE", "x", "push.rate: 'x' expected a number"),
        ("PUSH__RATE", "0", "push.rate: '0' expected a number greater than 0"),
        ("LLM__CONCURRENCY", "99", "llm.concurrency: '99' expected at most 64"),
        ("FEED__LOOK_BACK", "-1", "feed.look_back: '-1' expected at least 0"),
        ("TELEGRAM__ADMINS", "me", "telegram.admins.0: 'me' expected a whole number"),
        ("PUSH__PAID", "maybe", "push.paid: 'maybe' expected true or false"),
        ("PUSH__ON_UNKNOWN", "x", "push.on_unknown: 'x' expected 'resend' or 'skip'"),
        ("LLM__OPTIONS", "[1]", "llm.options: [1] expected a table"),
    ],
)
def test_what_is_expected_is_said_in_plain_words(key: str, value: str, expected: str) -> None:
    with pytest.raises(ConfigError) as error:
        load_settings(None, {f"PAPERGRAM_{key}": value})

    assert str(error.value) == expected
