"""The pages of the app: the bar, the controls that belong to every screen, and the screen that was chosen."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from controls import controls
from door import given_mandate, mandate_of_session
from empty_store import say_if_empty
from menu import MENU, SCREENS
from page import HERE, bar, styles
from plainly import said_plainly
from state import session
from way_out import way_out

PAGES = {section: [st.Page(each.path, title=each.title) for each in screens] for section, screens in MENU.items()}
QUESTIONS = {each.title: each.question for each in SCREENS.values()}


@said_plainly()
def show(page: StreamlitPage) -> None:
    """One screen with what stands on all of them."""
    _follow()
    now, slot = session(), st.empty()
    now.enter(page.url_path)
    given = given_mandate()
    now.line = st.empty()
    now.asking, right = st.columns([11, 4], vertical_alignment="bottom")
    with right:
        controls(given)
    bar(slot, QUESTIONS[page.title], mandate_of_session())
    say_if_empty()
    with way_out():
        page.run()
    # only an answer tells whether all of its data is invented
    bar(slot, QUESTIONS[page.title], mandate_of_session())


def _follow() -> None:
    """Goes where the screen before leads to."""
    now = session()
    if now.go_to:
        there, now.go_to = now.go_to, ""
        st.switch_page(there)


chosen = st.navigation(PAGES, position="top")
st.set_page_config(page_title=f"{chosen.title} – ctx-map", page_icon=str(HERE / "icon.svg"), layout="wide")
styles()
show(chosen)
