"""What the page can ask for: checked here, at the edge, and typed from then on."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter


class _Order(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Say(_Order):
    """Type a text into a chat, or post it in a channel."""

    do: Literal["say"]
    chat: int
    topic: int = 0
    text: str = Field(min_length=1, max_length=4096)


class Press(_Order):
    """Tap an inline button."""

    do: Literal["press"]
    chat: int
    message: int
    row: int = Field(ge=0)
    column: int = Field(ge=0)


class Start(_Order):
    """Press Start, or follow the bot's own link with this payload; lifts a block."""

    do: Literal["start"]
    payload: str = Field("", max_length=64)


class Language(_Order):
    """Use Telegram in another language."""

    do: Literal["language"]
    code: Literal["en", "zh"]


class Block(_Order):
    """Block the bot."""

    do: Literal["block"]


class Advance(_Order):
    """Move the clock on: by an hour, or to the next push."""

    do: Literal["advance"]
    to: Literal["hour", "push"]


class Flood(_Order):
    """Have Telegram refuse the bot's next message and ask for a pause."""

    do: Literal["flood"]


class Lose(_Order):
    """Have the bot's next message arrive and Telegram's answer be lost."""

    do: Literal["lose"]


class Arrive(_Order):
    """A report for the next day falls into the folder."""

    do: Literal["arrive"]


class Correct(_Order):
    """The newest report falls into the folder again, with a line changed."""

    do: Literal["correct"]


Order = Annotated[
    Say | Press | Start | Language | Block | Advance | Flood | Lose | Arrive | Correct,
    Field(discriminator="do"),
]

reader: TypeAdapter[Order] = TypeAdapter(Order)
"""Reads an order from JSON; raises pydantic's ``ValidationError``."""
