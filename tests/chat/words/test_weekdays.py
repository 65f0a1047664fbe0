"""Days of the week as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.words.weekdays import read_weekdays
from bot.texts.catalogue import catalogues


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("every day", "1234567"),
        ("Daily", "1234567"),
        ("每天", "1234567"),
        ("weekdays", "12345"),
        ("工作日", "12345"),
        ("周末", "67"),
        ("Mon, Wed and Fri", "135"),
        ("fri mon", "15"),
        ("mon-fri", "12345"),
        ("Sat to Mon", "167"),
        ("lunes, miércoles y viernes", "135"),
        ("Lunes a viernes", "12345"),
        ("todos los días", "1234567"),
        ("fin de semana", "67"),
        ("to and", None),
        ("周一、周三", "13"),
        ("周一周三", "13"),
        ("週一週三禮拜五", "135"),
        ("月水金", "135"),
        ("月曜水曜", "13"),
        ("月〜金", "12345"),
        ("周一三五", "135"),
        ("星期一到星期四", "1234"),
        ("周六日", "67"),
        ("周一和周五", "15"),
        ("周一、三、五", "135"),
        ("週一至五", "12345"),
        ("Mon.–Fri.", "12345"),
        ("Monday through Friday", "12345"),
        ("пн., ср. и пт.", "135"),
        ("135", "135"),
        ("531", "135"),
        ("1 2", None),
        ("mon, someday", None),
        ("mon-", None),
        ("0", None),
        ("8", None),
        ("", None),
    ],
)
def test_days_are_read_in_all_languages(text: str, days: str | None) -> None:
    assert read_weekdays(text, catalogues()) == days


@given(st.text())
def test_any_text_names_days_of_the_week_or_none(text: str) -> None:
    days = read_weekdays(text, catalogues())

    assert days is None or (days and days == "".join(sorted(set(days) & set("1234567"))))
