"""What is found, in which order, and what the answer says about it."""

from datetime import date

import pytest

from bot.papers import Paper
from bot.search import index
from bot.search.query import parse
from tests.search.conftest import Archive, paper


def test_words_of_both_languages_are_found(archive: Archive) -> None:
    archive.add(paper(1, "Robots that learn", contribution="提出了强化学习方法"))
    assert archive.find("强化学习") == archive.find("robot") == ["2602.00001"]


@pytest.mark.parametrize(
    "typed", ["機器人", "机器人", "機器", "ＶＬＡ", "vla", "robotic", "Robots", "機器人 vla"]
)
def test_spellings_and_endings_do_not_matter(archive: Archive, typed: str) -> None:
    archive.add(paper(1, "A VLA for robotics", field="机器人操作"))
    assert archive.find(typed, only_typed=True) == ["2602.00001"]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("GR00T-N1.6", ["gr00t", "GR00T N1.6", "gr00t-n1", "gr00tn1.6", "gr00tn16"]),
        ("π0", ["pi0", "π0", "π₀", "pi 0", r"$\pi_0$"]),
        ("π_0.5", ["pi0.5", "π0.5", "pi05"]),
        ("Qwen2.5-VL-7B", ["qwen", "qwen2.5", "qwen 2.5 vl", "Qwen2.5 VL 7B", "qwen2.5vl"]),
        ("Qwen 2.5 VL", ["qwen2.5-vl", "qwen2.5vl"]),
        ("Sim-to-Real", ["sim2real", "sim to real", "simtoreal"]),
        ("sim2real", ["sim-to-real", "sim to real"]),
        ("GPT-4o", ["gpt4o", "gpt 4o", "gpt-4o", "gpt"]),
        ("OpenVLA", ["open vla", "openvla", "open-vla"]),
        ("C++", ["c++", "C++ 代码"]),
        ("AlphaFold3", ["alphafold 3", "alphafold", "alphafold-3"]),
    ],
)
def test_names_are_found_as_people_write_them(
    archive: Archive, written: str, typed: list[str]
) -> None:
    archive.add(paper(1, "One", results=f"优于 {written} 的代码"))
    archive.add(paper(2, "Another", results="优于 BERT"))
    for text in typed:
        assert archive.find(text) == ["2602.00001"], text


def test_the_other_language_is_searched_too_and_said(archive: Archive) -> None:
    archive.add(paper(1, contribution="一种后训练量化方法"))
    answer = archive.answer("quantization")
    assert [archive.ids[hit.doc_id] for hit in answer.hits] == ["2602.00001"]
    assert answer.also == ("量化",)


def test_only_what_is_typed_when_asked_so(archive: Archive) -> None:
    archive.add(paper(1, contribution="一种量化方法"))
    archive.add(paper(2, "Quantized models"))
    assert archive.find("quantization", only_typed=True) == ["2602.00002"]
    assert archive.answer("quantization", only_typed=True).also == ()
    assert archive.find("quantizaton", only_typed=True) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("quantizaton", "quantization"),
        ("quantizaton learnig", "quantization"),
        ("recomend", "recommend"),
        ("强化学系", "强化学习"),
    ],
)
def test_a_slip_of_the_finger_is_read_as_what_was_meant(
    archive: Archive, typed: str, meant: str
) -> None:
    archive.add(
        paper(1, "Learning quantization for recommender systems", contribution="基于强化学习")
    )
    answer = archive.answer(typed)
    assert len(answer.hits) == 1
    (_, read_as), *_ = answer.corrections
    assert read_as.startswith(meant)


@pytest.mark.parametrize("typed", ["geoloc", "quant", "reinforcement lear", "强化"])
def test_what_is_being_typed_is_completed(archive: Archive, typed: str) -> None:
    archive.add(
        paper(1, "Geolocation by quantization", contribution="Reinforcement learning, 强化学习")
    )
    assert archive.find(typed) == ["2602.00001"]


