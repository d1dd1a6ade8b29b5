"""Colours that people must tell apart, by WCAG 2.2's relative luminance."""

from __future__ import annotations

import re

import pytest

from app.web.page import TOKENS

TEXT, BODY, EDGE = 4.5, 7.0, 3.0
# Each name of a colour, what it lies on, and the least contrast.
PAIRS = [
    *(("ink", ground, BODY) for ground in ("bg", "room", "raised", "tint", "soft")),
    *(("ink2", ground, BODY) for ground in ("bg", "room", "raised")),
    *(("ink3", ground, TEXT) for ground in ("bg", "room", "raised", "soft")),
    *(("accent", ground, TEXT) for ground in ("bg", "room", "raised", "tint", "soft")),
    *(("accent-hover", ground, TEXT) for ground in ("bg", "tint")),
    *(("line2", ground, EDGE) for ground in ("bg", "room", "raised")),
    *(("focus", ground, BODY) for ground in ("bg", "room", "tint")),
    ("on-ink", "ink", BODY),
    ("bg", "accent", TEXT),
    ("paper-mark", "paper", EDGE),
    ("paper-mark", "paper-tint", EDGE),
]


def _colours(mode: str) -> dict[str, str]:
    light, dark = TOKENS.read_text("utf-8").split(":root .dark.dark {", 1)
    part = light if mode == "light" else dark.split("}")[0]
    return dict(re.findall(r"--rw-([\w-]+): (#[\da-f]{6});", part))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Returns the contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("name", "ground", "least"), PAIRS)
def test_it_stands_out_from_its_ground(name: str, ground: str, least: float, mode: str) -> None:
    colours = _colours(mode)
    assert contrast(colours[name], colours[ground]) >= least


def test_both_modes_have_every_colour() -> None:
    assert _colours("light").keys() == _colours("dark").keys()
