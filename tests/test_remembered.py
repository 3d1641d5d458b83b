"""What is made of the very same records is made once, and of any other anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from decimal import Decimal
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from msgspec import Struct

import sitegen
from sitegen.hashed import has_sets, hashed
from sitegen.model.drawing import Downloads, Drawing
from sitegen.remembered import MOST, for_builds, forget, once, remembered

if TYPE_CHECKING:
    from sitegen.model.plan import Plan


class Record(Struct, frozen=True):
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

    def plan() -> Plan:
        pytest.fail("nobody looks at it")

    drawing = Drawing(
        figures=(),
        plan=plan,
        pictures=dict,
        downloads=lambda: Downloads(sizes={}, files={}),
        hashed=lambda: "known",
        has_letters=bool,
    )
    is_there = ref(plan)

    assert hashed({"chart": drawing})
    assert hashed(drawing) == "known"
    del drawing, plan
    assert is_there() is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1, "1"), ("1", 1)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ((True,), (1,)),
        ((Record(1),), ((1,),)),
        (("ab", ""), ("a", "b")),
        ((Decimal("1.0"),), (Decimal("1.00"),)),
        (({},), ((),)),
        ((None,), ("",)),
    ],
)
def test_what_is_not_the_same_has_another_hash(one: object, other: object) -> None:
    """Values by kind, mappings by their order, numbers by how they are written."""
    assert hashed(one) != hashed(other)


def test_what_is_equal_has_one_hash_whichever_it_is() -> None:
    """Whether a text is the very same one or was made twice is told nowhere."""
    word = "word 1"
    again = f"word {len(word[:1])}"

    assert word is not again
    assert hashed((word, word)) == hashed((word, again))
    assert hashed(frozenset({"a", "b"})) == hashed(frozenset({"b", "a"}))


def test_what_only_this_process_knows_has_no_hash() -> None:
    """A function without a name, or a thing of no kind of ours, is an error of ours."""
    for thing in (lambda: 1, object()):
        with pytest.raises(ValueError, match=r"process|unmarshallable"):
            hashed((thing,))


UNTOLD: tuple[list[str], ...] = ["printed"], ["derive"], []
"""Rooms; the last is that of what is no record of ours."""
SAYS = """
from sitegen.hashed import has_sets, hashed
from sitegen.model.figure import Subject
from sitegen.wholes import Division
parts = frozenset(Subject(measure=f"m{each}") for each in range(20))
print(hashed((Division(frozenset("abcdefgh"), parts),)), hashed(parts))
"""


def test_sets_have_one_hash_in_every_process() -> None:
    """Their order, which is another in each, is told nowhere."""
    told = [
        subprocess.check_output(
            [sys.executable, "-c", SAYS], env={**os.environ, "PYTHONHASHSEED": seed}
        )
        for seed in ("1", "2", "3")
    ]

    assert 1 == len({*told})


def test_no_record_within_another_has_sets() -> None:
    """
    A record is told as one, so that nothing could order the sets within.

    Those of proofs and of grounds of formulas are never told.
    """
    for each in walk_packages(sitegen.__path__, "sitegen."):
        if not each.name.endswith("__main__"):
            import_module(each.name)
    kinds, seen = [*Struct.__subclasses__()], list[type[Struct]]()
    while kinds:
        kind = kinds.pop()
        seen.append(kind)
        kinds += kind.__subclasses__()
    ours = [each for each in seen if each.__module__.split(".")[1:2] not in UNTOLD]
    names = {each.__name__ for each in ours if has_sets(each)}
    within = {
        (each.__name__, field)
        for each in ours
        for field, said in each.__annotations__.items()
        if names & {*re.findall(r"\w+", str(said))} and "ClassVar" not in str(said)
    }

    assert {"Division"} <= names
    assert set() == within