def test_title_before_field_before_contribution_before_the_rest(archive: Archive) -> None:
    archive.add(paper(1, results="diffusion"))
    archive.add(paper(2, contribution="diffusion"))
    archive.add(paper(3, field="diffusion"))
    archive.add(paper(4, "Diffusion"))
    assert archive.find("diffusion") == [f"2602.0000{number}" for number in (4, 3, 2, 1)]


@pytest.mark.parametrize("place", ["title", "field", "contribution", "results"])
def test_exact_before_stem_before_translation(archive: Archive, place: str) -> None:
    archive.add(paper(1, **{place: "一种 量化 方法"}))
    archive.add(paper(2, **{place: "we quantized it"}))
    archive.add(paper(3, **{place: "by quantization so"}))
    assert archive.find("quantization") == [f"2602.0000{number}" for number in (3, 2, 1)]


def test_the_newer_first_among_equals(archive: Archive) -> None:
    archive.add(paper(1, "Diffusion", results="强化"), date(2026, 2, 10))
    archive.add(paper(2, "Diffusion", results="强化"), date(2026, 2, 12))
    archive.add(paper(3, "Diffusion", results="强化"), date(2026, 2, 11))
    assert archive.find("diffusion") == ["2602.00002", "2602.00003", "2602.00001"]


def test_all_words_must_be_there_and_papers_with_some_follow(archive: Archive) -> None:
    archive.add(paper(1, "Audio diffusion"))
    archive.add(paper(2, "Audio transformers"))
    answer = archive.answer("audio diffusion")
    assert [(archive.ids[hit.doc_id], hit.partial) for hit in answer.hits] == [
        ("2602.00001", False),
        ("2602.00002", True),
    ]


def test_exclusions_hold_in_every_section(archive: Archive) -> None:
    archive.add(paper(1, "Robots", results="with audio"))
    archive.add(paper(2, "Robots"))
    assert archive.find("robots -audio") == ["2602.00002"]
    assert archive.find("-audio") == ["2602.00002"]


def test_a_phrase_stands_together_and_is_not_translated(archive: Archive) -> None:
    archive.add(paper(1, "Flow matching"))
    archive.add(paper(2, "Matching the flow"))
    archive.add(paper(3, contribution="流匹配"))
    assert archive.find('"flow matching"') == ["2602.00001"]


def test_a_field_is_searched_alone(archive: Archive) -> None:
    archive.add(paper(1, "Robots", field="视觉"))
    archive.add(paper(2, "Vision", field="机器人操作"))
    answer = archive.answer("field:机器人")
    assert [archive.ids[hit.doc_id] for hit in answer.hits] == ["2602.00002"]


def test_dates_bound_the_answer(archive: Archive) -> None:
    for number, day in enumerate((date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 16)), 1):
        archive.add(paper(number, "Robots"), day)
    assert archive.find("robots date:2026-02") == ["2602.00003", "2602.00002"]
    assert archive.find("robots date:2026-02-01") == ["2602.00002"]
    assert archive.find("robots before:2026-02") == ["2602.00001"]
    assert archive.find("after:2026-02-16") == ["2602.00003"]
    assert archive.find("date:2026-02") == ["2602.00003", "2602.00002"]


def test_pages_do_not_overlap_and_the_total_is_that_of_all(archive: Archive) -> None:
    for number in range(1, 31):
        archive.add(paper(number, "Robots", results="x" * number))
    query = parse("robots")
    pages = [index.search(archive.connection, query, limit=5, offset=at) for at in range(0, 35, 5)]
    found = [hit.doc_id for page in pages for hit in page.hits]
    assert len(found) == len(set(found)) == 30
    assert {(page.total, page.more) for page in pages} == {(30, False)}


def test_an_id_finds_its_paper(archive: Archive) -> None:
    archive.add(paper(1, "Robots"))
    assert archive.find("https://arxiv.org/abs/2602.00001v3") == ["2602.00001"]
    assert archive.find("2602.99999") == []


def test_a_corrected_paper_is_found_by_its_new_words_only(archive: Archive) -> None:
    old, new = paper(1, "Old robots", results="量化"), paper(1, "New music", results="幻觉")
    doc_id = archive.add(old)
    index.replace(archive.connection, doc_id, old, new, date(2026, 2, 17))
    assert [archive.find(text) for text in ("robots", "量化", "old")] == [[], [], []]
    assert archive.find("music") == archive.find("幻觉") == ["2602.00001"]
    assert archive.find("date:2026-02-17") == ["2602.00001"]


