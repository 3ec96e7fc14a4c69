"""What a young person added to their own map, and how a worker shares one thing of it."""

from __future__ import annotations

import streamlit as st

from ctx_map.governance.in_the_room import Entry, Share, who_will_see
from ctx_map.vocabulary.days import day_words
from ctx_map_app.frame.page import render
from ctx_map_app.session.child_maps import ChildMap, share_of_child_map
from ctx_map_app.workspace.meeting.open_record import record_now
from ctx_map_app.workspace.meeting.writing import attempt, begin_writing, end_writing, say_refusal
from ctx_map_app.workspace.room import Room

SHARE, HOW = "child_share", "ws_child_how"
NOTHING_YET = "Nothing is on my map yet."
SHARED, NOT_SHARED = "Shared.", "Only on this map."
TELL_FIRST = "Talk with the young person first. What someone has seen can't be made unseen."


def list_of_added(now: Room, on_it: ChildMap) -> None:
    """Draws the list, or the form that shares one thing of it."""
    form, _, number = now.writing.partition(":")
    if form == SHARE and number.isdecimal() and int(number) < len(on_it.entries):
        _share_form(now, on_it, on_it.entries[int(number)])
        return
    if now.writing:
        return
    st.html(render("ws_part.html", title="What is on my map", words="" if on_it.entries else NOTHING_YET))
    for each, entry in enumerate(on_it.entries):
        _entry(on_it, each, entry)


def _entry(on_it: ChildMap, number: int, entry: Entry) -> None:
    words = SHARED if entry.shared else NOT_SHARED
    st.html(render("ws_child_entry.html", said=_said(on_it, entry), day=day_words(entry.day), words=words))
    if not entry.shared:
        form = f"{SHARE}:{number}"
        st.button("Share this", key=f"ws_child_share_{number}", type="tertiary", on_click=begin_writing, args=(form,))


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


def _share(entry: Entry, how: Share, present: tuple[str, ...]) -> None:
    if attempt(lambda: share_of_child_map(entry, how, present)):
        end_writing()


def _said(on_it: ChildMap, entry: Entry) -> list[str]:
    """What was added, in lines: what it is, how it feels, and the words."""
    names = on_it.picture.content.names_by_key
    what = ", ".join(names[key] for key in entry.about if key in names)
    feels = f"For me it is {entry.feels.words}." if entry.feels else ""
    return [line for line in (what, feels, f"“{entry.words}”" if entry.words else "") if line]
