"""Lines that are never told, and sentences that look like them and are."""

from __future__ import annotations

import pytest

from briefing.extract.junk import ends_article, heads_other_stories, junk_rule, title_rule
from briefing.extract.shapes import is_bio

TIMES = """\
4 hours ago
Just now
an hour ago
Updated 3 hours ago
Yesterday at 14:05
Published 12 May 2026, 10:32 BST
Mon, 12 May 2026 10:30
Last updated on May 12, 2026 at 4:05 pm
10:32 AM
2 min read
12/05/2026
vor 4 Stunden
Stand: 03.02.2026, 14:10 Uhr
il y a 4 heures
Publié le 4 mars 2026 à 8h00
hace 4 horas"""
BARS = """\
Share
Share this article
Facebook Twitter LinkedIn Email
Copy link
Print
12 comments
Teilen Merken Drucken
Partager Imprimer
Compartir en Facebook
Home > News > World
Home | News | Sport
Menu
Search
Skip to content
Log in
Back to top
Loading...
1 of 12"""
BYLINES = """\
By Jane Doe
BY JANE DOE
By Jane Doe and John Roe, BBC News
Jane Doe, science correspondent
Jane Doe | Reuters
Reuters
Written by Jane Doe
Von Max Mustermann
Par Jeanne Morel
Por Lucía Romero
5:45 AM PST 11/19/2026 by Jane Doe
Reporting by Jane Doe in London; Editing by John Roe
(Reporting by Jane Doe; Editing by John Roe)
Jane Doe contributed reporting.
Email the author at jane@example.org."""
OTHER_STORIES = """\
Read more: The worst winters of the century
READ MORE
SEE ALSO: The best storms
Related: Snow on the line
You may also like
More Great Harbour Stories
Watch: Penguins on the run
Opinion: Why the river matters
Lesen Sie auch: Warum Züge stehen
Lire aussi : Dix bouquets
À lire aussi : Dix bouquets
Lea también: Las diez mejores"""
OFFERS = """\
Sign up to our newsletter
Subscribe to our weekly newsletter for more stories like this one.
Get the latest headlines in your inbox
Follow us on Instagram
We use cookies to improve your experience.
Accept all
Advertisement
ADVERTISEMENT
Article continues below
Story continues below advertisement
Anzeige
Publicité
Publicidad
Abonnieren Sie unseren Newsletter
Suscríbete a nuestro boletín
© 2026 Harbour Post
Copyright 2026 Harbour Post. All rights reserved.
Your browser does not support the video tag.
Leave a comment
Tags: rain, snow, wind
Filed under: Weather"""
CREDITS = """\
Photo: AP
Image credit: NASA/JPL
(Photo by Jane Doe/Getty Images)
A man walks in the rain on Monday. (AP Photo/Jane Doe)
A boat at dusk / Getty Images
© Reuters
Image caption The bridge in winter
Foto: dpa/Mustermann
Crédit photo : Jeanne Morel"""
NO_WORDS = """\
https://example.org/a/b
@janedoe
#rain #snow
someone@example.org
* * *
---
2026
👍👍
— Jane Doe (@janedoe) November 18, 2026"""
JUNK = [
    line
    for table in (TIMES, BARS, BYLINES, OTHER_STORIES, OFFERS, CREDITS, NO_WORDS)
    for line in table.splitlines()
]

SENTENCES = """\
Share prices fell sharply on Tuesday in Tokyo
Home prices rose 4% in May.
By 2030 the company wants to be carbon neutral.
By Christmas the work should be done.
Back to school season began with long queues on Monday.
Advertising revenue rose 12% to $3bn.
Posted on social media by analysts, the video shows the bridge.
Written by hand in 1820, the letter was found in May.
Print sales fell again.
Search teams found the boat.
Comments by the minister drew anger.
Contact with the probe was lost at 4 a.m.
Image recognition is improving quickly.
Photo albums from the war were found.
Read the letter, he said, and burn it.
May was the warmest on record.
March of the penguins
Four hours ago the ship left the harbour.
Cookies are baked at noon.
World War II ended in 1945.
Video shows the moment the roof came down.
Analysis: the vote was close, and nobody knows what comes next.
Related costs rose by 3 million.
Sources close to the company said that talks go on.
The photo was taken by Ana Ruiz (Reuters).
Sign language is taught at the school.
Business as usual
Top court rules on fishing rights
Technology and science
Von der Leyen sagte am Dienstag zu.
Par ailleurs, le maire a dit non.
Por la mañana llovió."""


@pytest.mark.parametrize("line", JUNK)
def test_the_machinery_of_a_page_is_junk(line: str) -> None:
    assert junk_rule(line)


@pytest.mark.parametrize("line", SENTENCES.splitlines())
def test_sentences_and_headings_that_look_like_it_are_not(line: str) -> None:
    assert junk_rule(line) == ""


def test_typographic_apostrophes_are_read_like_typewritten_ones() -> None:
    assert junk_rule("Don’t miss") == junk_rule("Don't miss") == "page furniture"


def test_a_title_may_begin_with_a_label() -> None:
    assert junk_rule("Opinion: Why the river matters")
    assert title_rule("Opinion: Why the river matters") == ""
    assert title_rule("4 hours ago") == "time stamp"


def test_long_paragraphs_are_never_junk() -> None:
    assert junk_rule("We use cookies to tell you more. " * 30) == ""
    assert junk_rule("a we use cookies " * 25) == ""


@pytest.mark.parametrize("line", ["Related articles", "MORE ON THIS STORY:", "Mehr zum Thema"])
def test_lists_of_other_stories_are_known_by_their_headings(line: str) -> None:
    assert heads_other_stories(line)
    assert not heads_other_stories(line + " and quite another matter" * 4)


@pytest.mark.parametrize("line", ["Comments", "Comments (12)", "Leave a Reply", "Kommentare"])
def test_an_article_ends_at_its_comments(line: str) -> None:
    assert ends_article(line)
    assert not ends_article("Comments of the king")


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe is a reporter who covers transport.",
        "Jane van Doe has been a freelance writer since 2010.",
        "Jane Doe writes about food and is the author of two books.",
    ],
)
def test_authors_are_introduced(text: str) -> None:
    assert is_bio(text)
    assert not is_bio("The reporter Jane Doe was arrested on Monday.")
