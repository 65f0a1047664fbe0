"""The texts of a catalogue with their values filled in.

Of what Fluent knows, catalogues use variables, choices (``->``), other texts and texts in quotes;
anything else raises.

Babel knows how languages write dates, numbers from 1,000 on, and plural forms. It is loaded when
one of them is first said: it takes 6 MB, and a megabyte for each language. A catalogue that gives
numbers as such (``[1]``) needs no plural forms.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from fluent.syntax.ast import (
    MessageReference,
    NumberLiteral,
    Pattern,
    Placeable,
    SelectExpression,
    StringLiteral,
    TextElement,
    VariableReference,
    Variant,
)

from bot.texts.say import Month, Value

if TYPE_CHECKING:
    from babel import Locale

_PLURAL_FORMS = {"zero", "one", "two", "few", "many"}


def fill(
    pattern: Pattern, values: Mapping[str, Value], language: str, other: Callable[[str], Pattern]
) -> str:
    """Returns a text with its values.

    ``pattern`` is the text as the parser gives it, ``values`` are by their names, ``language`` says
    how numbers and dates look, and ``other`` returns another text by its key. Raises ``KeyError``
    for a value or text that is missing.
    """
    parts: list[str] = []
    for element in pattern.elements:
        match element:
            case TextElement(value=text):
                # Dates of some languages end with a full stop, which then ends the sentence too.
                ended = parts[-1:] and parts[-1].endswith(".")
                parts.append(text.removeprefix(".") if ended else text)
            case Placeable(expression=SelectExpression() as choice):
                chosen = _choose(choice, values, language)
                parts.append(fill(chosen.value, values, language, other))
            case Placeable(expression=MessageReference() as reference):
                parts.append(fill(other(reference.id.name), values, language, other))
            case Placeable(expression=expression):
                parts.append(_show(_value_of(expression, values), language))
    return "".join(parts)


def _value_of(expression: object, values: Mapping[str, Value]) -> Value:
    if isinstance(expression, StringLiteral):  # for spaces at the end of a text
        return expression.value
    if not isinstance(expression, VariableReference):
        raise TypeError(f"a text may have variables and choices, not {type(expression).__name__}")
    return values[expression.id.name]


def locale_of(language: str) -> "Locale":
    """Returns what Babel knows of a language."""
    from babel import Locale  # noqa: PLC0415  see above

    # English is for everybody without a catalogue of their own, and most write the day first.
    return Locale.parse("en-001" if language == "en" else language, sep="-")


def _show(value: Value, language: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value) if abs(value) < 1000 else _show_number(value, language)
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415  see above

    if isinstance(value, Month):
        return format_skeleton("yMMMM", value, locale=locale_of(language))
    return format_date(value, "long", locale=locale_of(language))


def _show_number(value: int, language: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415  see above

    return format_decimal(value, locale=locale_of(language))


def _choose(choice: SelectExpression, values: Mapping[str, Value], language: str) -> Variant:
    """Returns the variant for the value itself, else for its plural form, else the default."""
    value = _value_of(choice.selector, values)
    variants = {
        key.value if isinstance(key := variant.key, NumberLiteral) else key.name: variant
        for variant in choice.variants
    }
    found = variants.get(str(value))
    if found is None and isinstance(value, int) and not _PLURAL_FORMS.isdisjoint(variants):
        found = variants.get(locale_of(language).plural_form(value))
    return found or next(variant for variant in choice.variants if variant.default)
