from __future__ import annotations

from lxml.html import fromstring

from briefing.extract.page_blocks import blocks_of

SENTENCE = "The council voted on Tuesday to plant four hundred trees along the river."


def texts(html: str) -> list[str]:
    return [text for text, _ in blocks_of(fromstring(f"<body>{html}</body>"))]


def test_blocks_have_their_kind() -> None:
    assert blocks_of(
        fromstring("<div><h2>One</h2><p>Two.</p><ul><li>Three.</li></ul>Four.</div>")
    ) == [
        ("One", "heading"),
        ("Two.", "text"),
        ("Three.", "text"),
        ("Four.", "text"),
    ]


def test_a_sentence_that_a_link_tore_apart_is_made_whole() -> None:
    assert texts("The council asked the <p>Ministry of Trees</p> which agreed.") == [
        "The council asked the Ministry of Trees which agreed."
    ]
    assert texts("Share <p>and go.</p>") == ["Share", "and go."]
    assert texts("<p>The red oak</p><p>the elm</p>") == ["The red oak", "the elm"]


def test_broken_lines_are_lines_and_source_lines_are_none() -> None:
    assert texts("<p>One.<br>Two\nand\r\nthree.<br><br>Four.</p>") == [
        "One.",
        "Two and three.",
        "Four.",
    ]


def test_tables_of_data_are_left_out_and_columns_of_a_page_are_not() -> None:
    assert texts(
        f"<table><tr><td>12</td><td>{SENTENCE}</td></tr><tr><th>Place</th></tr></table>"
    ) == [SENTENCE]


def test_what_is_not_spoken_is_left_out() -> None:
    html = "<nav>Home</nav><p>It <del>never</del> <b>rained</b> in <code>r.py</code>.</p><script>x</script><!-- y -->"
    assert texts(html + "<pre>a\nb</pre><div>\u200b</div>") == ["It rained in r.py."]
