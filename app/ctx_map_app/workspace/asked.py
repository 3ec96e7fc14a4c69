"""The question of the scene, asked once, and the rows of its answer that are shown beside the canvas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from ctx_map import Release
from ctx_map.analysis.question import Heading, Picks, Question
from ctx_map.analysis.registry import QUESTIONS, under_headings
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map_app.asking.pickers import keys_for
from ctx_map_app.scene import Scene
from ctx_map_app.scene.actions import Ask
from ctx_map_app.session.held_answers import Answer, ask, look
from ctx_map_app.workspace.meeting.open_record import day_before
from ctx_map_app.workspace.panel_tabs import open_answer
from ctx_map_app.workspace.room import Room, do

SEEN = "workspace"
"""The audit's word for what the canvas draws."""
USUAL_WEEKS = 4
"""Weeks before the day of the scene, for a question that compares with an earlier day."""
TWO = 2
MOST_MADE_SAFE = 3
"""Places and adults that a question can have made safe at once."""


def seen() -> Release[Network]:
    """All that the mandate may see on the day and in the period of the scene."""
    return look(SEEN)


def answer_of(now: Room) -> tuple[Question[Any], Answer[Any]] | None:
    """The question of the scene with its answer; None where none is asked."""
    scene = now.scene
    if not scene.question:
        return None
    question = QUESTIONS[scene.question]
    brushed = scene.filters.since, scene.filters.until
    return question, ask(question, scene.asked_options, earlier=earlier_day(question, now), within=brushed)


def earlier_day(question: Question[Any], now: Room) -> date | None:
    """The day with which a question compares: that of the meeting before.

    Where there is none, it is the day on which the period begins, else four weeks before the day of the scene.
    """
    if not question.compares:
        return None
    before = day_before(now)
    if before is not None:
        return before
    scene = now.scene
    today = scene.as_at or date.today()
    return scene.since if scene.since and scene.since < today else today - timedelta(weeks=USUAL_WEEKS)


def choose_heading(now: Room, heading: Heading, network: Network) -> None:
    """Asks the first question of a heading."""
    question, options = under_headings()[heading][0]
    choose_question(now, question, options, network, heading=heading)


def choose_question(
    now: Room,
    question: Question[Any],
    options: Mapping[str, Any],
    network: Network,
    *,
    heading: Heading | None = None,
) -> None:
    """Asks a question, or where something has to be chosen first, lets it be chosen in the panel."""
    now.heading = (heading or question.heading).name
    given = {**usual_options(question, now.scene, network), **options}
    now.choosing = question.name if missing(question, now.scene, given) else ""
    if not now.choosing:
        do(Ask.having(question.name, given))
    open_answer()


def missing(question: Question[Any], scene: Scene, given: Mapping[str, Any]) -> tuple[str, ...]:
    """The options without which the question can't be asked, and which are not chosen."""
    about = scene.people and [name for name, said in question.explained.items() if said.picks is Picks.YOUNG_PEOPLE]
    needed = [name for name, field in question.options.model_fields.items() if field.is_required()]
    return tuple(name for name in needed if not given.get(name) and name not in (about or ()))


def usual_options(question: Question[Any], scene: Scene, network: Network) -> dict[str, Any]:
    """What an option is likely to mean: what is selected, else, where it is required, whom the scene is about."""
    nodes = dict(network.nodes.select("key", "label").iter_rows())
    selected = [key for key in scene.selected if key in nodes]
    ends = selected if len(selected) == TWO else list(scene.people) if len(scene.people) == TWO else []
    needed = [name for name, field in question.options.model_fields.items() if field.is_required()]
    found: dict[str, Any] = {}
    picked = {name: question.explained[name].picks for name in needed}
    # a link or a row
    for name in (each for each, picks in picked.items() if picks is Picks.ROW):
        found[name] = "|".join(scene.selected[:TWO] if not selected or len(selected) == TWO else ())
    # two ends, of any kind or places
    pairs = [name for name, picks in picked.items() if picks in (Picks.ANY, Picks.PLACES)]
    if len(pairs) == TWO:
        places = [key for key in (*selected, *scene.places) if nodes.get(key) == Label.PLACE.value]
        chosen = ends if picked[pairs[0]] is Picks.ANY else list(dict.fromkeys(places))[:TWO]
        found |= dict(zip(pairs, chosen, strict=False)) if len(chosen) == TWO else {}
    # several of any kind
    elif len(pairs) == 1:
        found[pairs[0]] = tuple(selected or scene.places)
    found |= _made_safe(question, selected, network)
    return {name: value for name, value in found.items() if value}


def _made_safe(question: Question[Any], selected: Sequence[str], network: Network) -> dict[str, Any]:
    """The places and adults that are selected, for a question about those that might be made safe."""
    names = [name for name, said in question.explained.items() if said.picks is Picks.PLACES_AND_ADULTS]
    known = set(keys_for(network, Picks.PLACES_AND_ADULTS)) if names and selected else set()
    chosen = tuple(key for key in selected if key in known)
    return {name: chosen for name in names if len(chosen) <= MOST_MADE_SAFE}


def heading_now(now: Room) -> Heading | None:
    """The heading that is marked: the one that was clicked, while its question is the one asked."""
    name = now.choosing or now.scene.question
    under = [heading for heading, asked in under_headings().items() if any(q.name == name for q, _ in asked)]
    fitting = [heading for heading in under if _fits(now, heading, name)]
    clicked = [heading for heading in fitting if heading.name == now.heading]
    # the heading that asks for most of the options, where several do
    return next(iter([*clicked, *reversed(fitting), *under]), None)


def _fits(now: Room, heading: Heading, name: str) -> bool:
    options = dict(now.scene.options)
    asked = [given for question, given in under_headings()[heading] if question.name == name]
    return any(all(options.get(key) == value for key, value in given.items()) for given in asked)
