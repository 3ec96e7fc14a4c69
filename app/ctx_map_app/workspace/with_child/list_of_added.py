"""What a young person added to their own map, and how one thing of it is shared or taken back."""

from __future__ import annotations

import streamlit as st

from ctx_map.governance.in_the_room import Entry, Share, who_will_see
from ctx_map.vocabulary.days import day_words
from ctx_map_app.frame.page import render
from ctx_map_app.session.child_maps import ChildMap, share_of_child_map, take_back_from_child_map
from ctx_map_app.workspace.meeting.open_record import record_now
from ctx_map_app.workspace.meeting.writing import attempt, begin_writing, end_writing, say_refusal
from ctx_map_app.workspace.room import Room

SHARE, TAKE_BACK, HOW = "child_share", "child_take_back", "ws_child_how"
NOTHING_YET = "Nothing is on my map yet."
SHARED, NOT_SHARED = "Shared.", "Only on this map."
GONE = (
    "It will be gone from this map, and from other maps if it was shared. What someone has seen can't be made unseen."
)
TELL_FIRST = "Talk with the young person first. What someone has seen can't be made unseen."


def list_of_added(now: Room, on_it: ChildMap) -> None:
    """Draws the list, or the form that shares one thing of it or takes it back."""
    form, _, number = now.writing.partition(":")
    if form in (SHARE, TAKE_BACK) and number.isdecimal() and int(number) < len(on_it.entries):
        entry = on_it.entries[int(number)]
        if form == SHARE:
            _share_form(now, on_it, entry)
        else:
            _take_back_form(on_it, entry)
        return
    if now.writing:
        return
    st.html(render("ws_part.html", title="What is on my map", words="" if on_it.entries else NOTHING_YET))
    for each, entry in enumerate(on_it.entries):
        _entry(on_it, each, entry)


def _entry(on_it: ChildMap, number: int, entry: Entry) -> None:
    words = SHARED if entry.shared else NOT_SHARED
    st.html(render("ws_child_entry.html", said=_said(on_it, entry), day=day_words(entry.day), words=words))
    ways = {TAKE_BACK: "Take this back"} if entry.shared else {SHARE: "Share this", TAKE_BACK: "Take this back"}
    with st.container(horizontal=True):
        for form, label in ways.items():
            key, args = f"ws_{form}_{number}", (f"{form}:{number}",)
            st.button(label, key=key, type="tertiary", on_click=begin_writing, args=args)


def _share_form(now: Room, on_it: ChildMap, entry: Entry) -> None:
    record = record_now(now)
    present = tuple(dict.fromkeys(each.agency for each in record.meeting.present)) if record else ()
    choices = [Share.NOT_IN_MEETINGS, Share.AGENCY, *([Share.MEETING] if present else [])]
    st.html(render("ws_part.html", title="Share this", words=TELL_FIRST))
    say_refusal()
    st.html(render("ws_child_entry.html", said=_said(on_it, entry), day=day_words(entry.day), words=""))
    how = st.radio("Who will see it", choices, key=HOW, format_func=lambda each: each.words)
    st.html(render("ws_nothing.html", words=who_will_see(how, agency=entry.agency, present=present)))
    with st.container(horizontal=True):
        st.button("Share it", key="ws_child_share_now", type="primary", on_click=_share, args=(entry, how, present))
        st.button("Back", key="ws_child_back", on_click=end_writing)


def _take_back_form(on_it: ChildMap, entry: Entry) -> None:
    st.html(render("ws_part.html", title="Take this back", words=GONE))
    say_refusal()
    st.html(render("ws_child_entry.html", said=_said(on_it, entry), day=day_words(entry.day), words=""))
    with st.container(horizontal=True):
        st.button("Take it back", key="ws_child_take_back_now", type="primary", on_click=_take_back, args=(entry,))
        st.button("Back", key="ws_child_back", on_click=end_writing)


def _take_back(entry: Entry) -> None:
    if attempt(lambda: take_back_from_child_map(entry)):
        end_writing()


def _share(entry: Entry, how: Share, present: tuple[str, ...]) -> None:
    if attempt(lambda: share_of_child_map(entry, how, present)):
        end_writing()


def _said(on_it: ChildMap, entry: Entry) -> list[str]:
    """What was added, in lines: what it is, how it feels, and the words."""
    names = on_it.picture.content.names_by_key
    what = ", ".join(names[key] for key in entry.about if key in names)
    feels = f"For me it is {entry.feels.words}." if entry.feels else ""
    return [line for line in (what, feels, f"“{entry.words}”" if entry.words else "") if line]
