"""What stands on every screen: the bar, and the line on handling and restricted information. Templates escape text."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import jinja2
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ctx_map import Mandate, Release
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import day_words, period_words
from ctx_map_app.frame.contrast import contrast_style
from ctx_map_app.session.state import session

HERE = Path(__file__).parent
NOTHING_SHOWN = "This page shows no information about anyone."


@cache
def _templates() -> jinja2.Environment:
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    found.filters["day"] = day_words
    found.filters["agency"] = agency_words
    found.globals["period"] = period_words
    return found


def render(template: str, **values: object) -> str:
    """A template with these values; whatever the values hold stays text."""
    return _templates().get_template(template).render(**values)


def styles() -> None:
    """The few rules that the theme cannot say: the bar, focus, print."""
    st.html(HERE / "style.css")
    contrast_style()


def bar(slot: DeltaGenerator, title: str, mandate: Mandate) -> None:
    """Title, who asks, for what, as at which day, and the marking; it says so where all data is invented."""
    slot.html(render("bar.html", title=title, mandate=mandate, invented=session().invented))


def line(release: Release[object] | None, *, words: str = NOTHING_SHOWN) -> None:
    """The strictest handling inside, and that something is withheld, in the place kept for it under the bar.

    Without a release, `words` say what the page shows.
    """
    slot = session().line
    if slot is None:
        return
    now = session()
    window = period_words(_text(now.since), _text(now.until)) if now.since or now.until else ""
    slot.html(render("line.html", release=release, nothing=words, window=window))


def asking() -> DeltaGenerator:
    """The place for the fields of a screen, beside the controls of every screen."""
    return session().asking or st.container()


def heading(text: str) -> None:
    """A heading of the second level; the first is in the bar."""
    st.header(text, anchor=False)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
