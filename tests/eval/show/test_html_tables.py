from __future__ import annotations

from eval.score.comparison import Difference
from eval.score.scorecard import Scorecard
from eval.show.html_tables import differences_table, figures_table, groups_table, settings_table
from tests.eval.examples import gold, score

CARD = Scorecard.of(
    [
        score(question=gold(id="A1", type="<list>")),
        score(question=gold(id="A2", language="en"), verified=False),
    ]
)


def test_figures_stand_beside_their_intervals_by_language() -> None:
    html = figures_table(CARD, "nl")

    assert '<th scope="col">Nederlands</th><th scope="col">Engels</th>' in html
    row = html.split('<th scope="row">antwoord klopt</th>')[1].split("</tr>")[0]
    assert "<td>0,500 [0,00; 1,00]</td><td>1,000 [0,21; 1,00]</td>" in row
    row = figures_table(CARD, "en").split('<th scope="row">answer verified</th>')[1]
    assert "<td>0.500 [0.00, 1.00]</td>" in row.split("</tr>")[0]


def test_groups_have_a_row_each_and_are_escaped() -> None:
    html = groups_table(CARD, "en")

    assert "type &lt;list&gt;" in html
    assert "<td>-</td>" in html or "<td>2</td>" in html
    assert "<list>" not in html


def test_a_difference_has_its_interval_p_and_counts() -> None:
    one = Difference("verified", 0.25, 0.5, -0.1, 0.6, 0.03125, 64, 3, 1, 8)

    html = differences_table([one], "en")

    cells = html.split('<th scope="row">answer verified</th>')[1].split("</tr>")[0]
    assert cells == (
        "<td>0.250</td><td>0.500</td><td>0.250 [-0.10, 0.60]</td><td>0.0312</td>"
        "<td>64</td><td>3</td><td>1</td><td>8</td>"
    )


def test_a_table_can_be_scrolled_by_keyboard() -> None:
    assert 'tabindex="0" role="region" aria-label="' in settings_table({"system": "chat"}, "en")
