"""The one style table: seen by everybody, ranking nobody."""

from __future__ import annotations

import colorsys

import pytest

from ctx_map.maps.style import LINE_WORDS, NODE_STYLES, WHITE, LineStyle

PEOPLE = ("young", "age_unknown", "adult", "unidentified")


def _light(colour: str) -> float:
    """Relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("style", NODE_STYLES)
def test_what_stands_inside_a_sign_can_be_read(style: str) -> None:
    assert _contrast(NODE_STYLES[style].letters, NODE_STYLES[style].fill) >= 4.5


@pytest.mark.parametrize("style", NODE_STYLES)
def test_every_sign_stands_out_from_the_paper(style: str) -> None:
    assert _contrast(NODE_STYLES[style].outline, WHITE) >= 3


@pytest.mark.parametrize("ended", [False, True])
@pytest.mark.parametrize("protective", [False, True])
@pytest.mark.parametrize("contact", [False, True])
def test_every_line_stands_out_from_the_paper(ended: bool, protective: bool, contact: bool) -> None:
    assert _contrast(LineStyle(ended=ended, protective=protective, contact=contact).look()["colour"], WHITE) >= 3


def test_no_two_signs_differ_in_colour_only() -> None:
    marks = [(s.shape, s.dashed, s.thick, s.hatch, s.inside) for s in NODE_STYLES.values()]
    assert len(set(marks)) == len(NODE_STYLES)


def test_no_two_lines_differ_in_colour_only() -> None:
    looks = [sample.look() for sample, _ in LINE_WORDS]
    marks = [tuple(look[name] for name in look if name not in {"id", "colour"}) for look in looks]  # type: ignore[literal-required]
    assert len(set(marks)) == len(looks)


@pytest.mark.parametrize("style", PEOPLE)
def test_nobody_is_drawn_in_red(style: str) -> None:
    for colour in (NODE_STYLES[style].fill, NODE_STYLES[style].outline):
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        hue, _, saturation = colorsys.rgb_to_hls(*parts)
        assert saturation < 0.25 or 0.1 < hue < 0.9


def test_places_differ_by_marks_and_never_by_a_colour_that_ranks() -> None:
    assert len({style.fill for name, style in NODE_STYLES.items() if name.startswith(("place", "online"))}) == 1


def test_no_word_on_a_map_calls_a_person_a_victim_or_an_offender() -> None:
    words = " ".join([*(style.words for style in NODE_STYLES.values()), *(words for _, words in LINE_WORDS)]).casefold()
    assert not any(word in words for word in ("victim", "offender", "suspect", "perpetrator", "risk"))
