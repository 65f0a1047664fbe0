"""The requests of the page, checked here and typed from then on."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter

from bot.texts.catalogue import check_language


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SendText(_Request):
    """Type a text into a chat, or post it in a channel."""

    do: Literal["say"]
    chat: int
    topic: int = 0
    text: str = Field(min_length=1, max_length=4096)


class TapButton(_Request):
    """Tap an inline button."""

    do: Literal["press"]
    chat: int
    message: int
    row: int = Field(ge=0)
    column: int = Field(ge=0)


class PressStart(_Request):
    """Press Start, or follow the bot's own link with this payload; lifts a block."""

    do: Literal["start"]
    payload: str = Field("", max_length=64)


class ChangeLanguage(_Request):
    """Use Telegram in another language."""

    do: Literal["language"]
    code: Annotated[str, AfterValidator(check_language)]


class BlockBot(_Request):
    """Block the bot."""

    do: Literal["block"]


class AdvanceClock(_Request):
    """Move the clock on: by an hour, or to the next push."""

    do: Literal["advance"]
    to: Literal["hour", "push"]


class FloodNext(_Request):
    """Have Telegram refuse the bot's next message and ask for a pause."""

    do: Literal["flood"]


class LoseAnswer(_Request):
    """Have the bot's next message arrive and Telegram's answer be lost."""

    do: Literal["lose"]


class NewReport(_Request):
    """Drop a report for the next day into the folder."""

    do: Literal["arrive"]


class FeedToday(_Request):
    """Have the bot get the day's papers itself."""

    do: Literal["feed"]


class CorrectReport(_Request):
    """Drop the newest report into the folder again, with a line changed."""

    do: Literal["correct"]


PageRequest = Annotated[
    SendText
    | TapButton
    | PressStart
    | ChangeLanguage
    | BlockBot
    | AdvanceClock
    | FloodNext
    | LoseAnswer
    | NewReport
    | FeedToday
    | CorrectReport,
    Field(discriminator="do"),
]

_adapter: TypeAdapter[PageRequest] = TypeAdapter(PageRequest)


def parse_request(content: bytes) -> PageRequest:
    """Returns the request in a JSON text. Raises pydantic's ``ValidationError``."""
    return _adapter.validate_json(content)
