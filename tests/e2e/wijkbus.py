"""A report of two pages as a PDF: two columns, and sentences that cross columns and pages."""

from __future__ import annotations

import textwrap

from tests.ingest.pdf.picture.made import COLUMNS, LINE, TOP, Sheet, column, sheets_pdf

ID, TITLE = "wijkbus", "De wijkbus"
SENTENCE = "De wijkbus reed vorig jaar door vier dorpen."
OVER_COLUMNS = (
    "In het voorjaar kreeg de lijn twee haltes bij het ziekenhuis, zodat wie daar op bezoek gaat"
    " de brug niet meer over hoeft te lopen."
)
OVER_PAGES = (
    "Wie een rit wil maken, belt een dag eerder met de post in het dorpshuis of vraagt een van de"
    " vrijwilligers om dat te doen."
)
BEFORE = (
    "De raad koos voor een bus. Een trein was te duur en een taxi te klein, zo bleek uit het"
    " onderzoek dat eraan voorafging. In de dorpen aan de rivier wonen veel mensen die niet meer"
    " zelf rijden. Zij wilden naar de markt, naar de huisarts en naar elkaar. De bus heeft acht"
    " plaatsen en een lift voor een rolstoel. Zestien vrijwilligers rijden om de beurt, ieder een"
    " dag in de twee weken. Zij kregen een cursus en een vergoeding voor hun onkosten."
)
BETWEEN = (
    "De halte bij de markt bleef waar zij was. Op dinsdag is het daar druk, en dan rijdt de bus"
    " twee keer. De andere dagen is er een rit in de ochtend en een in de middag. Een kaartje kost"
    " een euro, en kinderen reizen voor niets mee. Het dorpshuis verkoopt ook een kaart voor een"
    " maand."
)
AFTER = f"{SENTENCE} Er stapten meer mensen in dan een jaar eerder."
WIDE = 40  # characters of a column
LOW = 300  # points above the lower edge, where the columns begin: they end at the foot of the page


def wijkbus_pdf() -> bytes:
    """Returns the file."""
    left, right = COLUMNS
    over = textwrap.wrap(f"{BEFORE} {OVER_COLUMNS}", WIDE)
    end = [*textwrap.wrap(BETWEEN, WIDE), *textwrap.wrap(OVER_PAGES, WIDE)]
    first, second = over[:-2], [*over[-2:], *end[:-2]]
    return sheets_pdf(
        Sheet([*column(first, left, LOW), *column(second, right, LOW), (right, 60, "1")]),
        Sheet(
            [
                *column([" ".join(end[-2:])], left),
                *column(textwrap.wrap(AFTER, 2 * WIDE), left, TOP - 2 * LINE),
                (right, 60, "2"),
            ]
        ),
    )
