"""Random things that people do on a canvas of a random town, in which every name and note can be recognised."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from ctx_map.maps.content import GRADES, PLACE_SORTS, Filters, Sort
from ctx_map.network import Network
from ctx_map.vocabulary.links import LINK_KINDS
from ctx_map_app.scene import Camera, History, Lettering, Picture, Scene, Town, Whose
from ctx_map_app.scene.actions import (
    Action,
    AddPeople,
    AddPlaces,
    Ask,
    Brush,
    ChooseLettering,
    ChoosePicture,
    ChooseWhose,
    ClearFilters,
    CloseQuestion,
    Collapse,
    Expand,
    Filter,
    Hide,
    LookAtTown,
    Move,
    OpenView,
    Rearrange,
    RemovePerson,
    RemovePlace,
    Select,
    SetDay,
    SetPeriod,
    Show,
    ShowMore,
    ShowWholeTown,
    UseProjector,
    Zoom,
)
from random_towns import PEOPLE, PLACES, TIES, nodes
from towns import Node, Tie, town

CANARY = "Canary"
"""In every name and note of the town."""
PERSON_IDS = tuple(f"c:{key}" for key in PEOPLE)
PLACE_IDS = tuple(f"c:{key}" for key in PLACES)
IDS = (*PERSON_IDS, *PLACE_IDS, "c:e0", "c:link0001")
DAYS = (None, date(2026, 1, 10), date(2026, 6, 15))


@st.composite
def canary_towns(draw: st.DrawFn) -> Network:
    """A random town with a name and words of its own on everything, and a note on every report."""
    said = [Tie(t.source, t.kind, t.target, {**t.report, "note": f"{CANARY} note"}) for t in draw(TIES)]
    named = [
        Node(n.key, n.label, {**n.properties, "name": f"{CANARY} {n.key}", "child_voice": f"{CANARY} words"})
        for n in draw(nodes())
    ]
    return town(*said, nodes=named, namespace="c")


def some(values: tuple[str, ...], *, least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, min_size=least, max_size=3).map(tuple)


NUMBERS = st.floats(-1000, 1000)
PERIODS = st.sampled_from([(None, None), (DAYS[1], None), (DAYS[1], DAYS[2]), (None, DAYS[2])])
SORTS = st.lists(st.sampled_from(Sort), unique=True, max_size=3).map(tuple)
CAMERAS = st.none() | st.builds(Camera, st.floats(0.1, 5), NUMBERS, NUMBERS)
MOVES = st.dictionaries(st.sampled_from(IDS), st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=2).map(
    lambda moved: Move(tuple((key, *spot) for key, spot in moved.items()))
)
FILTERS = st.builds(
    lambda sorts, places, kinds, agencies, grades, protective, period, hide: Filters(
        sorts, places, kinds, agencies, grades, protective, None, period[0], period[1], hide
    ),
    SORTS,
    some(PLACE_SORTS),
    some(tuple(LINK_KINDS)),
    some(("police", "school")),
    some(GRADES),
    st.sampled_from((None, True, False)),
    PERIODS,
    st.booleans(),
)
TOWNS = st.builds(
    Town,
    st.sampled_from((None, ("2026-05", "2026-06"))),
    st.sampled_from(((), (0, 38))),
    st.booleans(),
    st.sampled_from((None, 8)),
)
ASKED = st.sampled_from(
    [
        Ask("shared-places"),
        Ask.having("shared-places", {"min_people": 3, "untied": True}),
        Ask.having("shared-contacts", {"only": ("people",)}),
        Ask.having("connect", {"a": "c:p0", "b": "c:l1"}),
        Ask.having("hotspots", {"by": "people", "period_days": 30}),
    ]
)
SIMPLE: st.SearchStrategy[Action] = st.one_of(
    st.builds(AddPeople, some(PERSON_IDS, least=1)),
    st.builds(RemovePerson, st.sampled_from(PERSON_IDS)),
    st.builds(AddPlaces, some(PLACE_IDS, least=1)),
    st.builds(RemovePlace, st.sampled_from(PLACE_IDS)),
    st.builds(ShowWholeTown, st.booleans()),
    st.builds(SetDay, st.sampled_from(DAYS)),
    PERIODS.map(lambda period: SetPeriod(*period)),
    ASKED,
    st.just(CloseQuestion()),
    st.builds(ChooseWhose, st.sampled_from(Whose)),
    st.builds(Select, some(IDS)),
    st.builds(Expand, st.sampled_from(IDS), SORTS),
    st.builds(Collapse, st.sampled_from(IDS)),
    st.builds(Hide, some(IDS, least=1)),
    st.builds(Show, some(IDS)),
    st.builds(ShowMore, st.integers(0, 40)),
    st.builds(Filter, FILTERS),
    st.sampled_from(("", "sorts", "places", "kinds", "agencies", "grades", "protective")).map(ClearFilters),
    PERIODS.map(lambda period: Brush(*period)),
    MOVES,
    st.just(Rearrange()),
    st.builds(Zoom, CAMERAS),
    st.builds(ChoosePicture, st.sampled_from(Picture)),
    st.builds(ChooseLettering, st.sampled_from(Lettering)),
    st.builds(UseProjector, st.booleans()),
    st.builds(LookAtTown, TOWNS),
)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """A scene after some things that people did."""
    history = History(Scene())
    for action in draw(st.lists(SIMPLE, max_size=8)):
        history = history.do(action)
    return history.now


ACTIONS: st.SearchStrategy[Action] = SIMPLE | st.builds(OpenView, st.just("0" * 32), scenes())
"""Every action that there is."""
