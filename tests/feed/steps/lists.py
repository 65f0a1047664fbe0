"""Lists as Hugging Face gives them, of papers that do not exist."""

from typing import Any

Element = dict[str, Any]


def element_2026(number: int, **changed: object) -> Element:
    """Returns an element of 2026; ``changed`` are fields of its paper."""
    organisation = {"_id": "a", "name": "inst", "fullname": "Institute of Knots", "avatar": "x"}
    paper = {
        "id": f"2602.{number:05}",
        "authors": [
            {"_id": "b", "name": "Ann Bo", "hidden": False, "user": {"fullname": "x"}},
            {"_id": "c", "name": "Cleo Day", "hidden": False, "status": "claimed_verified"},
        ],
        "publishedAt": "2026-02-13T00:00:00.000Z",
        "submittedOnDailyAt": "2026-02-16T00:00:00.000Z",
        "title": f"Tying Knots from Video {number}",
        "submittedOnDailyBy": {"user": "someone"},
        "summary": "Knots are hard. We propose to tie them with $x_1$ cameras. It works at 91.4%.",
        "upvotes": 10 + number,
        "discussionId": "d",
        "projectPage": "https://knots.example/",
        "githubRepo": "https://github.com/example/knots",
        "githubRepoAddedBy": "user",
        "githubStars": 28,
        "ai_summary": "A robot ties knots.",
        "ai_keywords": ["knots", "imitation learning", "knots"],
        "ai_summary_model": "some-model",
        "organization": organisation,
    }
    return {
        "paper": paper | changed,
        "publishedAt": "2026-02-12T19:00:00.000Z",
        "title": paper["title"],
        "summary": paper["summary"],
        "thumbnail": "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/x.png",
        "numComments": 2,
        "submittedBy": {"user": "someone"},
        "organization": organisation,
        "isAuthorParticipating": False,
    }


def element_2024(number: int) -> Element:
    """Returns an element of 2024: wrapped lines, one ``mediaUrl``, and little else."""
    return {
        "paper": {
            "id": f"2406.{number:05}",
            "authors": [{"_id": "b", "name": "Ann Bo", "hidden": False}],
            "publishedAt": "2024-06-07T07:04:10.000Z",
            "title": "Walking on Ice with\n  One Camera",
            "summary": "Ice is slippery.\nWe walk on\nit.",
            "upvotes": 14,
        },
        "publishedAt": "2024-06-10T01:56:51.089Z",
        "title": "Walking on Ice with\n  One Camera",
        "mediaUrl": "https://cdn-uploads.example/ice.png",
        "numComments": 0,
    }
