"""Document to Article: text, Markdown and HTML read, cleaned, and freed of what is not the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from briefing.adapters.clean_text import clean_line
from briefing.adapters.encoding import decode
from briefing.errors import ExtractError
from briefing.extract import front_matter
from briefing.extract.above import without_head
from briefing.extract.contents import Contents
from briefing.extract.detection import language_of
from briefing.extract.front_matter import FrontMatter
from briefing.extract.glued import without_glue
from briefing.extract.junk import text_key
from briefing.extract.kinds import is_escaped_html, kind_of
from briefing.extract.sift import MIN_BODY_WORDS, Sifted, count_words, sift
from briefing.extract.titles import (
    first_headline,
    first_sentence,
    says_the_same,
    shown_title,
    usable,
)
from briefing.model import Article, Document, Paragraph

__all__ = ["extract", "language_of"]

MAX_TEXT_CHARACTERS = 400_000
"""Some 70,000 words: a book, not an article."""


def extract(document: Document) -> Article:
    """Return the article that a document holds, cleaned.

    Raises ExtractError, which says what was found and what to do, when there is none.
    """
    try:
        text = decode(document.body, charset=document.charset)
        head, rest = front_matter.split(text)
        return _article(document, head, _readings(rest, document.media_type))
    except ValueError as error:
        raise ExtractError(document.uri, str(error)) from error


def _readings(text: str, media_type: str) -> Iterator[Contents]:
    kind = kind_of(text, media_type)
    if kind != "html" and is_escaped_html(text):
        text, kind = unescape(text), "html"
    if kind == "html":
        # lxml and trafilatura take a second to import: only for those who read pages.
        from briefing.extract.page import read_page

        yield from read_page(text)
        return
    if len(text) > MAX_TEXT_CHARACTERS:
        raise ValueError(
            f"has more than {MAX_TEXT_CHARACTERS:,} characters; give one article alone"
        )
    if kind == "markdown":
        from briefing.extract.markdown import read_markdown

        yield read_markdown(text)
        return
    from briefing.extract.plain import read_plain

    yield read_plain(text)


def _article(document: Document, head: FrontMatter, readings: Iterator[Contents]) -> Article:
    best: tuple[int, Contents, Sifted] | None = None
    given = clean_line(document.title or head.title)
    for found in readings:
        contents = without_head(replace(found, blocks=without_glue(found.blocks)), given)
        sifted = sift(contents, author=head.author or contents.author)
        article = _made(document, head, contents, sifted)
        count = _body_words(article, contents)
        if count >= MIN_BODY_WORDS:
            return article
        if best is None or count > best[0]:
            best = count, contents, sifted
    raise ValueError(_complaint(best))


def _body_words(article: Article, contents: Contents) -> int:
    """Count what is left beside the title; lines of plain text without an end are no body."""
    kinds = {"text", "heading"} if contents.marked_up else {"text"}
    return sum(count_words(p.text) for p in article.paragraphs if p.kind in kinds)


def _made(document: Document, head: FrontMatter, contents: Contents, sifted: Sifted) -> Article:
    title, paragraphs = _titled(document.title or head.title, contents, sifted.paragraphs)
    is_public = document.uri.startswith(("http://", "https://"))
    return Article(
        uri=document.uri,
        title=title,
        paragraphs=paragraphs,
        url=head.url or contents.url or (document.uri if is_public else ""),
        source=document.source or head.source or contents.source,
        author=head.author or contents.author,
        # The setting is for documents that do not say.
        language=head.language or contents.language or document.language,
        section=document.section or head.section,
        published=document.published or head.date or contents.published,
        image=head.image or contents.image,
        weight=document.weight,
        position=document.position,
    )


def _titled(
    given: str, contents: Contents, paragraphs: tuple[Paragraph, ...]
) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the title, and the paragraphs with it in front, unless it had to be cut from the text."""
    candidates = (clean_line(given), *contents.titles)
    title = next(filter(usable, candidates), "") or first_headline(contents.blocks)
    if not title:
        return shown_title(first_sentence(paragraphs)), paragraphs
    place = next((b.place for b in contents.blocks if text_key(b.text) == text_key(title)), 0)
    body = tuple(p for p in paragraphs if not says_the_same(p.text, title))
    return title, (Paragraph(title, place, "title"), *body)


def _complaint(best: tuple[int, Contents, Sifted] | None) -> str:
    if best is None:
        return "holds no text; save the article as text, Markdown or HTML"
    count, _, sifted = best
    dropped = ", ".join(f"{times} {rule}" for rule, times in sifted.dropped.most_common(4))
    return (
        f"holds no article: {count} words are left, {MIN_BODY_WORDS} are needed"
        + (f" (left out: {dropped})" if dropped else "")
        + "; give the whole article"
    )