def test_a_wrong_old_text_leaves_nothing_behind_that_is_found(archive: Archive) -> None:
    doc_id = archive.add(paper(1, "Robots"))
    index.replace(
        archive.connection, doc_id, paper(1, "Not it"), paper(1, "Music"), date(2026, 2, 16)
    )
    archive.add(paper(2, "Anything"))
    assert archive.find("robots") == []
    assert archive.find("music") == ["2602.00001"]


def test_a_removed_paper_is_gone(archive: Archive) -> None:
    doc_id = archive.add(paper(1, "Robots"))
    index.remove(archive.connection, doc_id, paper(1, "Robots"))
    index.remove(archive.connection, 99, paper(99))
    assert archive.find("robots") == []
    assert archive.find("robot") == []


def test_translations_are_learned_from_several_papers_and_not_from_one(archive: Archive) -> None:
    for number, text in enumerate(("提出动作流形学习", "基于动作流形学习", "动作流形学习"), 1):
        archive.add(paper(number, contribution=f"{text} (Action Manifold Lifting)"))
    archive.add(paper(4, contribution="一种动作流形学习"))
    archive.add(paper(5, contribution="我们喜欢苹果电脑 (Zebra Crossing)"))
    archive.add(paper(6, contribution="苹果电脑"))
    assert "2602.00004" in archive.find("action manifold lifting")
    assert "2602.00006" not in archive.find("zebra crossing")


def test_following_takes_only_papers_that_have_everything(archive: Archive) -> None:
    first = archive.add(paper(1, "Audio diffusion"))
    second = archive.add(paper(2, "Audio"))
    third = archive.add(paper(3, contribution="音频扩散"))
    matching = index.matching(archive.connection, parse("audio diffusion"), [first, second, third])
    assert matching == {first, third}
    assert index.matching(archive.connection, parse("-audio"), [first, second]) == frozenset()


def test_a_paper_is_opened_by_its_name_or_by_words_that_only_it_has(archive: Archive) -> None:
    dice = archive.add(paper(1, "DICE: Diffusion models for kernels"))
    other = archive.add(paper(2, "Rolling dice with diffusion"))
    assert index.titled(archive.connection, "dice") == dice
    assert index.titled(archive.connection, "rolling dice") == other
    assert index.titled(archive.connection, "diffusion") is None
    assert index.titled(archive.connection, "nothing") is None
    assert index.titled(archive.connection, "…") is None


def test_similar_papers_say_the_same_rare_things_in_either_language(archive: Archive) -> None:
    quantized = archive.add(paper(1, "Quantization of diffusion", contribution="提出方法"))
    chinese = archive.add(paper(2, "QES", field="模型量化", contribution="提出方法"))
    for number in range(3, 12):
        archive.add(paper(number, "Robots", contribution="提出方法"))
    (first, *_) = index.similar(archive.connection, quantized)
    assert first.doc_id == chinese
    assert index.similar(archive.connection, 999) == ()


def test_the_nearest_ids_are_those_one_slip_away(archive: Archive) -> None:
    for number in (12617, 12612, 99999):
        archive.add(Paper(f"2602.{number}", "A", "https://arxiv.org"))
    nearest = index.nearest_ids(archive.connection, "2602.12671", 2)
    assert nearest == ("2602.12617", "2602.12612")
    assert index.nearest_ids(archive.connection, "nonsense", 1)


@pytest.mark.parametrize("text", ["", " ", "!!!", "，。", "\x00", "😀", '"', "date:"])
def test_nothing_asked_nothing_found(archive: Archive, text: str) -> None:
    archive.add(paper(1, "Robots"))
    assert archive.answer(text).hits == ()


def test_the_real_digest_answers(seed: Archive) -> None:
    assert seed.find("openvla")
    assert seed.find("GR00T-N1.6") == ["2602.11236"]
    assert index.titled(seed.connection, "geoagent") == 1
