"""The texts of a catalogue with their values filled in.

Of what Fluent knows, catalogues use variables, choices (``->``), other texts and texts in quotes;
anything else raises.

The runtime of Fluent's own library would bring 10 MB of Babel's data into each process. They are
needed for plural forms, unless a catalogue gives numbers as such (``[1]``), and for numbers from
1,000 on.
"""

from collections.abc import Callable, Mapping

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

Value = str | int
_PLURAL_FORMS = {"zero", "one", "two", "few", "many"}


def fill(
    pattern: Pattern, values: Mapping[str, Value], language: str, other: Callable[[str], Pattern]
) -> str:
    """Returns a text with its values.

    ``pattern`` is the text as the parser gives it, ``values`` are by their names, ``language`` says
    how numbers look, and ``other`` returns another text by its key. Raises ``KeyError`` for a value
    or text that is missing.
    """
    parts: list[str] = []
    for element in pattern.elements:
        match element:
            case TextElement(value=text):
                parts.append(text)
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


def _show(value: Value, language: str) -> str:
    if isinstance(value, str):
        return value
    if abs(value) < 1000:
        return str(value)
    from babel.numbers import format_decimal  # noqa: PLC0415  see above

    return format_decimal(value, locale=language)


def _choose(choice: SelectExpression, values: Mapping[str, Value], language: str) -> Variant:
    """Returns the variant for the value itself, else for its plural form, else the default."""
    value = _value_of(choice.selector, values)
    variants = {
        key.value if isinstance(key := variant.key, NumberLiteral) else key.name: variant
        for variant in choice.variants
    }
    found = variants.get(str(value))
    if found is None and isinstance(value, int) and not _PLURAL_FORMS.isdisjoint(variants):
        from babel import Locale  # noqa: PLC0415  see above

        found = variants.get(Locale.parse(language).plural_form(value))
    return found or next(variant for variant in choice.variants if variant.default)
