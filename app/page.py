"""What stands on every screen: the bar, the line on handling and withholding, the finding. Text is escaped by the
templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ctx_map import Mandate, Release
from ctx_map.analysis import Result
from state import session
from words import called, day_words, period_words, readable

HERE = Path(__file__).parent
NOTHING_SHOWN = "This screen shows nothing about anybody in the store."


@cache
def _templates() -> jinja2.Environment:
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    found.filters |= {"day": day_words, "readable": readable}
    found.globals |= {"period": period_words}
    return found


def render(template: str, **values: object) -> str:
    """A template with these values; whatever the values hold stays text."""
    return _templates().get_template(template).render(**values)


def styles() -> None:
    """The few rules that the theme cannot say: the bar, focus, print."""
    st.html(HERE / "style.css")


def bar(slot: DeltaGenerator, title: str, mandate: Mandate) -> None:
    """Title, who asks, for what, as at which day, and the marking; it says so where all data is invented."""
    slot.html(render("bar.html", title=title, mandate=mandate, invented=session().invented))


def line(release: Release[object] | None) -> None:
    """The strictest handling inside, and that something is withheld, in the place kept for it under the bar."""
    slot = session().line
    if slot is None:
        return
    now = session()
    window = period_words(_text(now.since), _text(now.until)) if now.since or now.until else ""
    slot.html(render("line.html", release=release, nothing=NOTHING_SHOWN, window=window))


def asking() -> DeltaGenerator:
    """The place for what this screen asks, beside the controls of every screen."""
    return session().asking or st.container()


def fields(*widths: int) -> list[DeltaGenerator]:
    """That place in columns of these widths, for what is asked side by side."""
    return asking().columns(widths, vertical_alignment="bottom")


def finding(result: Result[Any], *, names: Mapping[str, str] | None = None, short: bool = False) -> None:
    """The finding in sentences, before anything is drawn; the first of them alone where the rest is said elsewhere.

    `names` say what nodes without a name of their own are called in the tables, by their keys.
    """
    first, *rest = [called(readable(each), names or {}) for each in result.sentences]
    st.html(render("finding.html", first=first, rest=[] if short else rest))


def method(result: Result[Any]) -> None:
    """What was counted, out of what, and what it does not mean: to be opened."""
    with st.expander("What this counts, out of what, and what it does not mean"):
        st.html(render("method.html", method=result.method, considered=result.considered))


def heading(text: str) -> None:
    """A heading of the second level; the first is in the bar."""
    st.header(text, anchor=False)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
