"""What is found, in which order, and what the answer says about it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.papers import Facts, Paper
from bot.search.index import Similar
from tests.search.conftest import SmallIndex, paper


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("$π$-Grasp: Grasping", ["πGrasp", "π-Grasp", "pi-Grasp", "pigrasp"]),
        ("$μ$Walk: Walking", ["μWalk", "muWalk"]),
        (r"$\pi$Walk: Walking", ["πWalk", "piWalk"]),
        ("Mem-$Δ$: Memory", ["Mem-Δ", "MemDelta"]),
        (r"Mem-$\Delta$: Memory", ["Mem-Δ", "MemDelta"]),
    ],
)
def test_a_formula_in_a_title_is_found_as_people_type_it(
    small: SmallIndex, title: str, typed: list[str]
) -> None:
    small.add(paper(1, title))
    small.add(paper(2, "Robots for $5-$10"))

    assert [small.find(words) for words in typed] == [["2602.00001"]] * len(typed)


def test_words_of_both_languages_are_found(small: SmallIndex) -> None:
    small.add(paper(1, "Robots that learn", contribution="提出了强化学习方法"))
    assert small.find("强化学习") == small.find("robot") == ["2602.00001"]


@pytest.mark.parametrize(
    "typed", ["機器人", "机器人", "機器", "ＶＬＡ", "vla", "robotic", "Robots", "機器人 vla"]
)
def test_spellings_and_endings_do_not_matter(small: SmallIndex, typed: str) -> None:
    small.add(paper(1, "A VLA for robotics", field="机器人操作"))
    assert small.find(typed, only_typed=True) == ["2602.00001"]


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
        ("Code2Worlds", ["code2worlds", "worlds", "code", "code 2 worlds"]),
    ],
)
def test_names_are_found_as_people_write_them(
    small: SmallIndex, written: str, typed: list[str]
) -> None:
    small.add(paper(1, "One", results=f"优于 {written} 的代码"))
    small.add(paper(2, "Another", results="优于 BERT"))
    for text in typed:
        assert small.find(text) == ["2602.00001"], text


def test_the_other_language_is_searched_too_and_said(small: SmallIndex) -> None:
    small.add(paper(1, contribution="一种后训练量化方法"))
    answer = small.answer("quantization")
    assert list(answer.ids) == ["2602.00001"]
    assert answer.also == ("量化",)


def test_only_what_is_typed_when_asked_so(small: SmallIndex) -> None:
    small.add(paper(1, contribution="一种量化方法"))
    small.add(paper(2, "Quantized models"))
    assert small.find("quantization", only_typed=True) == ["2602.00002"]
    assert small.answer("quantization", only_typed=True).also == ()
    assert small.find("quantizaton", only_typed=True) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("quantizaton", "quantization"),
        ("quantizaton learnig", "quantization"),
        ("recomend", "recommend"),
        ("强化学系", "强化学习"),
    ],
)
def test_a_typo_is_read_as_what_was_meant(small: SmallIndex, typed: str, meant: str) -> None:
    small.add(
        paper(1, "Learning quantization for recommender systems", contribution="基于强化学习")
    )
    answer = small.answer(typed)
    assert len(answer.hits) == 1
    (_, read_as), *_ = answer.corrections
    assert read_as.startswith(meant)


@pytest.mark.parametrize("typed", ["geoloc", "quant", "reinforcement lear", "强化"])
def test_what_is_being_typed_is_completed(small: SmallIndex, typed: str) -> None:
    small.add(
        paper(1, "Geolocation by quantization", contribution="Reinforcement learning, 强化学习")
    )
    assert small.find(typed) == ["2602.00001"]


def test_title_before_field_before_contribution_before_the_rest(small: SmallIndex) -> None:
    small.add(paper(1, results="diffusion"))
    small.add(paper(2, contribution="diffusion"))
    small.add(paper(3, field="diffusion"))
    small.add(paper(4, "Diffusion"))
    assert small.find("diffusion") == [f"2602.0000{number}" for number in (4, 3, 2, 1)]


@pytest.mark.parametrize("place", ["title", "field", "contribution", "results"])
def test_exact_before_stem_before_translation(small: SmallIndex, place: str) -> None:
    small.add(paper(1, **{place: "一种 量化 方法"}))
    small.add(paper(2, **{place: "we quantized it"}))
    small.add(paper(3, **{place: "by quantization so"}))
    assert small.find("quantization") == [f"2602.0000{number}" for number in (3, 2, 1)]


def test_the_newer_first_among_equals(small: SmallIndex) -> None:
    small.add(paper(1, "Diffusion", results="强化"), date(2026, 2, 10))
    small.add(paper(2, "Diffusion", results="强化"), date(2026, 2, 12))
    small.add(paper(3, "Diffusion", results="强化"), date(2026, 2, 11))
    assert small.find("diffusion") == ["2602.00002", "2602.00003", "2602.00001"]


def test_all_words_must_be_there_and_papers_with_some_follow(small: SmallIndex) -> None:
    small.add(paper(1, "Audio diffusion"))
    small.add(paper(2, "Audio transformers"))
    answer = small.answer("audio diffusion")
    assert [(hit.arxiv_id, hit.partial) for hit in answer.hits] == [
        ("2602.00001", False),
        ("2602.00002", True),
    ]


def test_exclusions_hold_in_every_section(small: SmallIndex) -> None:
    small.add(paper(1, "Robots", results="with audio"))
    small.add(paper(2, "Robots"))
    assert small.find("robots -audio") == ["2602.00002"]
    assert small.find("-audio") == ["2602.00002"]


def test_a_phrase_stands_together_and_is_not_translated(small: SmallIndex) -> None:
    small.add(paper(1, "Flow matching"))
    small.add(paper(2, "Matching the flow"))
    small.add(paper(3, contribution="流匹配"))
    assert small.find('"flow matching"') == ["2602.00001"]


def test_a_field_is_searched_alone(small: SmallIndex) -> None:
    small.add(paper(1, "Robots", field="视觉"))
    small.add(paper(2, "Vision", field="机器人操作"))
    answer = small.answer("field:机器人")
    assert list(answer.ids) == ["2602.00002"]


def test_dates_bound_the_answer(small: SmallIndex) -> None:
    for number, day in enumerate((date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 16)), 1):
        small.add(paper(number, "Robots"), day)
    assert small.find("robots date:2026-02") == ["2602.00003", "2602.00002"]
    assert small.find("robots date:2026-02-01") == ["2602.00002"]
    assert small.find("robots before:2026-02") == ["2602.00001"]
    assert small.find("after:2026-02-16") == ["2602.00003"]
    assert small.find("date:2026-02") == ["2602.00003", "2602.00002"]


def test_pages_do_not_overlap_and_the_total_is_that_of_all(small: SmallIndex) -> None:
    for number in range(1, 31):
        small.add(paper(number, "Robots", results="x" * number))
    pages = [small.search("robots", 5, at) for at in range(0, 35, 5)]
    found = [arxiv_id for page in pages for arxiv_id in page.ids]
    assert len(found) == len(set(found)) == 30
    assert {(page.total, page.more) for page in pages} == {(30, False)}


def test_an_id_finds_its_paper(small: SmallIndex) -> None:
    small.add(paper(1, "Robots"))
    assert small.find("https://arxiv.org/abs/2602.00001v3") == ["2602.00001"]
    assert small.find("2602.99999") == []


def test_a_corrected_paper_is_found_by_its_new_words_only(small: SmallIndex) -> None:
    small.add(paper(1, "Old robots", results="量化"))
    assert small.find("robots") == ["2602.00001"]
    small.add(paper(1, "New music", results="幻觉"), date(2026, 2, 17))
    assert [small.find(text) for text in ("robots", "量化", "old")] == [[], [], []]
    assert small.find("music") == small.find("幻觉") == ["2602.00001"]
    assert small.find("date:2026-02-17") == ["2602.00001"]


def test_a_removed_paper_is_gone(small: SmallIndex) -> None:
    small.add(paper(1, "Robots"))
    small.remove(paper(1, "Robots"))
    small.remove(paper(99))
    assert small.find("robots") == []
    assert small.find("robot") == []


def test_translations_are_learned_from_several_papers_and_not_from_one(small: SmallIndex) -> None:
    for number, text in enumerate(("提出动作流形学习", "基于动作流形学习", "动作流形学习"), 1):
        small.add(paper(number, contribution=f"{text} (Action Manifold Lifting)"))
    small.add(paper(4, contribution="一种动作流形学习"))
    small.add(paper(5, contribution="我们喜欢苹果电脑 (Zebra Crossing)"))
    small.add(paper(6, contribution="苹果电脑"))
    assert "2602.00004" in small.find("action manifold lifting")
    assert "2602.00006" not in small.find("zebra crossing")


def test_following_takes_only_papers_that_have_everything(small: SmallIndex) -> None:
    first = small.add(paper(1, "Audio diffusion"))
    second = small.add(paper(2, "Audio"))
    third = small.add(paper(3, contribution="音频扩散"))
    matching = small.matching("audio diffusion", [first, second, third])
    assert matching == {first, third}
    assert small.matching("-audio", [first, second]) == frozenset()


@pytest.mark.parametrize(
    "term", ["视觉-语言-动作模型", "视觉语言动作模型", "视觉 语言 动作模型", "VLA"]
)
def test_a_term_of_several_runs_is_one_thing(small: SmallIndex, term: str) -> None:
    hyphens = small.add(paper(1, contribution="一种视觉-语言-动作模型"))
    joined = small.add(paper(2, contribution="一种视觉语言动作模型"))
    english = small.add(paper(3, "A vision-language-action model"))
    apart = small.add(paper(4, contribution="视觉与语言，以及动作识别的模型"))
    papers = [hyphens, joined, english, apart]

    assert small.matching(term, papers, whole_terms=True) == {hyphens, joined, english}
    assert "动作" not in small.answer(term).also


def test_a_paper_is_opened_by_its_name_or_by_words_that_only_it_has(small: SmallIndex) -> None:
    dice = small.add(paper(1, "DICE: Diffusion models for kernels"))
    other = small.add(paper(2, "Rolling dice with diffusion"))
    assert small.titled("dice") == dice
    assert small.titled("rolling dice") == other
    assert small.titled("diffusion") is None
    assert small.titled("nothing") is None
    assert small.titled("…") is None


def test_similar_papers_say_the_same_rare_things_in_either_language(small: SmallIndex) -> None:
    quantized = small.add(paper(1, "Quantization of diffusion", contribution="提出方法"))
    chinese = small.add(paper(2, "QES", field="模型量化", contribution="提出方法"))
    for number in range(3, 12):
        small.add(paper(number, "Robots", contribution="提出方法"))
    (first, *_) = small.similar(quantized)
    assert first == Similar(chinese, ("Quantization",))
    assert small.similar("2602.00999") == ()


def test_a_term_with_hyphens_is_the_same_term_in_the_other_language(small: SmallIndex) -> None:
    hyphens = small.add(paper(1, contribution="A study of chain-of-thought"))
    chinese = small.add(paper(2, contribution="研究思维链"))
    for number in range(3, 7):
        small.add(paper(number, contribution="其他内容"))
    assert small.similar(hyphens) == (Similar(chinese, ("chain-of-thought",)),)
    assert small.similar(chinese) == (Similar(hyphens, ("思维链",)),)


def test_similar_papers_say_what_they_share_in_terms_and_names_only(small: SmallIndex) -> None:
    one = small.add(paper(1, "OpenVLA with KV cache", contribution="包含通用的强化学习任务"))
    other = small.add(paper(2, "The KV cache of OpenVLA", contribution="通用任务包含强化学习"))
    for number in range(3, 12):
        small.add(paper(number, "Robots", contribution="提出方法"))
    (first, *_) = small.similar(one)
    assert first.arxiv_id == other
    assert set(first.shared) == {"KV cache", "OpenVLA", "强化学习"}


def test_papers_that_are_similar_only_in_filler_words_share_nothing(small: SmallIndex) -> None:
    one = small.add(paper(1, "Maps made easy", contribution="具体涉及现有方法导致依赖"))
    small.add(paper(2, "Songs made easy", contribution="具体涉及揭示现有方法的依赖"))
    for number in range(3, 12):
        small.add(paper(number, "Robots", contribution="提出方案"))
    assert {shared for found in small.similar(one) for shared in found.shared} == set()


def test_an_abbreviation_with_several_meanings_makes_no_papers_similar(small: SmallIndex) -> None:
    abbreviation = small.add(paper(1, "FM for football", contribution="提出方法"))
    small.add(paper(2, "Flow matching", contribution="提出方法"))
    for number in range(3, 12):
        small.add(paper(number, "Robots", contribution="提出方法"))
    assert small.similar(abbreviation) == ()


def test_a_piece_without_a_translation_takes_what_is_left_of_the_terms(small: SmallIndex) -> None:
    apart = small.add(paper(1, "Occupancy of a grid"))
    small.add(paper(2, "Occupancy of rooms"))
    assert small.find("占据栅格") == [apart]


def test_a_term_of_two_chinese_words_may_have_a_space_in_it(small: SmallIndex) -> None:
    meant = small.add(paper(1, "Catastrophic forgetting in small models"))
    small.add(paper(2, "Catastrophic storms and forgetting", contribution="一个模型"))
    assert small.find("灾难性 遗忘")[0] == meant == small.find("灾难性遗忘")[0]


def test_a_papers_own_name_comes_before_a_title_that_says_the_word(small: SmallIndex) -> None:
    named = small.add(paper(1, "Cooper: agents that share a long list of goals"), date(2026, 1, 1))
    small.add(paper(2, "Cooper"), date(2026, 2, 1))
    small.add(paper(3, "Why Cooper says so", field="Cooper"), date(2026, 2, 1))
    assert small.find("cooper")[0] == named


def test_words_that_are_said_in_one_go_come_first(small: SmallIndex) -> None:
    said = small.add(paper(1, "Maps of rare birds"), date(2026, 1, 1))
    small.add(paper(2, "Birds on rare maps"), date(2026, 2, 1))
    assert small.find("maps of rare birds")[0] == said


def test_the_nearest_ids_are_those_one_typo_away(small: SmallIndex) -> None:
    for number in (12617, 12612, 99999):
        small.add(Paper(f"2602.{number}", "A", "https://arxiv.org"))
    nearest = small.nearest("2602.12671", 2)
    assert nearest == ("2602.12617", "2602.12612")
    assert small.nearest("nonsense", 1)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("LLMs", "An LLM that plans"),
        ("LLM", "LLMs that plan"),
        ("VLMs", "A VLM for maps"),
        ("MLLM", "MLLMs for maps"),
        ("大语言模型", "LLMs that plan"),
        ("LLMs", "大语言模型的规划"),
    ],
)
def test_abbreviations_in_the_plural_are_the_same(
    small: SmallIndex, typed: str, written: str
) -> None:
    small.add(paper(1, written))
    assert small.find(typed) == ["2602.00001"]


@pytest.mark.parametrize(
    "typed",
    [
        "可以玩的世界模型",
        "大模型当裁判",
        "让机器人学做饭",
        "用扩散模型画画",
        "教大模型下棋",
        "看懂图的大模型",
        "大模型怎么处理很长的文本",
        "让机器人叠衣服",
        "用手机拍的视频重建三维场景",
        "给视频自动配音配乐",
        "不用训练就能编辑图片",
        "怎么让扩散模型画得更快",
        "模型压缩到四比特",
        "电脑屏幕操作的智能体",
        "数据怎么选才能训练得更好",
        "人脸换成别人的视频",
        "没有标签的数据怎么学表示",
    ],
)
def test_a_sentence_that_is_right_is_not_corrected(small: SmallIndex, typed: str) -> None:
    small.add(paper(1, "World models", contribution="大语言模型、世界模型与扩散模型"))
    small.add(paper(2, "我的世界", contribution="模型汤，机器人学习"))
    assert small.answer(typed).corrections == ()


@pytest.mark.parametrize(
    "typed",
    ["机器刁", "强化学系", "强化学系的机器人", "机器人强话学习"],
)
def test_a_chinese_typo_is_still_read_as_what_was_meant(small: SmallIndex, typed: str) -> None:
    small.add(paper(1, "Robots", contribution="机器人的强化学习"))
    answer = small.answer(typed)
    assert answer.corrections
    assert answer.ids == ("2602.00001",)


@pytest.mark.parametrize(
    "typed",
    [
        "papers about robots",
        "how to find a paper on robots",
        "show me some recent papers about robots",
        "有没有机器人的论文",
        "怎样用机器人",
        "请帮我找几篇关于机器人的文章",
    ],
)
def test_words_that_only_ask_are_left_out(small: SmallIndex, typed: str) -> None:
    small.add(paper(1, "Robots", contribution="机器人"))
    small.add(paper(2, "A paper about how to show papers", contribution="怎样写论文，有没有"))
    assert small.find(typed) == ["2602.00001"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("电脑屏幕操作的智能体", "Computer-use agents"),
        ("不用训练就能编辑图片", "Training-free image editing"),
        ("给视频配乐", "Video-to-music generation"),
        ("大模型想太多", "Overthinking of LLMs"),
        ("一张照片变三维模型", "A 3D model of a single image"),
        ("把模型压缩到四比特", "4-bit model compression"),
        ("会写代码的智能体", "A coding agent"),
        ("没有标签的数据", "Unlabeled data"),
        ("stop a model from making things up", "Hallucination of models"),
        ("models that refuse too much", "Over-refusal of models"),
        ("3d from one photo", "3D shapes of a single image"),
    ],
)
def test_plain_words_find_what_papers_call_otherwise(
    small: SmallIndex, typed: str, written: str
) -> None:
    meant = small.add(paper(1, written), date(2025, 1, 1))
    for number in range(2, 8):
        small.add(paper(number, "Video maps of a city", contribution="图片、视频与数据"))
    assert small.answer(typed).ids[0] == meant


def test_what_nearly_all_papers_say_counts_little(small: SmallIndex) -> None:
    rare = small.add(paper(1, "Ceramics"))
    for number in range(2, 24):
        small.add(paper(number, "Models", results="a model"))
    answer = small.answer("ceramics models")
    assert answer.ids == (rare,)


def test_several_common_words_find_those_that_say_them_in_front(small: SmallIndex) -> None:
    for number in range(1, 10):
        small.add(paper(number, results="a model and a method"))
    assert small.answer("model method").total == 9

    front = small.add(paper(10, "A method", contribution="a model", results="a method"))
    assert small.answer("model method").ids == (front,)
    assert small.answer("model").total == 10


@pytest.mark.parametrize(
    "words",
    [
        "模型 方法",
        "数据 模型",
        "实验 结果",
        "机器人 数据",
        "model method",
        "training data",
        "robot data",
    ],
)
def test_two_words_do_not_find_nearly_all_of_the_real_digest(seed: SmallIndex, words: str) -> None:
    assert 1 <= seed.answer(words).total <= 12


def test_a_word_weighs_the_same_in_a_long_title(small: SmallIndex) -> None:
    small.add(paper(1, "Diffusion"), date(2026, 2, 10))
    small.add(paper(2, "On the many ways to teach a machine by diffusion"), date(2026, 2, 11))
    assert small.find("diffusion") == ["2602.00002", "2602.00001"]


def test_among_possible_words_a_typo_is_read_as_the_commonest(small: SmallIndex) -> None:
    small.add(paper(1, "The equation"))
    for number in range(2, 5):
        small.add(paper(number, "Education"))
    assert small.answer("eduation").corrections == (("eduation", "education"),)


def test_one_word_too_many_leaves_the_paper_that_has_the_rare_ones_first(
    small: SmallIndex,
) -> None:
    rare = small.add(paper(1, "Tactile grasping of ceramics"), date(2025, 1, 1))
    for number in range(2, 40):
        small.add(paper(number, "Benchmark of models"), date(2026, 2, 16))
    assert small.answer("ceramics tactile benchmark").ids[0] == rare


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("DeepSeek-R1: Reasoning", "deepseeekr1"),
        ("DeepSeek-R1: Reasoning", "deepseeek-r1"),
        ("Robin3D: Scenes", "robbin3d"),
        ("InternVL3: Vision", "intrenvl3"),
    ],
)
def test_a_name_with_digits_may_have_a_typo(small: SmallIndex, title: str, typed: str) -> None:
    small.add(paper(1, title))
    small.add(paper(2, "DeepSeek-R2, Robin4D and InternVL5: Others"))
    assert small.find(typed) == ["2602.00001"]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Omni-Perception: Walking", "Omni-Per"),
        ("Omni-Persona: Talking", "omni-pers"),
        ("Co-Director: Films", "Co-Direc"),
        ("Vision-Language maps", "vision-lang"),
    ],
)
def test_a_compound_name_is_completed(small: SmallIndex, title: str, typed: str) -> None:
    small.add(paper(1, title))
    small.add(paper(2, "Walking per hour", contribution="vision"))
    assert small.find(typed) == ["2602.00001"]


def test_a_name_that_is_also_a_word_comes_first(small: SmallIndex) -> None:
    small.add(paper(1, "Cooper: A library"), date(2025, 1, 1))
    for number in range(2, 8):
        small.add(paper(number, "Cooperation of cooperative robots"), date(2026, 2, 16))
    assert small.answer("Cooper").ids[0] == "2602.00001"


@pytest.mark.parametrize("typed", ["机器人操作", "机器人 操作", "robot manipulation"])
def test_a_term_may_have_a_space_in_it(small: SmallIndex, typed: str) -> None:
    small.add(paper(1, "Robot manipulation with touch"))
    small.add(paper(2, "A pipeline", contribution="机器人操作"))
    small.add(paper(3, "A robot"))
    assert set(small.find(typed)) == {"2602.00001", "2602.00002"}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("小米", "Xiaomi models"),
        ("Xiaomi", "小米的模型"),
        ("通义千问", "Qwen models"),
        ("清华", "From Tsinghua University"),
        ("李飞飞", "By Fei-Fei Li"),
    ],
)
def test_names_are_found_in_the_other_script(small: SmallIndex, typed: str, written: str) -> None:
    small.add(paper(1, "A title", results=written))
    assert small.find(typed) == ["2602.00001"]


def test_a_name_of_a_person_is_found_and_no_word_is_read_as_it(small: SmallIndex) -> None:
    facts = Facts(authors=("Wei Gong", "Zhang San"), organisation="Nanyang Institute")
    small.add(replace(paper(1, "Maps"), facts=facts))
    small.add(paper(2, "Geng and song"))
    answer = small.answer("gong")
    assert (answer.ids, answer.corrections) == (("2602.00001",), ())
    assert small.find("Nanyang") == small.find("Wei Gong") == ["2602.00001"]
    assert small.answer("nanyamg").corrections == ()


@pytest.mark.parametrize(
    "typed", ["李飞飞", "Fei-Fei Li", "Li Fei-Fei", "author:Fei-Fei", "作者:李飞飞"]
)
@pytest.mark.parametrize("written", ["Fei-Fei Li", "Li Fei-Fei"])
def test_an_author_is_found_in_either_script_and_order(
    small: SmallIndex, typed: str, written: str
) -> None:
    small.add(replace(paper(1, "Maps"), facts=Facts(authors=("Wei Gong", written))))
    small.add(paper(2, "Flying"))
    assert small.find(typed) == ["2602.00001"]


def test_a_title_that_begins_like_a_label_is_found_by_it(small: SmallIndex) -> None:
    small.add(paper(1, "TLDR: Token-Level Detective Reward"))
    assert small.find("TLDR: Token-Level Detective Reward") == ["2602.00001"]
    assert small.titled("tldr") == "2602.00001"


def test_one_of_two_is_enough_with_or(small: SmallIndex) -> None:
    small.add(paper(1, "Flow matching"))
    small.add(paper(2, "Diffusion"))
    small.add(paper(3, "Diffusion of audio"))
    assert set(small.find('diffusion OR "flow matching"')) == {
        "2602.00001",
        "2602.00002",
        "2602.00003",
    }
    assert small.find("audio diffusion OR flow") == ["2602.00003"]


def test_titles_are_searched_alone(small: SmallIndex) -> None:
    small.add(paper(1, "Robots", contribution="diffusion"))
    small.add(paper(2, "Diffusion"))
    assert small.find("title:diffusion") == small.find("标题:扩散") == ["2602.00002"]


def test_days_as_people_name_them() -> None:
    index = SmallIndex(today=date(2026, 2, 16))
    days = (date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 16))
    for number, day in enumerate(days, 1):
        index.add(paper(number, "Robots"), day)
    assert index.find("去年 robots") == index.find("2025") == ["2602.00001"]
    assert index.find("last month robots") == ["2602.00002"]
    assert index.find("since:2026-02 robots") == ["2602.00004", "2602.00003"]
    assert index.find("robots date:2026-01..2026-02") == [
        "2602.00004",
        "2602.00003",
        "2602.00002",
    ]


def test_a_year_among_words_is_one_of_days_or_of_the_text(small: SmallIndex) -> None:
    small.add(paper(1, "World models"), date(2024, 5, 1))
    small.add(paper(2, "World models"), date(2025, 5, 1))
    small.add(paper(3, "World models for AIME 2025"), date(2026, 1, 1))
    small.add(paper(4, "Maps"), date(2025, 5, 1))
    assert set(small.find("world models 2025")) == {"2602.00002", "2602.00003"}
    assert small.titled("world models 2025") == "2602.00003"


@pytest.mark.parametrize("text", ["", " ", "!!!", "，。", "\x00", "😀", '"', "date:"])
def test_nothing_asked_nothing_found(small: SmallIndex, text: str) -> None:
    small.add(paper(1, "Robots"))
    assert small.answer(text).hits == ()


def test_the_real_digest_answers(seed: SmallIndex) -> None:
    assert seed.find("openvla")
    assert seed.find("GR00T-N1.6") == ["2602.11236"]
    assert seed.titled("geoagent") == "2602.12617"
