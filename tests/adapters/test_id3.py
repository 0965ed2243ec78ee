"""The bytes of single frames, counted by hand after the standard."""

from briefing.adapters import id3


def test_a_tag_says_its_version_and_its_length_in_seven_bits_a_byte() -> None:
    assert id3.tag([bytes(300)])[:10] == b"ID3\x03\x00\x00\x00\x00\x02\x2c"


def test_text_is_utf_16_with_a_byte_order_mark() -> None:
    assert id3.text("TIT2", "é🎧") == (
        b"TIT2\x00\x00\x00\x09\x00\x00\x01\xff\xfe\xe9\x00\x3c\xd8\xa7\xdf"
    )


def test_a_number_is_plain_ascii() -> None:
    assert id3.ascii_text("TYER", "2026") == b"TYER\x00\x00\x00\x05\x00\x00\x002026"


def test_a_null_or_half_a_character_does_no_harm() -> None:
    assert id3.text("TIT2", "a\x00\ud800b").endswith(b"\xff\xfea\x00?\x00b\x00")


def test_a_comment_names_its_language_and_has_no_description() -> None:
    assert id3.comment("eng", "Hi") == (
        b"COMM\x00\x00\x00\x0e\x00\x00\x01eng\xff\xfe\x00\x00\xff\xfeH\x00i\x00"
    )


def test_a_link_is_ascii() -> None:
    assert id3.link("http://a.b/", "d") == b"WXXX\x00\x00\x00\x0e\x00\x00\x00d\x00http://a.b/"


def test_a_picture_is_the_front_cover() -> None:
    assert id3.picture(b"JPEG") == b"APIC\x00\x00\x00\x12\x00\x00\x00image/jpeg\x00\x03\x00JPEG"


def test_a_chapter_has_times_no_offsets_a_title_and_a_link() -> None:
    title, link = id3.text("TIT2", "One"), id3.link("http://a.b/", "chapter url")

    assert id3.chapter("chp0", 1000, 2500, title="One", url="http://a.b/") == (
        b"CHAP" + (5 + 16 + len(title) + len(link)).to_bytes(4, "big") + b"\x00\x00"
        b"chp0\x00" + b"\x00\x00\x03\xe8\x00\x00\x09\xc4" + b"\xff" * 8 + title + link
    )


def test_a_chapter_without_a_link_has_none() -> None:
    assert b"WXXX" not in id3.chapter("chp0", 0, 1, title="One")


def test_contents_are_top_level_and_ordered() -> None:
    title = id3.text("TIT2", "All")

    assert id3.contents("toc", ["chp0", "chp1"], title="All") == (
        b"CTOC" + (4 + 2 + 10 + len(title)).to_bytes(4, "big") + b"\x00\x00"
        b"toc\x00" + b"\x03\x02" + b"chp0\x00chp1\x00" + title
    )


def test_latin_text_is_a_byte_a_character_and_has_stand_ins() -> None:
    assert id3.latin_text("TIT2", "é\x00ł") == b"TIT2\x00\x00\x00\x03\x00\x00\x00\xe9?"
