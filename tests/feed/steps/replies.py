"""Answers of a model, as good and as awkward as they come."""

from bot.feed.steps.wording import wording_in
from bot.papers import Section

CODE = "https://github.com/example/contact-maps"
CHINESE = {
    Section.FIELD: "机器人抓取 (Robotic Grasping)、触觉感知、模仿学习",
    Section.CONTRIBUTION: "提出接触图 ContactMap，用触觉信号预测物体之间的接触关系，"
    "使机械臂在杂乱场景中的抓取成功率提升到 91.4%。",
    Section.USAGE: "*   **输入**：一张深度图和 16 维的触觉读数。\n"
    "*   **输出**：每个物体的接触图与抓取姿态。\n"
    f"*   **代码**：[仓库]({CODE}) 已经开源，权重可以直接下载使用。",
    Section.INNOVATIONS: "*   **接触图**：把触觉读数写成图 $G=(V,E)$，"
    "损失为 $\\theta^{*}=\\arg\\min_\\theta \\nu(\\theta)$。\n"
    "*   **主动触摸**：机械手先轻触再抓取，用少量的触摸消除遮挡带来的歧义。",
    Section.RESULTS: "*   **杂乱抓取**：在 YCB 上成功率为 91.4%，比 GraspNet 高 7.3 个百分点。\n"
    "*   **速度**：在 RTX 4090 上每次规划只需要 38 毫秒，比基线快得多。",
}
ENGLISH = {
    Section.FIELD: "Robotic grasping, tactile sensing, imitation learning",
    Section.CONTRIBUTION: "ContactMap predicts contacts between objects from touch, "
    "so that an arm grasps in clutter with a success rate of 91.4%.",
    Section.USAGE: "*   **Input**: a depth image and 16 tactile readings.\n"
    "*   **Output**: a contact map and a grasp for each object.\n"
    f"*   **Code**: [the repository]({CODE}) is open, with weights.",
    Section.INNOVATIONS: "*   **Contact maps**: readings become a graph $G=(V,E)$ with the loss "
    "$\\theta^{*}=\\arg\\min_\\theta \\nu(\\theta)$.\n"
    "*   **Active touch**: the hand touches first and grasps then, which resolves occlusion.",
    Section.RESULTS: "*   **Clutter**: 91.4% on YCB, 7.3 points above GraspNet.\n"
    "*   **Speed**: planning takes 38 ms on an RTX 4090, far less than the baseline.",
}
PARTS = {"zh": CHINESE, "en": ENGLISH}


def answer(language: str = "zh", mark: str = "## {number}. {name}\n", **changed: str) -> str:
    """Returns a good answer, or one with parts ``changed``; an empty text leaves a part out."""
    names = wording_in(language).sections
    parts = PARTS[language] | {Section(name): text for name, text in changed.items()}
    return "\n\n".join(
        mark.format(number=number, name=names[section]) + parts[section]
        for number, section in enumerate(Section, start=1)
        if parts[section]
    )
