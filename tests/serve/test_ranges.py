import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.serve.ranges import Part, Unsatisfiable, requested_part

SIZE = 1000


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-499", Part(0, 500)),
        ("bytes=500-999", Part(500, 1000)),
        ("bytes=500-", Part(500, 1000)),
        ("bytes=0-", Part(0, 1000)),
        ("bytes=0-0", Part(0, 1)),
        ("bytes=999-999", Part(999, 1000)),
        ("bytes=999-5000", Part(999, 1000)),
        ("bytes=-1", Part(999, 1000)),
        ("bytes=-500", Part(500, 1000)),
        ("bytes=-1000", Part(0, 1000)),
        ("bytes=-5000", Part(0, 1000)),
        ("BYTES=0-1", Part(0, 2)),
        ("Bytes=0-1", Part(0, 2)),
        ("bytes=, 0-1 ,", Part(0, 2)),
        ("bytes= 0-1", Part(0, 2)),
        ("bytes=000-0009", Part(0, 10)),
        (f"bytes=0-{'9' * 5000}", Part(0, 1000)),
        (f"bytes=-{'9' * 5000}", Part(0, 1000)),
        (f"bytes={'0' * 5000}1-2", Part(1, 3)),
    ],
)  # fmt: skip
def test_a_single_range_is_that_part(header: str, part: Part) -> None:
    assert requested_part(header, SIZE) == part


@pytest.mark.parametrize(
    "header",
    ["", "bytes", "bytes=", "bytes=-", "bytes=,", "bytes=a-b", "bytes=5", "bytes=5-4", "bytes=0-1,5-6", "bytes=0-1,-1",
     "bytes = 0-1", "bytes=0 - 1", "bytes=0-1-2", "bytes=--5", "bytes=+0-5", "bytes=0x0-5", "bytes=٠-٥", "bytes=0-1;q=1",
     "seconds=0-1", "items=0-1", "none", "0-1", "bytes=0.0-1"],
)  # fmt: skip
def test_what_may_be_ignored_asks_for_all(header: str) -> None:
    assert requested_part(header, SIZE) is None


@pytest.mark.parametrize(
    "header",
    ["bytes=1000-", "bytes=1000-1001", "bytes=5000-6000", "bytes=-0", f"bytes={'9' * 5000}-"],
)
def test_a_range_behind_the_end_cannot_be_satisfied(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        requested_part(header, SIZE)


def test_of_an_empty_file_there_is_no_part() -> None:
    assert requested_part("bytes=-5", 0) is None
    with pytest.raises(Unsatisfiable):
        requested_part("bytes=0-", 0)


def test_a_part_says_where_it_stands() -> None:
    assert Part(2, 5).content_range(10) == "bytes 2-4/10"
    assert Part(2, 5).length == 3


@given(st.integers(1, 10**7), st.integers(0, 2 * 10**7), st.integers(0, 2 * 10**7))
def test_first_and_last_are_as_python_slices(size: int, first: int, last: int) -> None:
    header = f"bytes={first}-{last}"
    if first > last:
        assert requested_part(header, size) is None
    elif first >= size:
        with pytest.raises(Unsatisfiable):
            requested_part(header, size)
    else:
        part = requested_part(header, size)
        assert part is not None
        assert range(size)[first : last + 1] == range(part.start, part.stop)


@given(st.integers(1, 10**7), st.integers(1, 2 * 10**7))
def test_a_suffix_is_as_python_slices(size: int, length: int) -> None:
    part = requested_part(f"bytes=-{length}", size)
    assert part is not None
    assert range(size)[-length:] == range(part.start, part.stop)


@given(st.text(), st.integers(0, 10**12))
def test_no_header_gives_a_part_that_is_not_there(rest: str, size: int) -> None:
    try:
        part = requested_part(f"bytes={rest}", size)
    except Unsatisfiable:
        return
    assert part is None or 0 <= part.start < part.stop <= size
