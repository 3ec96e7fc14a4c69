"""Towns in a store for the tests of sheets: many events at few places, and words that must never be on a sheet."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

from ctx_map.governance import Mandate, Release, open_audit, open_view
from ctx_map.sheets import PlaceSheet, Version, place_sheet, sheet_html, sheet_json
from ctx_map.store import Store
from governance.doors import admit, mandate_of, settings_in
from governance.reports import Node, Value, bundle_of, link, node

LOADED = date(2026, 8, 3)
DAYS = (date(2026, 8, 31), date(2026, 9, 30), date(2026, 11, 15))
NAMES = (
    "Amberlyn Quistrel",
    "Bertrand Oxley-Vane",
    "Caspian Dremmel",
    "Delphine Wrack",
    "Ephraim Thistlewood",
    "Florentyna Kesk",
    "Gideon Marlpit",
    "Hespera Yarrow-Lunt",
)
PIER, CHAT, CAFE, HOME, SCHOOL = "L0", "L1", "L2", "L3", "L4"
PLACES = (PIER, CHAT, CAFE, HOME, SCHOOL)
OWNER, STAFF = "P20", "P21"
NEVER = (
    "waits by the gate",
    "crying by the bins",
    "I hate it there",
    "brawl on the pier",
    "velvetfox",
    "4417",
    "rowed",
)
"""Words of reports, and a phone and an account."""


def by_hand(source: str, kind: str, target: str, ref: str, **said: Value) -> dict[str, Value]:
    """A report that no one but its agency may see."""
    return link(source, kind, target, ref) | {"handling": "C", "conditions": "by hand"} | said


@dataclass(frozen=True)
class SheetTown:
    """What is in a town: its reports and its nodes."""

    links: tuple[dict[str, Value], ...]
    nodes: tuple[Node, ...]

    def load(self, store: Store, folder: Path) -> SheetRoom:
        """Load the town into a store."""
        admit(store, folder, bundle_of(*self.links, nodes=self.nodes), today=LOADED)
        return SheetRoom(store, folder)

    def with_links(self, *links: dict[str, Value]) -> SheetTown:
        """The town with more reports."""
        return replace(self, links=(*self.links, *links))

    def without_what_is_restricted(self) -> SheetTown:
        """The town without the reports that are restricted, and without the nodes that only these mention."""
        kept = tuple(each for each in self.links if each["handling"] == "P")
        there = {str(each[end]) for each in kept for end in ("source", "target")}
        before = {str(each[end]) for each in self.links for end in ("source", "target")}
        return SheetTown(kept, tuple(each for each in self.nodes if each.id in there or each.id not in before))


@dataclass(frozen=True)
class SheetRoom:
    """A store with a town, and the sheets that leave it."""

    store: Store
    folder: Path

    def released(
        self, place: str, day: date, version: Version = Version.PROFESSIONAL, *, to: str = "json", **more: Any
    ) -> Release[PlaceSheet]:
        """The sheet about a place as it leaves."""
        mandate: Mandate = replace(mandate_of("housing", as_at=day), may_know_withheld=False, **more)
        audit = open_audit(self.store.uri, settings_in(self.folder))
        with open_view(self.store, mandate, audit=audit, question="sheet", about=[f"police:{place}"]) as view:
            return view.release(place_sheet(view, f"police:{place}", version=version), to=to)

    def text(self, place: str, day: date, version: Version = Version.PROFESSIONAL) -> str:
        """All that the sheet says in a file for scripts."""
        return sheet_json(self.released(place, day, version))

    def page(self, place: str, day: date, version: Version = Version.PROFESSIONAL) -> str:
        """The page as its reader sees it, with its code."""
        return unescape(sheet_html(self.released(place, day, version, to="html")))


def drawn_town(seed: int, *, restricted: int = 0) -> SheetTown:
    """A random town: who was in which event where and when, and so many reports that are restricted."""
    draw = random.Random(seed)
    people = [
        node(f"P{n}", name=name, date_of_birth=f"201{1 + n % 3}-0{1 + n}-1{n}", child_voice="I hate it there")
        for n, name in enumerate(NAMES)
    ]
    places = [
        node(PIER, name="West Pier", kind="pier", address="Sea Road"),
        node(CHAT, name="amberlyn and friends", kind="online chat", platform="Parlay"),
        node(CAFE, name="Caspian Dremmel's Cafe", kind="cafe", address="2 Sea Road"),
        node(HOME, name="14 Fennick Row", kind="home", address="14 Fennick Row"),
        node(SCHOOL, name="Saint Orso School", kind="school"),
    ]
    others = [
        node("O0", name="Pier Company", kind="premises' owner"),
        node(OWNER, name="Olaf Grundy", date_of_birth="1980-02-01"),
        node(STAFF, name="Saskia Bright", date_of_birth="1985-02-01"),
        node("T0", name="Phone ending 4417", kind="phone"),
        node("T1", name="velvetfox", kind="account"),
    ]
    links = [
        link("O0", "RUNS", PIER, "D1"),
        link(OWNER, "RUNS", "O0", "D2", note="rowed with us"),
        link(STAFF, "WORKS_FOR", PIER, "D3"),
        link("P0", "USES", "T0", "U1"),
        link("P1", "USES", "T1", "U2"),
        *(link(f"P{n}", "LIVES_AT", HOME, f"H{n}") for n in (0, 1)),
        *(link(f"P{n}", "ATTENDS", SCHOOL, f"S{n}", since="2025-09-03") for n in range(len(NAMES))),
    ]
    happened = list(_events(draw, draw.randint(10, 60)))
    links += [each for event in happened for each in event[1]]
    links += [
        link(f"P{draw.randrange(8)}", "SPENDS_TIME_AT", draw.choice((PIER, CHAT)), f"V{n}", since=_moment(draw))
        for n in range(draw.randint(0, 20))
    ]
    links += [
        link(f"R{n}".replace("R", "E9"), "RATES", PIER, f"R{n}", role=draw.choice(("safe", "unsafe")))
        for n in range(draw.randint(0, 12))
    ]
    links += list(_restricted(draw, restricted, [event[0].id for event in happened]))
    return SheetTown(tuple(links), (*people, *places, *others, *(event[0] for event in happened)))


def _events(draw: random.Random, number: int) -> Iterator[tuple[Node, list[dict[str, Value]]]]:
    most = draw.choice((2, 8, 8))
    for n in range(number):
        key, place = f"E{n}", draw.choice((PIER, PIER, PIER, CHAT, CAFE, SCHOOL))
        kind = draw.choice(("incident", "missing_episode", "observation", "brawl on the pier"))
        harms = draw.choice((None, "county_lines", "county_lines;serious_violence", "brawl on the pier"))
        who = draw.sample(range(most), draw.randint(0, 2))
        yield (
            node(
                key,
                name="brawl on the pier",
                kind=kind,
                harms=harms,
                occurred_from=_moment(draw),
                summary="crying by the bins",
            ),
            [
                link(key, "HAPPENED_AT", place, f"X{n}", note="waits by the gate"),
                *(link(f"P{each}", "INVOLVED_IN", key, f"I{n}-{each}", role="victim") for each in who),
            ],
        )


def _moment(draw: random.Random) -> str:
    """A day before the last sheet that is no month end, mostly with a time."""
    day = date(2025, 11, 1) + timedelta(days=draw.randrange(360))
    day = day.replace(day=min(day.day, 27))
    return day.isoformat() + draw.choice(("", f"T{draw.randrange(24):02d}:17", f"T21:{draw.randrange(10, 60)}"))


def _restricted(draw: random.Random, number: int, events: list[str]) -> Iterable[dict[str, Value]]:
    """Reports that no one but the police may see: of events, people, the home, the owner and a place of their own."""
    for n in range(number):
        yield draw.choice(
            (
                by_hand(f"E8{n}", "HAPPENED_AT", PIER, f"K{n}"),
                by_hand(f"P{draw.randrange(8)}", "INVOLVED_IN", draw.choice(events), f"K{n}"),
                by_hand(f"P{draw.randrange(8)}", "LIVES_AT", PIER, f"K{n}"),
                by_hand(OWNER, "CONTACTED", "P2", f"K{n}"),
                by_hand(STAFF, "CONTACTED", "P2", f"K{n}"),
                by_hand(f"P5{n}", "RUNS", PIER, f"K{n}"),
                by_hand(f"P{draw.randrange(8)}", "SPENDS_TIME_AT", PIER, f"K{n}", since="2026-05-01T21:00"),
            )
        )
