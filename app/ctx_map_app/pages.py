"""The pages of the app: the first page, the workspace, and the single screens, which are reached by their addresses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ctx_map_app.asking.choice_reset import offer_reset
from ctx_map_app.frame.controls import controls
from ctx_map_app.frame.empty_store import say_if_empty
from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.frame.menu import FIRST_PAGE, HOTSPOTS_MAP, NETWORK_MAP, WITH_CHILD, WORKSPACE, Entry, entries
from ctx_map_app.frame.page import HERE, bar, styles
from ctx_map_app.screens import audit, load_files, matches, network_map
from ctx_map_app.screens.question import show_question
from ctx_map_app.session.state import session
from ctx_map_app.session.store import given_mandate, mandate_of_session
from ctx_map_app.workspace import first_page, town_page
from ctx_map_app.workspace import page as workspace
from ctx_map_app.workspace.with_child import child_page

Pages = Mapping[str, StreamlitPage]
"""Every page by its address."""
OWN_SCREENS = {
    NETWORK_MAP: network_map.show,
    "load-files": load_files.show,
    "matches": matches.show,
    "audit": audit.show,
}
"""Screens that are no question of the registry, by their addresses."""
SAYS_IT_ITSELF = ("load-files",)
"""Screens that say themselves that the store is empty."""
ROOMS = {
    FIRST_PAGE: ("Start", first_page.show),
    WORKSPACE: ("Workspace", workspace.show),
    HOTSPOTS_MAP: (town_page.TITLE, town_page.show),
    WITH_CHILD: (child_page.TITLE, child_page.show),
}
"""Pages with a bar of their own, by their addresses: title, and what draws them."""


def page_of(entry: Entry) -> StreamlitPage:
    """The page of a single screen."""
    work = partial(show_question, entry.question) if entry.question else OWN_SCREENS[entry.address]
    return st.Page(work, title=entry.title, url_path=entry.address)


@show_errors()
def show_room(address: str, pages: Pages) -> None:
    """A page with a bar of its own."""
    _follow(pages)
    session().enter(address)
    ROOMS[address][1]()


@show_errors()
def show(page: StreamlitPage, entry: Entry, pages: Pages) -> None:
    """One screen with what stands on all of them."""
    _follow(pages)
    now, slot = session(), st.empty()
    now.enter(entry.address)
    given = given_mandate()
    now.line = st.empty()
    now.asking, right = st.columns([11, 4], vertical_alignment="bottom")
    with right:
        controls(given)
    bar(slot, entry.heading, mandate_of_session())
    if entry.address not in SAYS_IT_ITSELF:
        say_if_empty()
    with offer_reset():
        page.run()
    # only an answer tells whether all of its data is invented
    bar(slot, entry.heading, mandate_of_session())


def show_page() -> None:
    """Draws the page that the address names."""
    pages = _pages()
    chosen = st.navigation(list(pages.values()), position="hidden")
    st.set_page_config(page_title=f"{chosen.title} – ctx-map", page_icon=str(HERE / "icon.svg"), layout="wide")
    styles()
    if chosen.url_path in ROOMS:
        show_room(chosen.url_path, pages)
    else:
        show(chosen, {entry.address: entry for entry in entries()}[chosen.url_path], pages)


def _pages() -> Pages:
    """Every page by its address, made anew for each run: Streamlit notes on a page that it is the one to be drawn."""
    rooms = {
        address: st.Page(work, title=title, url_path=address, default=address == FIRST_PAGE)
        for address, (title, work) in ROOMS.items()
    }
    return rooms | {entry.address: page_of(entry) for entry in entries()}


def _follow(pages: Pages) -> None:
    """Goes where the screen before leads to."""
    now = session()
    if now.go_to is not None:
        there, now.go_to = now.go_to, None
        st.switch_page(pages[there])
