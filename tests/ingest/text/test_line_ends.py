from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.line_ends import Spelling, join_lines, line_parts, spelling_of

JOINED = """
samenwer-king|samenwerking          vluch-telingen|vluchtelingen     Op-vang|Opvang
ge-integreerd|geïntegreerd          be-eindigd|beëindigd             financi-eel|financieel
niet-temin|niettemin                ex-pert|expert                   oud-heidkundig|oudheidkundig
anti-discriminatie|antidiscriminatie   Isra-ëlisch|Israëlisch
kandidaat-stelling|kandidaatstelling  noord-oosten|noordoosten   blauw-groene|blauwgroene
witte-brood|wittebrood               grootmoeder-kind|grootmoederkind
"""
KEPT = """
EU-lidstaten NGO-partners e-mail 65-plussers G7-landen x-as A-status BuZa-beleid mRNA-vaccin
COVID-19-pandemie mkb-bedrijf ngo-netwerk azc-bewoners niet-gouvernementele non-profit oud-minister
ex-minister vice-voorzitter secretaris-generaal minister-president
mede-eigenaar na-apen re-integratie zee-egel Noord-Afrika COVID-19 niet-EU-landen kandidaat-lidstaat
zwart-witte zwart-witfoto rood-witte oost-westrelaties woon-werkverkeer kosten-batenanalyse
ouder-kindrelatie links-rechtsverdeling
"""


@pytest.mark.parametrize("case", JOINED.split())
def test_a_word_that_was_broken_is_made_whole(case: str) -> None:
    broken, whole = case.split("|")
    before, after = broken.rsplit("-", 1)
    assert join_lines([f"De {before}-", f"{after} groeit"]) == f"De {whole} groeit"


@pytest.mark.parametrize("word", KEPT.split())
def test_a_hyphen_that_belongs_to_its_word_stays(word: str) -> None:
    before, after = word.rsplit("-", 1)
    assert join_lines([f"De {before}-", f"{after} groeit"]) == f"De {word} groeit"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["de samenwer-", "kings landen"], "de samenwerkings landen"),
        (["wet-", "en regelgeving"], "wet- en regelgeving"),
        (["land-", "of tuinbouw"], "land- of tuinbouw"),
        (["binnen-", "als buitenland"], "binnen- als buitenland"),
        (["maandag-", "t/m vrijdag"], "maandag- t/m vrijdag"),
        (["Nederland -", "een land -", "Gaza"], "Nederland - een land - Gaza"),
        (["wel --", "of niet"], "wel -- of niet"),
        (["EU-", "(lid)staten"], "EU- (lid)staten"),
        (["twee  woorden", "", "meer"], "twee woorden meer"),
        ([], ""),
        (["overeenkom\u2010", "sten"], "overeenkomsten"),
        (["EU\u2010", "lidstaten"], "EU-lidstaten"),
        (["welzijns\u00ad", "begroting"], "welzijnsbegroting"),
        (["EU\u00ad", "lidstaten"], "EUlidstaten"),
        (["slot\u00ad"], "slot"),
    ],
)
def test_lines_become_running_text(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Er is anti-discriminatie.", "Wat anti-", "discriminatie is"], "anti-discriminatie"),
        (["Er is samenwerking.", "SAMENWER-", "KING"], "SAMENWERKING"),
        (["In Oekraïne.", "Uit Oekra-", "ine komen"], "Oekraïne komen"),
        (["Een email.", "Een e-", "mail"], "Een email"),
        (["De zwartwitte koe.", "Een zwart-", "witte koe"], "Een zwartwitte"),
    ],
)
def test_a_text_shows_how_it_spells_a_word(lines: list[str], text: str) -> None:
    assert text in join_lines(lines, spelling_of(lines))


def test_where_breaks_have_a_hyphen_of_their_own_the_typed_one_stays() -> None:
    lines = ["De overeenkom\u2010", "sten met sociaal-", "culturele groepen"]
    assert join_lines(lines) == "De overeenkomsten met sociaalculturele groepen"
    assert (
        join_lines(lines, spelling_of(lines)) == "De overeenkomsten met sociaal-culturele groepen"
    )


def test_parts_of_broken_words_are_no_words_of_the_text() -> None:
    assert spelling_of(["De EU-landen in samenwer-", "king groeien", ""]) == Spelling(
        frozenset({"de", "eu-landen", "in", "groeien"})
    )


@given(st.lists(st.text("ab-–\u2010\u00ad 1A.é", max_size=8), max_size=6))
def test_nothing_but_hyphens_and_space_is_lost(lines: list[str]) -> None:
    parts = line_parts(lines, spelling_of(lines))
    assert len(parts) == len(lines)
    dropped = str.maketrans("", "", "-\u2010\u00ad ")
    assert "".join(parts).translate(dropped) == "".join(lines).translate(dropped)
