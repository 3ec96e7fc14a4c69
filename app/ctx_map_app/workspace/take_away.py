"""Taking away what is on the screen: what, in which format, with names or without, for whom, and for how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from ctx_map.analysis.answers.result import Result
from ctx_map.errors import CtxMapError
from ctx_map.export import EXPORTERS, Exporter
from ctx_map.maps.people_as import PeopleAs
from ctx_map.network import Network
from ctx_map.vocabulary.places import PlacesAs
from ctx_map_app.answers.save_component import save_component
from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.scene import Lettering
from ctx_map_app.session.state import Held
from ctx_map_app.session.taking_away import Taken, Wish, take_answer, take_canvas
from ctx_map_app.workspace.asked import earlier_day
from ctx_map_app.workspace.disclosure_fields import disclosure_fields, said_in
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.room import Room

KEY = "ws_take"
WHAT, FORM, PEOPLE, PLACES, TAKEN = (f"{KEY}_{name}" for name in ("what", "form", "people", "places", "taken"))
CANVAS, ANSWER = "What is on the canvas", "The answer"
CALLED: Mapping[PeopleAs, str] = {
    PeopleAs.NAMES: "Names",
    PeopleAs.INITIALS: "Initials",
    PeopleAs.CODES: "Codes",
}
WHERE: Mapping[PlacesAs, str] = {PlacesAs.POINTS: "Points", PlacesAs.AREAS: "Areas"}
HELP_ON_PLACES = (
    "With areas, each place is in the middle of a hexagon of about 0.7 square kilometres, without its address. "
    "Places keep their names."
)
HELP_ON_PEOPLE = (
    "With initials and codes there is no free text. Codes differ in every copy, so two recipients can't join theirs."
)


@dataclass(frozen=True, slots=True)
class _Made:
    """A file that was made, or why none was."""

    taken: Taken | None = None
    refusal: str = ""


def ask_to_take_away(now: Room) -> None:
    """Has the window open when the run has drawn what is on the screen."""
    now.taking = True


def take_away(now: Room, drawn: Drawn) -> None:
    """Opens the window if it was asked for. It is drawn only while it is open, because it loads every format."""
    if now.taking:
        now.taking = False
        _window(now, drawn)


@st.dialog("Take away", width="medium")
def _window(now: Room, drawn: Drawn) -> None:
    what = st.radio("What to take away", _choices(drawn), key=WHAT, horizontal=True)
    _form(now, drawn, answer=what == ANSWER)
    _result(now, drawn)


def _choices(drawn: Drawn) -> list[str]:
    return [CANVAS, ANSWER] if drawn.asked else [CANVAS]


def _form(now: Room, drawn: Drawn, *, answer: bool) -> None:
    exporters = _that_take(Result if answer else Network)
    initials = now.scene.lettering is Lettering.INITIALS
    # rows of an answer are about ids that a question was asked about, so it has no codes
    ways = [PeopleAs.NAMES, PeopleAs.INITIALS] if answer else list(PeopleAs)
    with st.form(f"{KEY}_form_{'answer' if answer else 'canvas'}", border=False):
        one, other = st.columns(2)
        usual = list(exporters).index("csv" if answer else "xlsx")
        one.selectbox(
            "Format", list(exporters), usual, format_func=lambda name: _format_words(exporters[name]), key=FORM
        )
        other.radio(
            "People as", ways, int(initials), format_func=CALLED.get, key=PEOPLE, horizontal=True, help=HELP_ON_PEOPLE
        )
        if not answer:
            # rows of an answer have no points of places
            other.radio(
                "Places as", list(PlacesAs), format_func=WHERE.get, key=PLACES, horizontal=True, help=HELP_ON_PLACES
            )
        day, button = st.columns(2, vertical_alignment="bottom")
        disclosure_fields(KEY, places=(one, other, day))
        button.form_submit_button("Make the file", type="primary", on_click=_make, args=(now, drawn))


def _that_take(content: type) -> dict[str, Exporter]:
    return {name: exporter for name, exporter in EXPORTERS.items() if content in exporter.takes}


def _format_words(exporter: Exporter) -> str:
    return f"{exporter.title}, for {exporter.opens_in}"


@show_errors()
def _make(now: Room, drawn: Drawn) -> None:
    """Makes the file of what was on the screen when the button was drawn."""
    answer = st.session_state[WHAT] == ANSWER
    now.made[TAKEN] = Held(_fingerprint(now, drawn), _made(now, drawn, answer=answer))


def _made(now: Room, drawn: Drawn, *, answer: bool) -> _Made:
    said = said_in(KEY)
    if said.missing:
        return _Made(refusal=said.missing)
    try:
        places_as = PlacesAs.POINTS if answer else st.session_state[PLACES]
        disclosure = replace(said.disclosure, places_as=places_as)
        wish = Wish(st.session_state[FORM], st.session_state[PEOPLE], disclosure, said.purpose)
        return _Made(_take(now, drawn, wish, answer=answer))
    except CtxMapError as error:
        return _Made(refusal=str(error))


def _take(now: Room, drawn: Drawn, wish: Wish, *, answer: bool) -> Taken:
    scene = now.scene
    if answer and drawn.asked is not None:
        question, _ = drawn.asked
        within = scene.filters.since, scene.filters.until
        return take_answer(question, scene.asked_options, wish, earlier=earlier_day(question, now), within=within)
    links = drawn.content.links_behind - drawn.filtered.links
    return take_canvas(drawn.left, links, wish, about=(*scene.people, *scene.places))


def _result(now: Room, drawn: Drawn) -> None:
    """What became of the last wish, while the screen is as it was then."""
    held = now.made.get(TAKEN)
    if held is None or held.fingerprint != _fingerprint(now, drawn) or not isinstance(held.answer, _Made):
        return
    taken = held.answer.taken
    if taken is None:
        st.error(held.answer.refusal)
        return
    st.caption(
        f"Copy {taken.copy} is made, marked {taken.marking}. This has been recorded. "
        "The file is packed with a report of what it leaves out."
    )
    save_component("Save the file", taken.data, taken.name, key=f"{KEY}_save", type_="application/zip")


def _fingerprint(now: Room, drawn: Drawn) -> tuple[object, ...]:
    return now.scene, drawn.network.audit_line
