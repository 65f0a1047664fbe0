"""Where a reader probably is, by the language of their Telegram. Pure."""

from babel.core import get_global

from bot.chat.words.cities import find_zone

_EVERYWHERE = "en"
"""A language that says nothing of a place."""
_MOST_LIVE_IN = {
    "de": "Europe/Berlin", "es": "Europe/Madrid", "id": "Asia/Jakarta", "kk": "Asia/Almaty",
    "ms": "Asia/Kuala_Lumpur", "pt": "America/Sao_Paulo", "ru": "Europe/Moscow",
    "uk": "Europe/Kyiv", "uz": "Asia/Tashkent",
}  # fmt: skip
"""Zones of languages whose country has several."""


def guess_zone(code: str | None, language: str, zone: str) -> str:
    """Returns the zone of the country that a language is mostly spoken in.

    ``code`` is Telegram's ``language_code``. ``language`` and ``zone`` are the operator's own, who
    is probably near those who speak it.
    """
    plain = (code or _EVERYWHERE).replace("_", "-").lower()
    parts = plain.split("-")
    if parts[0] == _EVERYWHERE or plain in (language, f"{language}-hans"):
        return zone
    if parts[0] in _MOST_LIVE_IN and len(parts) == 1:
        return _MOST_LIVE_IN[parts[0]]
    region = parts[-1].upper() if len(parts) > 1 and len(parts[-1]) == 2 else None
    if region is None:
        tag = "_".join([parts[0], *(part.title() for part in parts[1:])])
        likely = get_global("likely_subtags")
        region = str(likely.get(tag) or likely.get(parts[0]) or "").rpartition("_")[2]
    zones = get_global("territory_zones").get(region, ())
    return find_zone(zones[0]) or zone if len(zones) == 1 else _MOST_LIVE_IN.get(parts[0], zone)
