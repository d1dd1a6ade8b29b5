from __future__ import annotations

import pytest

from eval.score.summary import FIGURES
from eval.show.names import figure_name, group_name, in_figures
from index.language import LANGUAGES, Language


@pytest.mark.parametrize(
    ("figure", "name"),
    [
        ("nDCG@10", "nDCG@10"),
        ("sentence R@3", "zin R@3"),
        ("verified", "antwoord klopt"),
        ("median seconds", "mediaan, seconden"),
    ],
)
def test_figures_have_names_for_people(figure: str, name: str) -> None:
    assert figure_name(figure, "nl") == name


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("all", "all questions"),
        ("en", "English"),
        ("type why_how", "type why_how"),
        ("chapter 2 Beleidsinzet", "chapter 2 Beleidsinzet"),
        ("later turns", "later turns"),
        ("style forum", "style forum"),
        ("answerable in part", "answerable in part"),
        ("said to be certain", "said to be certain"),
        ("something else", "something else"),
    ],
)
def test_groups_have_names_for_people(group: str, name: str) -> None:
    assert group_name(group, "en") == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_has_a_name_of_its_own(language: Language) -> None:
    names = [figure_name(figure, language) for figure in FIGURES]
    assert len(set(names)) == len(names)
    assert language == "en" or not set(names) & set(FIGURES)


def test_figures_have_a_decimal_comma_in_dutch_alone() -> None:
    assert in_figures("0.833 [0.50, 1.00]", "nl") == "0,833 [0,50; 1,00]"
    assert in_figures("0.833 [0.50, 1.00]", "en") == "0.833 [0.50, 1.00]"
    assert in_figures("-", "nl") == "-"
