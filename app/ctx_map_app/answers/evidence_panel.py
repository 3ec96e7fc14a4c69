"""The evidence panel, the same on every screen: what is selected, and every report about it with its source, grade and
handling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from ctx_map import Release
from ctx_map.analysis import Report
from ctx_map.analysis.answers.evidence_account import said_of_reports
from ctx_map.network import Network
from ctx_map_app.answers.evidence_subject import subject_of, titled
from ctx_map_app.frame.page import render
from ctx_map_app.session.state import BETWEEN, session

NOTHING_SELECTED = (
    "Select a person, a place or a line on the map, or a row of the table. You then see who reported it, when, and how "
    "it is graded."
)


def evidence_panel(
    network: Release[Network],
    *,
    about: str | None = None,
    reports: Sequence[Report] | None = None,
    title: str = "",
    idle: Sequence[str] = (),
    height: int | None = None,
) -> None:
    """Draws what the session has selected with every report about it, or these `reports` of a row that is `about` this.

    `title` stands over reports that are about several things at once. `height` in pixels keeps a long list beside a map
    within the map's height; it then scrolls by itself, and takes the focus so that the arrow keys scroll it.
    """
    keys = about.split(BETWEEN) if about else session().selected_keys()
    subject = subject_of(network.content, keys) if keys else None
    if reports is not None:
        # what several things share is not what these reports are about
        known = subject if len(keys) == 1 else None
        subject = replace(known or titled(title, ()), reports=tuple(reports))
        subject = replace(subject, title=title or subject.title)
    scrolls = height is not None
    with st.container(height=height or "content", border=False, key="evidence"):
        if subject is None:
            st.html(render("points_to.html", idle=idle, words=NOTHING_SELECTED, scrolls=scrolls))
        else:
            protective = sum(report.protective for report in subject.reports)
            count = said_of_reports(subject.reports)
            st.html(render("evidence.html", subject=subject, count=count, protective=protective, scrolls=scrolls))
