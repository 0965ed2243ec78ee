from __future__ import annotations

from briefing.extract.markdown import read_markdown


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_markdown(text).blocks]


def test_emphasis_links_and_references_keep_their_text() -> None:
    text = "It was *very* **good**, [she](https://x.example) said to [him][1].\n\n[1]: https://y.example"
    assert blocks(text) == [("text", "It was very good, she said to him.")]


def test_pictures_bare_links_and_deleted_words_are_left_out() -> None:
    assert blocks("See ![a picture](x.png)<https://x.example> ~~never~~ soon.") == [
        ("text", "See soon.")
    ]


def test_code_and_tables_are_left_out_and_code_within_a_sentence_stays() -> None:
    text = (
        "Run `make` now.\n\n```\ncode\n```\n\n    code\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nDone."
    )
    assert blocks(text) == [("text", "Run make now."), ("text", "Done.")]


def test_headings_of_all_levels_and_styles_are_headings() -> None:
    assert blocks("Big\n===\n\n### Small ###\n\nText.") == [
        ("heading", "Big"),
        ("heading", "Small"),
        ("text", "Text."),
    ]
    assert read_markdown("## Two\n\n# One\n\n# Other").titles[0] == "One"


def test_items_and_quotations_are_paragraphs() -> None:
    assert blocks("- One.\n- Two.\n  1. Three.\n\n> Four.") == [
        ("text", t) for t in ("One.", "Two.", "Three.", "Four.")
    ]


def test_footnotes_are_left_out() -> None:
    assert blocks("It rained.[^a]\n\n[^a]: In Rome.\n    And in Athens.") == [
        ("text", "It rained.")
    ]


def test_html_is_left_out_and_its_text_stays() -> None:
    text = "<div class='x'>\nIt rained.\n</div>\n\n<script>\nvar x;\n</script>\n\nIt <b>snowed</b>.<!-- no -->"
    assert blocks(text) == [("text", "It rained."), ("text", "It snowed.")]


def test_lines_within_a_paragraph_run_on() -> None:
    assert blocks("The council voted on Tuesday\nto plant trees.\\\nIt will help.") == [
        ("text", "The council voted on Tuesday to plant trees."),
        ("text", "It will help."),
    ]
