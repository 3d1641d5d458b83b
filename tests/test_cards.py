"""Numbers in pages: what is pressed, what stands beside it, and how it breaks."""

from __future__ import annotations

from decimal import Decimal
from pathlib import PurePosixPath

import pytest

from sitegen.diagnostics import Location
from sitegen.model.figure import Figure, Kind, Subject
from sitegen.model.period import Period
from sitegen.model.quantity import Quantity, Unit
from sitegen.render.cards import Cards, kept_together

HERE = Location(PurePosixPath("content/sources/some.yaml"))
FIGURE = Figure(
    id="x",
    kind=Kind.LEVEL,
    subject=Subject(measure="trade"),
    period=Period.parse("2025"),
    quantity=Quantity(Decimal(5), Unit(id="R", label="R", short="R")),
    at=HERE,
)
BUTTON = '<button class="figure reported" popovertarget="card-x">'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("12%", "[12%]"),
        ("up 12%", "[up 12%]"),
        ("positive", "[positive]"),
        ("over 4,900 firms", "<[over 4,900] firms>"),
        ("7 billion yuan", "<[7] billion> yuan"),
        ("5 R&D projects", "<[5] R&amp;D> projects"),
        ("12 20' boxes", "<[12] 20&#39;> boxes"),
    ],
)
def test_the_number_is_the_button(text: str, shown: str) -> None:
    """The unit stands outside; its first word stays with the number; all is escaped."""
    made = str(Cards(()).number(FIGURE, text))
    plain = made.replace(BUTTON, "[").replace("</button>", "]")
    plain = plain.replace('<span class="kept">', "<").replace("</span>", ">")
    assert f'{shown}<sup class="footnote">1</sup>' == plain


def test_a_disputed_number_has_its_star_behind_the_unit() -> None:
    """The star belongs to the whole value."""
    made = Cards({"x"}).number(FIGURE, "7 boxes")
    assert made.endswith(
        '</span><span class="star">*</span><sup class="footnote">1</sup>'
    )


def test_what_follows_a_number_stays_with_it() -> None:
    """No line breaks between a number and its star, footnote and comma."""
    number = Cards({"x"}).number(FIGURE, "12%")
    assert f'<span class="kept">{number}.</span> So' == kept_together(f"{number}. So")
    assert f"{BUTTON}1</button> so" == kept_together(f"{BUTTON}1</button> so")
