"""Topics, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.words.topics import read_topics


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("robotics", ["robotics"]),
        ("large  language models", ["large language models"]),
        ("robotics, medical", ["robotics", "medical"]),
        ("机器人，医疗", ["机器人", "医疗"]),
        ("机器人、医疗；video;audio", ["机器人", "医疗", "video", "audio"]),
        ("robotics\nmedical\r\n", ["robotics", "medical"]),
        (",robotics,, robotics ,", ["robotics"]),
        ('"speech, not text", video', ['"speech, not text"', "video"]),
        ("「语音、文字」、视频", ["「语音、文字」", "视频"]),
        ('"speech, video', ['"speech', "video"]),
        ("10,000 GPUs, video", ["10,000 GPUs", "video"]),
        (" , 、\n", []),
        ("", []),
    ],
)
def test_topics_are_parted_where_people_part_them(text: str, topics: list[str]) -> None:
    assert read_topics(text) == topics


@given(st.text() | st.text('a1,，、;"“”「」\n '))
def test_topics_kept_on_lines_are_the_same_topics(text: str) -> None:
    topics = read_topics(text)

    assert read_topics("\n".join(topics)) == topics
