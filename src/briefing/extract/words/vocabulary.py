"""The shape of a language's table: what the machinery around articles says in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Lower-case words parted by spaces, and phrases parted by semicolons; a digit run is written 0."""

    times: str
    """Words that a line with nothing but a time or a date is made of."""
    bars: str
    """Words that share bars, menus and buttons are made of."""
    bar_marks: str
    """Those of them that make a bar of such a line: a heading may well be 'World' or 'Politics'."""
    lines: str
    """Phrases that are a whole line."""
    starts: str
    """Phrases that such lines start with."""
    credits: str
    """Phrases that such lines start with, and sentences too: they count where no sentence ends."""
    labels: str
    """Labels before a colon or a bar, on links to other stories."""
    anywhere: str
    """Phrases that make a short paragraph the site's own talk, wherever they stand."""
    related: str
    """Headings of lists of other stories."""
    ends: str
    """Headings after which nothing belongs to the article any more."""
    bylines: str
    """Phrases before an author's name."""
    roles: str
    """What people who write articles are."""
    joins: str
    """Words between the names of a byline."""
    dangling: str
    """Words that no heading ends with: the sentence was cut off there."""
    abbreviations: str
    """Words, without their last full stop, after which a sentence goes on."""
    time_marks: str = ""
    """Words of `times` that need no number beside them."""
    addresses: str = ""
    """How a site speaks to its reader: phrases that news hardly has outside of quotations."""
    calls: str = ""
    """Words that such a line calls on the reader with, at its start."""
    selves: str = ""
    """Further words for the site and its reader: enough where a paragraph is strange to the rest."""
    services: str = ""
    """What it then speaks of."""
    buttons: str = ""
    """Phrases that scrapers leave behind a paragraph's last sentence."""
    pointers: str = ""
    """Labels there, before the headline of another story."""
    pictures: str = ""
    """Words for pictures, in credits."""
    captions: str = ""
    """Lines that say that the next one is a picture's caption."""
