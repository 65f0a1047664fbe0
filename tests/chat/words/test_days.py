"""Days, as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.words.days import Unclear, read_day
from bot.texts.catalogue import LANGUAGES, catalogues, say_in

TODAY = date(2026, 3, 5)  # a Thursday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-02-16", date(2026, 2, 16)),
        ("2026-2-6", date(2026, 2, 6)),
        ("2026/2/16", date(2026, 2, 16)),
        ("2026.02.16", date(2026, 2, 16)),
        ("20260303", date(2026, 3, 3)),
        ("２０２６－０２－１６", date(2026, 2, 16)),
        ("2026年3月3日", date(2026, 3, 3)),
        ("2026 年 3 月 3 号", date(2026, 3, 3)),
        ("3月3日", date(2026, 3, 3)),
        ("12月31號", date(2025, 12, 31)),
        ("March 3", date(2026, 3, 3)),
        ("march 3rd, 2026", date(2026, 3, 3)),
        ("Mar. 3 2026", date(2026, 3, 3)),
        ("3 March 2026", date(2026, 3, 3)),
        ("3. March", date(2026, 3, 3)),
        ("the 3rd of March", date(2026, 3, 3)),
        ("December 31", date(2025, 12, 31)),
        ("Sept 9", date(2025, 9, 9)),
        ("29 February", date(2024, 2, 29)),
        ("today", TODAY),
        ("今天", TODAY),
        ("yesterday!", date(2026, 3, 4)),
        ("昨天。", date(2026, 3, 4)),
        ("前天", date(2026, 3, 3)),
        ("the day before yesterday", date(2026, 3, 3)),
        ("大前天", date(2026, 3, 2)),
        ("3 days ago", date(2026, 3, 2)),
        ("1 day ago", date(2026, 3, 4)),
        ("3天前", date(2026, 3, 2)),
        ("两天前", date(2026, 3, 3)),
        ("Friday", date(2026, 2, 27)),
        ("last friday", date(2026, 2, 27)),
        ("thursday", TODAY),
        ("last Thursday", date(2026, 2, 26)),
        ("周三", date(2026, 3, 4)),
        ("星期天", date(2026, 3, 1)),
        ("上周五", date(2026, 2, 27)),
        ("上周一", date(2026, 2, 23)),
        ("上个星期日", date(2026, 3, 1)),
        ("這週一", date(2026, 3, 2)),
        ("本周五", date(2026, 3, 6)),
        ("3/3", date(2026, 3, 3)),
        ("2/16", date(2026, 2, 16)),
        ("16/2", date(2026, 2, 16)),
        ("16.2.2026", date(2026, 2, 16)),
        ("3/4", Unclear(date(2026, 3, 4), date(2025, 4, 3))),
        ("3/4/2026", Unclear(date(2026, 3, 4), date(2026, 4, 3))),
        ("16 de febrero", date(2026, 2, 16)),
        ("16 feb. 2024", date(2024, 2, 16)),
        ("Ayer", date(2026, 3, 4)),
        ("¿ayer?", date(2026, 3, 4)),
        ("вчера.", date(2026, 3, 4)),
        ("16.2.", date(2026, 2, 16)),
        ("16 фев", date(2026, 2, 16)),
        ("16 фев. 2024 г.", date(2024, 2, 16)),
        ("16 ию", None),
        ("hoy", TODAY),
        ("miércoles", date(2026, 3, 4)),
        ("二〇二六年二月十六日", date(2026, 2, 16)),
        ("十二月三十一号", date(2025, 12, 31)),
        ("16号", date(2026, 2, 16)),
        ("５日", TODAY),
        ("the 6th", date(2026, 2, 6)),
        ("三十一號", date(2026, 1, 31)),
        ("32日", None),
        ("十天前", date(2026, 2, 23)),
        ("anteayer", date(2026, 3, 3)),
        ("позавчера", date(2026, 3, 3)),
        ("一昨日", date(2026, 3, 3)),
        ("16 фев.", date(2026, 2, 16)),
        ("16 февраля", date(2026, 2, 16)),
        ("16 ма", None),
        ("on Friday", date(2026, 2, 27)),
        ("el viernes pasado", date(2026, 2, 27)),
        ("jueves pasado", date(2026, 2, 26)),
        ("в прошлую пятницу", date(2026, 2, 27)),
        ("пт", date(2026, 2, 27)),
        ("金曜日", date(2026, 2, 27)),
        ("先週の月曜日", date(2026, 2, 23)),
        ("前の木曜日", date(2026, 2, 26)),
        ("上一个周四", date(2026, 2, 26)),
        ("今週の月曜", date(2026, 3, 2)),
        ("viernes 16", None),
        ("Monday or Friday", None),
        ("32 de enero", None),
        ("de enero", None),
        ("soon", None),
        ("2026-02-30", None),
        ("30 February", None),
        ("13/13", None),
        ("99999999", None),
        ("0000-01-01", None),
        ("9999999 days ago", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: date | Unclear | None) -> None:
    assert read_day(text, TODAY, catalogues()) == day


@given(st.text(), st.dates())
def test_any_text_on_any_day_is_read(text: str, today: date) -> None:
    read_day(text, today, catalogues())


@given(st.sampled_from(LANGUAGES), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_date_is_read_as_the_bot_writes_it(language: str, day: date) -> None:
    written = say_in(language)("overview-continued", date=day, part=1, parts=1)

    read = read_day(written.removeprefix("📄 ").partition(" ·")[0], TODAY, catalogues())
    assert read == day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_full_date_is_the_same_on_every_day(day: date) -> None:
    forms = "{:%Y-%m-%d}", "{:%Y%m%d}", "{:%Y年%m月%d日}", "{:%B %d, %Y}", "{:%d %b %Y}"

    assert {read_day(form.format(day), TODAY, catalogues()) for form in forms} == {day}
