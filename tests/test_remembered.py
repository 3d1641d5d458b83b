"""What is made of the very same records is made once, and of any other anew."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import ref

import pytest

from sitegen.hashed import hashed
from sitegen.model.drawing import Drawing, Shown
from sitegen.remembered import MOST, for_builds, forget, once, remembered


@dataclass(frozen=True)
class Record:
    """A record that equals others."""

    number: int


def test_of_the_same_record_a_thing_is_made_once() -> None:
    """Who asks again gets the very same thing."""
    made = remembered(lambda record, word: [record.number, word])
    one = Record(7)

    first = made(one, "word")

    assert [7, "word"] == first
    assert first is made(one, str(b"word", "ascii"))
    assert first is not made(one, "other")


def test_an_equal_record_is_another_one() -> None:
    """Records that say the same may stand elsewhere in the content."""
    made = remembered(lambda record: [record])

    assert made(Record(7)) is not made(Record(7))


def test_records_in_a_tuple_are_told_by_which_they_are() -> None:
    """A tuple that is put together anew has the same name, if its records are."""
    made = remembered(list[Record])
    one, other = Record(1), Record(2)

    assert made((one, other)) is made((one, other))
    assert [other, one] == made((other, one))


def test_a_record_that_has_gone_is_never_taken_for_another() -> None:
    """Python gives the place in memory of a thing that has gone to the next one."""
    made = remembered(lambda record: record.number)

    assert [*range(1000)] == [made(Record(number)) for number in range(1000)]


def test_what_was_asked_for_long_ago_is_forgotten() -> None:
    """Memory is bounded; what is asked for again and again stays."""
    counted: list[int] = []
    made = remembered(lambda record: counted.append(record.number))
    kept, gone = Record(-1), Record(-2)
    made(gone)
    for number in range(2 * MOST):
        made(Record(number))
        made(kept)

    made(gone)

    assert 1 == counted.count(-1)
    assert 2 == counted.count(-2)


def test_who_builds_once_holds_nothing_for_another_build() -> None:
    """What a build asks once of each record is made, and is nobody's then."""
    made = for_builds(remembered(lambda record: [record.number]))
    one, other = Record(1), Record(2)
    first = made(one)

    with once():
        assert made(other) is not made(other)

    assert first is made(one)
    assert made(other) is made(other)
    forget()
    assert first is not made(one)


def test_nothing_that_is_only_hashed_is_held() -> None:
    """A preview makes drawings at each edit; what would plan them has a whole site."""

    def shown() -> Shown:
        pytest.fail("nobody looks at it")

    drawing = Drawing(hash="known", figures=(), sizes={}, files={}, shown=shown)
    is_there = ref(shown)

    assert hashed({"chart": drawing})
    assert hashed(drawing) == "known"
    del drawing, shown
    assert is_there() is None
