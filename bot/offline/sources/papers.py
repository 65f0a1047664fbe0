"""Invented papers: each day has its own, always the same ones, with texts in two languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_TASKS = (
    ("grasping from one camera", "单目机器人抓取", "robotics", "机器人"),
    ("speech recognition in noise", "噪声环境下的语音识别", "speech", "语音"),
    ("code review", "代码审查", "code generation", "代码生成"),
    ("weather maps", "天气图预测", "earth science", "地球科学"),
    ("long videos", "长视频理解", "video understanding", "视频理解"),
    ("protein folding on small machines", "小型设备上的蛋白质折叠", "biology", "生物学"),
    ("medical reports", "医学报告生成", "medical imaging", "医学影像"),
    ("questions over tables", "表格问答", "question answering", "问答"),
    ("theorem proving", "定理证明", "mathematical reasoning", "数学推理"),
    ("driving at night", "夜间驾驶", "autonomous driving", "自动驾驶"),
    ("small language models", "小型语言模型", "language models", "语言模型"),
    ("image editing by words", "文字驱动的图像编辑", "image editing", "图像编辑"),
    ("web agents", "网页智能体", "agents", "智能体"),
)
_METHODS = (
    ("Patient Sampling", "渐进采样"),
    ("Two-Step Memory", "两步记忆"),
    ("Sparse Mirrors", "稀疏镜像"),
    ("Contact Maps", "接触图"),
    ("Quiet Rewards", "静默奖励"),
    ("Shared Sketches", "共享草图"),
    ("Folded Attention", "折叠注意力"),
)
_NAMES = ("Ada Blom", "Bo Quist", "Chen Muwen", "Dara Olin", "Edda Frisk", "Finn Aske")
_GROUPS = (None, "Northlake Lab", "University of Vell", None, "Ostrava Robotics")


@dataclass(frozen=True)
class FakePaper:
    """An invented paper with all that the services say of it."""

    day: date
    number: int
    """Its place in the day's order of arrival, counted from 0."""

    @property
    def id(self) -> str:
        """An arXiv id that no other paper of the month has."""
        return f"{self.day:%y%m}.{self.day.day * 300 + self.number:05}"

    @property
    def title(self) -> str:
        """English, as arXiv has it."""
        method, task = self._method[0], self._task[0]
        return f"{method}: Better Results for {task.title()}"

    @property
    def abstract(self) -> str:
        """Five sentences with figures."""
        method, task = self._method[0], self._task[0]
        return (
            f"Work on {task} needs large models and many examples. "
            f"We propose {method}, which learns from {self.examples} examples and one "
            "demonstration. It keeps a short memory of what failed and tries other ways first. "
            f"On three public benchmarks it reaches {self.score}%, {self.gain} points more than "
            f"the best earlier method. "
            f"Training takes {self.hours} hours on a single GPU."
        )

    @property
    def authors(self) -> tuple[str, ...]:
        """Two to four invented names."""
        first = self.number % len(_NAMES)
        return (_NAMES * 2)[first : first + 2 + self.number % 3]

    @property
    def group(self) -> str | None:
        """The organisation, where there is one."""
        return _GROUPS[self.number % len(_GROUPS)]

    @property
    def code(self) -> str | None:
        """The repository, where there is one."""
        return f"https://github.com/example/paper-{self.id}" if self.number % 2 == 0 else None

    @property
    def keywords(self) -> tuple[str, ...]:
        """The first is the field."""
        return (self._task[2], self._method[0].lower(), "memory")

    @property
    def votes(self) -> int:
        """What it has at first."""
        return 3 + (self.number * 7 + self.day.day) % 90

    @property
    def examples(self) -> int:
        """A figure of the text."""
        return 1000 + 37 * (self.number + self.day.day)

    @property
    def score(self) -> float:
        """A figure of the text."""
        return 61.5 + (self.number * 13 + self.day.day) % 30

    @property
    def gain(self) -> float:
        """A figure of the text."""
        return 1.2 + self.number % 7

    @property
    def hours(self) -> int:
        """A figure of the text."""
        return 3 + self.number % 40

    @property
    def readings(self) -> Mapping[str, tuple[str, str, str, str, str]]:
        """The five parts as a good model reads them, by language; figures are the same in all."""
        task, task_zh, field, field_zh = self._task
        method, method_zh = self._method
        return {
            "en": (
                f"{field.capitalize()}, {task}.",
                f"{method} learns {task} from {self.examples} examples and one demonstration.",
                f"* **Input**: one example of {task}.\n* **Hardware**: one GPU for {self.hours} "
                f"hours.",
                "* **Memory of failures**: what failed is kept and tried last.\n"
                f"* **One demonstration**: {method} needs no more than one.",
                f"* **Benchmarks**: {self.score}% on three public benchmarks, {self.gain} points "
                f"above the best earlier method.",
            ),
            "zh": (
                f"{field_zh}、{task_zh}。",
                f"提出{method_zh}（{method}），只用 {self.examples} 个样本和一次演示就能完成"
                f"{task_zh}。",
                f"* **输入**：一个{task_zh}的样例。\n"
                f"* **硬件需求**：单张 GPU 训练 {self.hours} 小时。",
                "* **失败记忆**：记住失败的尝试，并把它们放到最后。\n"
                f"* **一次演示**：{method_zh}只需要一次演示。",
                f"* **基准测试**：在三个公开基准上达到 {self.score}%，"
                f"比此前最好的方法高 {self.gain} 个百分点。",
            ),
        }

    @property
    def _task(self) -> tuple[str, str, str, str]:
        return _TASKS[(self.number + self.day.day) % len(_TASKS)]

    @property
    def _method(self) -> tuple[str, str]:
        return _METHODS[(self.number * 3 + self.day.day) % len(_METHODS)]


@dataclass(frozen=True)
class ToldPaper(FakePaper):
    """A paper whose texts are given; what else the services say of it is invented."""

    told_id: str
    told_title: str
    told_abstract: str
    told_readings: Mapping[str, tuple[str, str, str, str, str]]

    @property
    def id(self) -> str:
        """The given id."""
        return self.told_id

    @property
    def title(self) -> str:
        """The given title."""
        return self.told_title

    @property
    def abstract(self) -> str:
        """The given abstract."""
        return self.told_abstract

    @property
    def readings(self) -> Mapping[str, tuple[str, str, str, str, str]]:
        """The given parts."""
        return self.told_readings
