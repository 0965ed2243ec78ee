from __future__ import annotations

import pytest

from briefing.adapters.web_page import parse_page
from briefing.extract.page_blocks import text_of
from briefing.extract.page_pruning import prune

PROSE = "<p>" + "The council voted on Tuesday to plant trees by the river. " * 12 + "</p>"


def left_of(box: str) -> str:
    tree = parse_page(f"<html><body><main>{PROSE}{box} and behind</main></body></html>")
    prune(tree)
    return text_of(tree)


@pytest.mark.parametrize(
    "box",
    [
        '<p style="display: none">Gone for good</p>',
        "<div hidden><p>Gone for good</p></div>",
        "<template><p>Gone for good</p></template>",
        '<div class="sr-only">Gone for good</div>',
        '<p class="photo-caption">Gone for good</p>',
        '<div class="articleNewsletter__box">Gone for good</div>',
        '<div id="relatedStories" class="c-related">Gone for good</div>',
        '<div><h3>Gone for good</h3><form><input name="email"></form></div>',
    ],
)
def test_what_is_unseen_or_named_goes_and_the_text_behind_it_stays(box: str) -> None:
    assert "Gone" not in left_of(box)
    assert "and behind" in left_of(box)


@pytest.mark.parametrize(
    "box",
    [
        '<p class="shadow">Kept as it is</p>',
        '<div class="adventure headline">Kept as it is</div>',
        '<h1 class="promo-title">Kept as it is</h1>',
        '<a class="related-link">Kept as it is</a>',
    ],
)
def test_a_name_counts_as_a_word_of_its_own(box: str) -> None:
    assert "Kept as it is" in left_of(box)


def test_a_box_with_much_of_the_page_stays_whatever_its_name() -> None:
    tree = parse_page(f'<html><body><div class="paywall">{PROSE}</div><p>One.</p></body></html>')
    prune(tree)
    assert "voted on Tuesday" in text_of(tree)
