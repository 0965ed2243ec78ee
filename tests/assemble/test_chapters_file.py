import json

from briefing.assemble.chapters_file import chapters_json
from briefing.config import ShowSettings
from briefing.model import Chapter, Milliseconds

CHAPTERS = (
    Chapter("Café <1>", Milliseconds(0), Milliseconds(7000), "https://a.example/"),
    Chapter("Two", Milliseconds(7000), Milliseconds(9341)),
)


def test_chapters_are_in_seconds_with_links_where_there_are() -> None:
    text = chapters_json(
        CHAPTERS, title="Today", show=ShowSettings(title="News"), file_name="a.mp3"
    )

    assert json.loads(text) == {
        "version": "1.2.0",
        "title": "Today",
        "podcastName": "News",
        "fileName": "a.mp3",
        "chapters": [
            {"startTime": 0, "endTime": 7, "title": "Café <1>", "url": "https://a.example/"},
            {"startTime": 7, "endTime": 9.341, "title": "Two"},
        ],
    }
    assert '"startTime": 7,' in text


def test_an_author_is_named() -> None:
    show = ShowSettings(title="News", author="Ida Brunt")

    assert json.loads(chapters_json((), title="", show=show, file_name=""))["author"] == "Ida Brunt"
