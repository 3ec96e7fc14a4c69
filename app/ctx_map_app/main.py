"""The pages of the app: the bar, the controls that belong to every screen, and the screen that was chosen."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ctx_map_app.asking.choice_reset import offer_reset
from ctx_map_app.frame.controls import controls
from ctx_map_app.frame.empty_store import say_if_empty
from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.frame.menu import Entry, entries, in_sections
from ctx_map_app.frame.page import HERE, bar, styles
from ctx_map_app.screens import audit, load_files, network_map
from ctx_map_app.screens.question import show_question
from ctx_map_app.session.state import session
from ctx_map_app.session.store import given_mandate, mandate_of_session

OWN_SCREENS = {"": network_map.show, "load-files": load_files.show, "audit": audit.show}
"""Screens that are no question of the registry, by their addresses."""


def page_of(entry: Entry) -> StreamlitPage:
    """The page of an entry of the menu."""
    work = partial(show_question, entry.question) if entry.question else OWN_SCREENS[entry.address]
    return st.Page(work, title=entry.title, url_path=entry.address, default=not entry.address)


@show_errors()
def show(page: StreamlitPage, entry: Entry) -> None:
    """One screen with what stands on all of them."""
    _follow()
    now, slot = session(), st.empty()
    now.enter(entry.address)
    given = given_mandate()
    now.line = st.empty()
    now.asking, right = st.columns([11, 4], vertical_alignment="bottom")
    with right:
        controls(given)
    bar(slot, entry.heading, mandate_of_session())
    say_if_empty()
    with offer_reset():
        page.run()
    # only an answer tells whether all of its data is invented
    bar(slot, entry.heading, mandate_of_session())


def _follow() -> None:
    """Goes where the screen before leads to."""
    now = session()
    if now.go_to is not None:
        there, now.go_to = now.go_to, None
        st.switch_page(PAGES[there])


PAGES = {entry.address: page_of(entry) for entry in entries()}
ENTRIES = {entry.address: entry for entry in entries()}
chosen = st.navigation(in_sections(lambda entry: PAGES[entry.address]), position="top")
st.set_page_config(page_title=f"{chosen.title} – ctx-map", page_icon=str(HERE / "icon.svg"), layout="wide")
styles()
show(chosen, ENTRIES[chosen.url_path])
