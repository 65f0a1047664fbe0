"""A language model behind any OpenAI-compatible address.

The library is imported when it is needed, in a thread: that takes more than a second and 29 MB.
"""

import asyncio
import json
import re
import ssl
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from bot.feed.sources.outcomes import NotNow, Refused, Stopped, TooLong
from bot.feed.sources.retries import Passing, persist
from bot.feed.steps.huggingface import pause_of
from bot.feed.steps.prompts import Message

if TYPE_CHECKING:
    import openai

_CODE = re.compile(r"^Error code: \d+(?: - )?")
_NO_KEY = "none"
"""What a server without keys is told: the library wants one."""
_LONGEST_REASON = 200
_TOO_LONG = ("context_length", "context length", "context window", "maximum context", "too long")
_WRONGLY_ASKED = (
    "unrecognized request argument", "unsupported parameter", "unknown parameter",
    "unsupported value", "extra inputs", "extra_forbidden", "unexpected keyword",
)  # fmt: skip
"""What servers say of an option that they do not know: no paper is at fault."""
_UNPAID = ("insufficient_quota", "billing", "exceeded your current quota", "insufficient balance")


@dataclass(frozen=True, slots=True)
class Answered:
    """What the model said."""

    text: str | None
    is_cut: bool
    """Whether it ended because it was too long."""
    tokens_in: int | None
    """What the server says that it read; ``None`` when it does not say."""
    tokens_out: int | None
    seconds: float


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """How to reach a model."""

    url: str
    key: str
    model: str
    seconds: float
    """How long one answer may take."""
    options: Mapping[str, Any]
    """Sent along as they are."""


class LanguageModel:
    """Asks one model."""

    def __init__(self, settings: ModelSettings) -> None:
        self.name = settings.model
        self._settings = settings
        self._library: Any = None
        self._client: openai.AsyncOpenAI | None = None
        self._opening = asyncio.Lock()

    async def aclose(self) -> None:
        """Closes its connections."""
        if self._client is not None:
            await self._client.close()

    async def ask(
        self, messages: Sequence[Message]
    ) -> Answered | NotNow | TooLong | Refused | Stopped:
        """Returns the model's answer to a conversation, or what became of the question."""
        client = await self._open()
        said = [{"role": one.role, "content": one.content} for one in messages]
        return await persist(lambda: self._ask(client, said))

    async def _open(self) -> "openai.AsyncOpenAI":
        async with self._opening:
            if self._client is None:
                self._client = await asyncio.to_thread(self._connect)
        return self._client

    def _connect(self) -> "openai.AsyncOpenAI":
        """Imports the library and makes a client; in a thread, since that takes long."""
        self._library = library = import_module("openai")
        settings, http = self._settings, None
        if settings.url.startswith("http://"):  # to read all certificates takes 70 ms
            none = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            http = library.DefaultAsyncHttpxClient(verify=none)
        client: openai.AsyncOpenAI = library.AsyncOpenAI(
            base_url=settings.url,
            api_key=settings.key or _NO_KEY,
            timeout=settings.seconds,
            max_retries=0,  # the feed has one policy of retries
            http_client=http,
        )
        return client

    async def _ask(
        self,
        client: "openai.AsyncOpenAI",
        messages: Any,  # noqa: ANN401  the library's types
    ) -> Answered | TooLong | Refused | Stopped:
        """Asks once; raises ``Passing`` for a passing fault."""
        library, began = self._library, time.monotonic()
        try:
            # The library counts between two bytes; an answer that drips would never end.
            async with asyncio.timeout(self._settings.seconds):
                answer = await client.chat.completions.create(
                    model=self.name, messages=messages, extra_body=dict(self._settings.options)
                )
        except (library.APITimeoutError, TimeoutError) as error:
            seconds = self._settings.seconds
            raise Passing(f"the model: no answer within {seconds:g} s (llm.timeout)") from error
        except library.APIStatusError as error:
            return self._judge(error.status_code, str(error.message), error.response.headers)
        except library.APIConnectionError as error:
            raise Passing(f"the model: no connection to {self._settings.url}") from error
        except (json.JSONDecodeError, library.OpenAIError, AttributeError) as error:
            # What is no JSON comes through as text, without the fields of an answer.
            raise Passing("the model: its address gives no answer of a model") from error
        return _read(answer, time.monotonic() - began)

    def _judge(
        self, status: int, text: str, headers: Mapping[str, str]
    ) -> TooLong | Refused | Stopped:
        """Says what an error of the server means; raises ``Passing`` for a passing one."""
        key = self._settings.key
        shown = " ".join(_CODE.sub("", text).split())[:_LONGEST_REASON]
        told = f": {shown.replace(key, '…') if key else shown}" if shown else ""
        reason = f"the model: HTTP {status}{told}"
        low = text.casefold()
        if status in (401, 402, 403, 404) or any(word in low for word in _UNPAID):
            return Stopped(f"{reason}; look at llm.url, llm.key and llm.model")
        if status in (408, 409, 425, 429) or status >= 500:
            raise Passing(reason, pause_of(headers, datetime.now(UTC)))
        if status == 413 or any(word in low for word in _TOO_LONG):
            return TooLong(reason)
        if any(word in low for word in _WRONGLY_ASKED):
            return Stopped(f"{reason}; look at llm.options")
        return Refused(reason)


def _read(answer: Any, seconds: float) -> Answered | Refused:  # noqa: ANN401  anything may come
    choices = getattr(answer, "choices", None)
    if choices is None and not hasattr(answer, "usage"):
        raise Passing("the model: its address gives no answer of a model")
    first = choices[0] if choices else None
    if first is not None and first.finish_reason == "content_filter":
        return Refused("the model: its filter ended the answer")
    usage = getattr(answer, "usage", None)
    return Answered(
        first.message.content if first is not None and first.message is not None else None,
        first is not None and first.finish_reason == "length",
        usage.prompt_tokens if usage else None,
        usage.completion_tokens if usage else None,
        seconds,
    )
