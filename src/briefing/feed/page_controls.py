"""The player of an episode's page: hidden until its script runs, for without it the browser's own is there."""

from __future__ import annotations

import json

from briefing.feed.html import clock, tag, text
from briefing.feed.page_frame import icon
from briefing.feed.page_words import PageWords
from briefing.feed.published import PublishedEpisode

SPEEDS = ("0.75", "0.9", "1", "1.1", "1.25", "1.5", "1.75", "2")
SLEEP_MINUTES = (5, 10, 15, 30, 60)
_SPOKEN_BY_SCRIPT = ("play", "pause", "of", "resumed", "failed")


def controls(episode: PublishedEpisode, words: PageWords) -> str:
    """Return the player's bar, its help, and the words that the script needs."""
    length = clock(episode.duration_ms)
    spoken = json.dumps({key: words[key] for key in _SPOKEN_BY_SCRIPT}, ensure_ascii=False)
    return tag(
        "section",
        {
            "class": "player",
            "id": "player",
            "aria-label": words["player"],
            "data-words": spoken,
            "hidden": True,
        },
        _timeline(episode, words, length),
        tag(
            "div",
            {"class": "transport"},
            _speed(words),
            _button("previous", words["previous"], icon("previous")),
            _button("back", words["back"], icon("back", "15")),
            _button("play", words["play"], icon("play") + icon("pause")),
            _button("forward", words["forward"], icon("forward", "15")),
            _button("next", words["next"], icon("next")),
            _sleep(words),
        ),
        '<p class="status" id="status" role="status"></p>',
    ) + _help(words)


def _timeline(episode: PublishedEpisode, words: PageWords, length: str) -> str:
    slider = {
        "type": "range",
        "id": "position",
        "min": "0",
        "max": str(-(-episode.duration_ms // 1000)),
        "step": "1",
        "value": "0",
        "aria-label": words["position"],
        "aria-valuetext": words.fill("of", at="0:00", length=length),
        "autocomplete": "off",
    }
    return (
        '<p class="now"><span id="now-chapter" dir="auto"></span></p>'
        '<div class="timeline"><span class="time" id="elapsed">0:00</span>'
        f'<span class="rail"><span class="ticks" id="ticks"></span>{tag("input", slider)}</span>'
        f'<span class="time" id="length">{length}</span></div>'
    )


def _button(name: str, label: str, content: str) -> str:
    return tag(
        "button",
        {"type": "button", "id": name, "class": f"button {name}", "aria-label": label},
        content,
    )


def _speed(words: PageWords) -> str:
    options = "".join(
        tag("option", {"value": speed, "selected": speed == "1"}, f"{speed}×") for speed in SPEEDS
    )
    attributes = {"id": "speed", "aria-label": words["speed"], "autocomplete": "off"}
    return f'<span class="choice speed">{tag("select", attributes, options)}</span>'


def _sleep(words: PageWords) -> str:
    options = (
        tag("option", {"value": ""}, text(words["off"])),
        *(
            tag("option", {"value": str(n)}, text(words.fill("minutes", n=str(n))))
            for n in SLEEP_MINUTES
        ),
        tag("option", {"value": "chapter"}, text(words["chapter_end"])),
    )
    attributes = {"id": "sleep", "aria-label": words["sleep"], "autocomplete": "off"}
    return (
        f'<span class="choice sleep">{icon("moon")}<span class="left" id="sleep-left" '
        f'aria-hidden="true"></span>{tag("select", attributes, *options)}</span>'
    )


def _help(words: PageWords) -> str:
    keys = (
        ("space k", f"{words['play']}, {words['pause']}"),
        ("← j", words["back"]),
        ("→ l", words["forward"]),
        ("p", words["previous"]),
        ("n", words["next"]),
        (", .", words["slower_faster"]),
        ("↑ ↓", words["transcript_keys"]),
        ("?", words["this_help"]),
    )
    rows = "".join(
        tag(
            "div",
            {},
            tag("dt", {}, " ".join(f"<kbd>{text(key)}</kbd>" for key in pressed.split())),
            tag("dd", {}, text(meaning)),
        )
        for pressed, meaning in keys
    )
    heading = tag("h2", {"id": "help-title"}, text(words["shortcuts"]))
    return tag(
        "dialog",
        {"id": "help", "aria-labelledby": "help-title"},
        heading,
        f"<dl>{rows}</dl>",
        f'<p><label class="check"><input type="checkbox" id="shortcuts" checked autocomplete="off"> '
        f"{text(words['shortcuts_on'])}</label></p>",
        '<form method="dialog"><button type="submit" class="button wide">'
        f"{text(words['close'])}</button></form>",
    )
