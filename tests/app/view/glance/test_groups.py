from __future__ import annotations

import pytest

from app.view.glance.groups import ORDER, beside, first_of_all, group_of, groups, parts_of
from ingest.corpus import Corpus
from ingest.overviews import Overview
from tests.app.view.glance import made


@pytest.mark.parametrize(
    ("overview", "name"),
    [
        (made.SHORT, "report"),
        (made.FIGURES, "figures"),
        (made.TIMELINE, "timeline"),
        (made.COMPARED, "comparisons"),
        (made.COUNTRY, "countries"),
        (made.ASYLUM, "chapters"),
        (made.overview("o-youth", "summary", scope="young people"), "topics"),
        (made.overview("o-visits", "visits"), "people"),
    ],
)
def test_an_overview_stands_with_its_like(overview: Overview, name: str) -> None:
    assert group_of(overview) == name


def test_groups_come_in_order_and_sections_under_their_chapter() -> None:
    found = {group.name: group.overviews for group in groups(made.ALL)}
    assert [*found] == [name for name in ORDER if name in found]
    assert found["chapters"] == (made.RETURNING,)
    assert parts_of(made.RETURNING, made.ALL) == [made.ASYLUM]
    assert parts_of(made.ASYLUM, made.ALL) == []
    assert groups([made.ASYLUM])[0].overviews == (made.ASYLUM,)


def test_the_shortest_of_the_whole_report_comes_first() -> None:
    assert first_of_all(made.ALL, "summary") == made.SHORT
    assert first_of_all(made.ALL, "figures") == made.FIGURES
    assert first_of_all(made.ALL, "glossary") is None


def test_what_else_there_is_stands_beside_it() -> None:
    assert beside(made.SHORT, made.ALL) == [made.LONG]
    assert beside(made.ASYLUM, made.ALL) == []


def test_every_overview_of_the_real_report_can_be_reached(bundled: Corpus) -> None:
    reached = [one for group in groups(bundled.overviews) for one in group.overviews]
    for overview in reached:
        if isinstance(overview.scope, tuple):
            reached += parts_of(overview, bundled.overviews)
    assert sorted(one.id for one in reached) == sorted(one.id for one in bundled.overviews)
