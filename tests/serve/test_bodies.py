import asyncio
import gzip
import io
from xml.etree import ElementTree

from briefing.adapters.qr_code import draw, svg
from briefing.serve.bodies import Bodies


def test_the_same_body_is_made_once_however_many_ask() -> None:
    made: list[str] = []

    def make() -> bytes:
        made.append("x")
        return b"body"

    async def ask() -> None:
        bodies = Bodies()
        got = await asyncio.gather(*(bodies.get("key", make, packed=False) for _ in range(20)))
        assert {body.content for body in got} == {b"body"}
        other = await bodies.get("key", make, packed=True)
        assert gzip.decompress(other.content) == b"body"
        assert other.checksum == got[0].checksum

    asyncio.run(ask())
    assert made == ["x", "x"]


def test_a_packed_body_has_the_same_bytes_each_time() -> None:
    async def packed() -> bytes:
        return (await Bodies().get("key", lambda: b"body" * 1000, packed=True)).content

    assert asyncio.run(packed()) == asyncio.run(packed())


def test_what_was_not_used_for_longest_is_dropped() -> None:
    made: list[int] = []

    async def ask() -> None:
        bodies = Bodies(most_bytes=250)

        async def get(number: int) -> None:
            def make() -> bytes:
                made.append(number)
                return bytes(100)

            await bodies.get(number, make, packed=False)

        for number in (1, 2, 1, 3, 1, 2):
            await get(number)
        large = await bodies.get("large", lambda: bytes(1000), packed=False)
        assert len(large.content) == 1000
        await get(1)

    asyncio.run(ask())
    assert made == [1, 2, 3, 2, 1]


def test_the_picture_of_an_address_is_an_svg_without_styles_or_scripts() -> None:
    root = ElementTree.fromstring(svg("https://example.org/news/"))  # noqa: S314  our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names <= {"svg", "path", "g"}
    assert svg("https://example.org/news/") == svg("https://example.org/news/")
    assert svg("https://example.org/news/") != svg("https://example.org/olds/")


def test_a_terminal_without_its_letters_is_left_alone() -> None:
    drawn = {}
    for encoding in ("ascii", "utf-8"):
        written = io.BytesIO()
        out = io.TextIOWrapper(written, encoding=encoding)
        draw("https://example.org/", out)
        drawn[encoding] = len(written.getvalue())
    assert drawn["ascii"] == 0
    assert drawn["utf-8"] > 500
