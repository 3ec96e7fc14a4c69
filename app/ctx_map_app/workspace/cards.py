"""Where to begin when no one is named: three cards made from change and surprise, never from size.

Each opens a canvas that can be read. None names a person: a card is seen before anyone decides whom to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import polars as pl
import streamlit as st

from ctx_map import Release
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.frame.page import render
from ctx_map_app.scene import Scene
from ctx_map_app.scene.actions import ShowWholeTown
from ctx_map_app.session.held_answers import Answer, ask, look
from ctx_map_app.session.state import session
from ctx_map_app.workspace.asked import SEEN, USUAL_WEEKS
from ctx_map_app.workspace.room import Room, begin, do, room

READABLE = 30
"""Nodes on the canvas that a card opens."""
MOST_NAMED = 8
"""People or places that the canvas of a card is about."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card: what it says, and the scene that it opens."""

    key: str
    sort: str
    title: str
    words: str
    scene: Scene
    bars: tuple[tuple[str, int], ...] = ()
    """What is counted, before and now."""


def cards(now: Room) -> None:
    """Draws the cards, and a way to the whole town."""
    found = found_cards()
    with st.container(key="ws_cards", gap="small"):
        st.html(render("ws_begin.html", found=bool(found)))
        draw_cards(found, meeting=now.meeting)
        if now.scene.people or now.scene.places:
            return
        st.button("Show the whole town", key="ws_cards_town", on_click=do, args=(ShowWholeTown(),))


def draw_cards(found: Sequence[Card], *, meeting: str = "") -> None:
    """Draws these cards side by side. What they open is looked at by this meeting, or by none."""
    if not found:
        return
    for card, column in zip(found, st.columns(len(found), border=True), strict=True):
        with column:
            st.html(render("ws_card.html", card=card, most=max([count for _, count in card.bars] or [1]) or 1))
            st.button("Show it", key=f"ws_card_{card.key}", on_click=_open, args=(card.scene, meeting))


def found_cards() -> list[Card]:
    """The cards that there is something to say on. Each asks its question, with one line in the audit."""
    network = look(SEEN)
    if not network.content.links.height:
        return []
    made = (_risen_place(), _new_reports(network), _without_protection())
    return [card for card in made if card is not None]


def _open(scene: Scene, meeting: str) -> None:
    begin(_as_lettered(scene), meeting=meeting)
    session().go_to = "workspace"


def _as_lettered(scene: Scene) -> Scene:
    before = room().scene
    return Scene(
        people=scene.people,
        places=scene.places,
        most=scene.most,
        question=scene.question,
        options=scene.options,
        lettering=before.lettering,
        projector=before.projector,
    )


@show_errors()
def _risen_place() -> Card | None:
    """The place whose events rose most since the period before."""
    answer = ask(QUESTIONS["hotspots"], {})
    # from the frame: of a large town there are more rows than a page can wait for
    rows = answer.result.content.rows
    numbered = rows.frame.select("id", rise=pl.col("events") - pl.col("before")).with_row_index("at")
    risen = numbered.filter(pl.col("rise") > 0).sort("rise", "id", descending=True)
    if risen.is_empty():
        return None
    place = rows[risen.item(0, "at")]
    agencies = len(place.agencies)
    words = [
        f"{place.change}",
        f"Most often {_in_sentence(place.busiest)}." if place.timed > 1 and "not recorded" not in place.busiest else "",
        f"{agencies} agencies reported it." if agencies > 1 else "One agency reported it.",
    ]
    return Card(
        "risen",
        "Events have risen",
        answer.network.content.names_by_key[place.id],
        " ".join(filter(None, words)),
        Scene(places=(place.id,), most=READABLE, question="hotspots"),
        (("The 90 days before", place.before), ("The last 90 days", place.events)),
    )


def _in_sentence(busiest: str) -> str:
    """The busiest time without its counts: "on Fridays, 6pm to 9pm"."""
    day, _, rest = busiest.partition(" (")[0].partition(",")
    return f"on {day}s,{rest}" if rest else busiest


@show_errors()
def _new_reports(network: Release[Network]) -> Card | None:
    """What was reported since four weeks before."""
    earlier = session().as_at - timedelta(weeks=USUAL_WEEKS)
    answer = ask(QUESTIONS["changes"], {}, earlier=earlier)
    rows = answer.result.content.rows.frame
    if rows.is_empty():
        return None
    places, people = _ends(answer, rows.get_column("link"))
    counts = rows.group_by("change", maintain_order=True).len()
    words = ", ".join(f"{count:,} {sort}" for sort, count in counts.iter_rows())
    shown = set(network.content.keys)
    return Card(
        "new",
        "New",
        f"{answer.result.content.finding[0].rstrip('.')}",
        f"{words[0].upper()}{words[1:]}." if words else "",
        Scene(
            people=tuple(key for key in people if key in shown)[:MOST_NAMED],
            places=tuple(key for key in places if key in shown)[:MOST_NAMED],
            most=READABLE,
            question="changes",
        ),
    )


def _ends(answer: Answer[object], links: pl.Series) -> tuple[list[str], list[str]]:
    """The places and the people at the ends of these links, and of the events there, in the order of their ids."""
    network = answer.network.content
    found = network.links.filter(pl.col("key").is_in(links.implode()))
    codes = pl.concat([found.get_column("source"), found.get_column("target")]).unique().sort()
    nodes = network.nodes.select("key", "label")[codes]
    of = {label: nodes.filter(pl.col("label") == label.value).get_column("key").to_list() for label in Label}
    return of[Label.PLACE], of[Label.PERSON]


@show_errors()
def _without_protection() -> Card | None:
    """How many young people have no one protective on the map. It says how many, and names no one."""
    answer = ask(QUESTIONS["protective"], {})
    rows = list(answer.result.content.rows)
    without = [row.id for row in rows if not (row.trusted_adults or row.protective_friends or row.safe_places)]
    if not without:
        return None
    count = len(without)
    title = (
        "One young person has no one protective on the map"
        if count == 1
        else f"{count} young people have no one protective on the map"
    )
    return Card(
        "safety",
        "Safety",
        title,
        f"No trusted adult, friend or safe place is recorded, of {len(rows)} young people. No one may have asked.",
        Scene(people=tuple(sorted(without)[:MOST_NAMED]), most=READABLE, question="protective"),
    )
