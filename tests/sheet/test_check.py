"""Checks as an editor meets them: acknowledgements, new articles, the real content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.check import check, plain
from sitegen.derive import derive
from sitegen.diagnostics import BuildError, Report
from sitegen.model.identity import Outcome
from sitegen.project import Project
from sitegen.read import read
from sitegen.resolve import resolve
from tests.derive.norland import real
from tests.support import ROOT, faults

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_article_is_checked_without_a_rule(tmp_path: Path) -> None:
    """
    An article with one wrong digit is refused on the day it is added.

    The project is the real one, the article is made up, nobody wrote a rule for it.
    """
    article = """\
title: Trade in the first half of the year
name: A newcomer
publisher: A newcomer
covers: 2025-H1
url: https://example.org/half
text: half.txt
figures:
  trade-2025-h1:
    measure: trade
    period: 2025-H1
    value: 382.41 CNY bn
    printed: {1: 382.41 billion yuan}
  exports-2025-h1:
    measure: exports
    period: 2025-H1
    value: 264.17 CNY bn
    printed: {1: 264.17 billion yuan}
  imports-2025-h1:
    measure: imports
    period: 2025-H1
    value: 118.24 CNY bn
    printed: {1: 118.24 billion yuan}
"""
    for path in (ROOT / "content").rglob("*.yaml"):
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    page = tmp_path / "content" / "pages" / "index.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: x\ndescription: x\n---\nx\n", encoding="utf-8")
    new = tmp_path / "content" / "sources" / "newcomer.yaml"

    def outcome(text: str) -> list[str]:
        new.write_text(text, encoding="utf-8")
        report = Report()
        site = resolve(read(Project(tmp_path, tmp_path / "site"), report), report)
        try:
            check(derive(site, report), report)
        except BuildError as error:
            return [each.partition(";")[0] for each in faults(error)]
        return []

    assert [] == outcome(article)
    assert [
        (
            "content/sources/newcomer.yaml:11:12: error[identity-broken] "
            "exports-2025-h1 (264.17 CNY bn) plus imports-2025-h1 (118.74 CNY bn) make "
            "382.90 to 382.92 billion yuan"
        )
    ] == outcome(article.replace("118.24", "118.74"))
    # Trade below its two parts in three quarters, and more than the whole year.
    assert [
        (
            "content/sources/newcomer.yaml:11:12: error[identity-broken] "
            "exports-2025-h1 (264.17 CNY bn) plus imports-2025-h1 (118.24 CNY bn) make "
            "382.40 to 382.42 billion yuan"
        ),
        (
            "content/sources/newcomer.yaml:11:12: error[identity-broken] trade-2025-h1 "
            "(882.41 CNY bn) is more than trade-2025 (800.68 CNY bn)"
        ),
        (
            "content/sources/newcomer.yaml:11:12: error[identity-broken] trade-2025-h1 "
            "(882.41 CNY bn) is more than trade-2025-q1-q3 (581.98 CNY bn)"
        ),
    ] == outcome(article.replace("382.41", "882.41"))


def test_the_known_limits_are_all_there_are() -> None:
    """What does not hold in the five articles is what identities.yaml explains."""
    site = check(derive(real(), Report()), Report())

    odd = [each for each in site.identities if each.outcome is not Outcome.HOLDS]

    assert [
        (
            "share exports-mechanical-electrical-2025-q1-q3.share: holds in a wider "
            "reading"
        ),
        "growth trade-2025.growth: holds in a wider reading",
        "conversion trade-2021-h1.equivalent: broken",
    ] == [f"{each.rule} {each.figures[0].id}: {each.outcome}" for each in odd]
    assert {each.id for each in odd} == set(site.known.acknowledged)
    assert all(each.explanation and each.explained_at for each in odd)


def test_the_arithmetic_of_the_articles() -> None:
    """The equalities of the five articles, in the numbers that readers see."""
    site = check(derive(real(), Report()), Report())

    said = [plain(each.words) for each in site.identities if each.is_equality]

    assert [
        (
            "exports-2025-q1-q3 (400.83 CNY bn) plus imports-2025-q1-q3 (181.15 CNY "
            "bn) make 581.97 to 581.99 billion yuan; trade-2025-q1-q3 (581.98 CNY "
            "bn) is stated"
        ),
        (
            "exports-2025-q1-q3 (400.83 CNY bn) grew by exports-2025-q1-q3.growth "
            "(10.6 %), imports-2025-q1-q3 (181.15 CNY bn) by imports-2025-q1-q3.growth "
            "(16.2 %); together they grow by 12.230 to 12.339 %; "
            "trade-2025-q1-q3.growth (12.3 %) is stated"
        ),
        (
            "exports-2021-h1 (232.13 CNY bn) plus imports-2021-h1 (144.47 CNY bn) make "
            "376.59 to 376.61 billion yuan; trade-2021-h1 (376.6 CNY bn) is stated"
        ),
        (
            "exports-2021-h1 (232.13 CNY bn) grew by exports-2021-h1.growth (37.7 %), "
            "imports-2021-h1 (144.47 CNY bn) by imports-2021-h1.growth (37.5 %); "
            "together they grow by 37.565 to 37.681 %; trade-2021-h1.growth (37.6 %) "
            "is stated"
        ),
        (
            "trade-2025 (800.68 CNY bn) against trade-2024 (715.42 CNY bn) is growth "
            "by 11.915 to 11.919 %; trade-2025.growth (12 %) is stated"
        ),
        (
            "trade-private-2021-h1 (162.69 CNY bn) grew by "
            "trade-private-2021-h1.growth (78.8 %); its increase is 69.570 to 69.778 % "
            "of the increase of trade-2021-h1 (376.6 CNY bn), which grew by "
            "trade-2021-h1.growth (37.6 %); "
            "trade-private-2021-h1.contribution (69.7 %) is stated"
        ),
        (
            "trade-2021-h1 (376.6 CNY bn) is stated, and we compute "
            "trade-of-flows-2021-h1 (376.60 CNY bn)"
        ),
    ] == said
