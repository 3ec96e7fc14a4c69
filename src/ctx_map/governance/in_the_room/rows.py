"""The rows of a bundle that say what was said in the room. Every one of its links is a report of one reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import singledispatch

import polars as pl

from ctx_map.bundle.bundle import Bundle
from ctx_map.bundle.raw import FILE, ROW
from ctx_map.governance.in_the_room.handling import handling_cells
from ctx_map.governance.in_the_room.on_their_map import Matters, TheirPerson, TheirPlace
from ctx_map.governance.in_the_room.said import NewLink, NewPlace, OwnWords, PlaceRating, Said
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.people import PersonKind
from ctx_map.vocabulary.statements import Statement
from ctx_map.vocabulary.tables import TABLES

Row = Mapping[str, str]
IN_THE_ROOM = "written in the room"
"""The name of the bundle."""
CONVERSATION, RATING = "conversation with a young person", "rating by a young person"
"""The kinds of the events that hold a young person's own words."""
MATTERS = {
    Matters.FRIEND: ("FRIEND_OF", False),
    Matters.FAMILY: ("FAMILY_OF", False),
    Matters.HELPER: ("SUPPORTS", True),
}
"""The kind of link for who somebody is to a young person, and whether it runs from them."""
_YES, _NO = "yes", "no"
_FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of each table, and the ids of the nodes that they bring."""

    links: tuple[Row, ...]
    nodes: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """By the name of their table."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of what is new, without their namespace."""
        return tuple(row["id"] for rows in self.nodes.values() for row in rows)


@dataclass(frozen=True, slots=True)
class Signed:
    """Who writes it down, when, under which reference and with which new id."""

    writer: str
    """The agency of the mandate."""
    today: date
    ref: str
    id: str


@singledispatch
def rows_of(said: Said, signed: Signed) -> Rows:
    """The rows that say this."""
    raise NotImplementedError


@rows_of.register
def _(said: NewPlace, signed: Signed) -> Rows:
    place = {
        "id": signed.id,
        "name": said.name.strip(),
        "kind": said.kind.strip(),
        "place_role": said.role,
        "platform": said.platform.strip(),
    }
    cells = {**_report(said, signed, said.statement), **_protects(said.protective), "note": said.note.strip()}
    links = tuple({"from": key, "to": signed.id, "kind": said.link_kind, **cells} for key in said.linked)
    return Rows(links, {"places": (place,)})


@rows_of.register
def _(said: NewLink, signed: Signed) -> Rows:
    ends = {"from": said.source, "to": said.target, "kind": said.kind, "until": _day(said.until)}
    cells = {**_report(said, signed, said.statement), **_protects(said.protective), "note": said.note.strip()}
    return Rows(({**ends, **cells},))


@rows_of.register
def _(said: OwnWords, signed: Signed) -> Rows:
    cells = _report(said, signed, Statement.CHILD_ACCOUNT)
    spoke = {"from": said.person, "to": signed.id, "kind": _only(Puts.OWN_WORDS), **cells}
    about = ({"from": signed.id, "to": key, "kind": _only(Puts.TALKED_ABOUT), **cells} for key in said.about)
    return Rows((spoke, *about), {"events": (_event(CONVERSATION, said.words, said.day, signed),)})


@rows_of.register
def _(said: PlaceRating, signed: Signed) -> Rows:
    cells = _report(said, signed, Statement.CHILD_ACCOUNT)
    rates = {"from": signed.id, "to": said.place, "kind": _only(Puts.RATING), "role": said.rating.value, **cells}
    # who rated it is stored only where the young person wants that
    named = [{"from": said.person, "to": signed.id, "kind": _only(Puts.OWN_WORDS), **cells}] if said.person else []
    return Rows((rates, *named), {"events": (_event(RATING, said.words, said.day, signed),)})


@rows_of.register
def _(said: TheirPlace, signed: Signed) -> Rows:
    cells = _report(said, signed, Statement.CHILD_ACCOUNT)
    goes = {"from": said.person, "to": signed.id, "kind": "SPENDS_TIME_AT", **cells, "note": said.words.strip()}
    place = {"id": signed.id, "name": said.name.strip()}
    if said.feels is None:
        return Rows((goes,), {"places": (place,)})
    event = _event(RATING, said.words, said.day, replace(signed, id=f"{signed.id}-rating"))
    spoke = {"from": said.person, "to": event["id"], "kind": _only(Puts.OWN_WORDS), **cells}
    rates = {"from": event["id"], "to": signed.id, "kind": _only(Puts.RATING), "role": said.feels.value, **cells}
    return Rows((goes, spoke, rates), {"places": (place,), "events": (event,)})


@rows_of.register
def _(said: TheirPerson, signed: Signed) -> Rows:
    kind, from_them = MATTERS[said.who]
    ends = (signed.id, said.person) if from_them else (said.person, signed.id)
    cells = _report(said, signed, Statement.CHILD_ACCOUNT)
    link = {"from": ends[0], "to": ends[1], "kind": kind, **cells, "note": said.words.strip()}
    adult = {"kind": PersonKind.ADULT.value} if said.who is Matters.HELPER else {}
    return Rows((link,), {"people": ({"id": signed.id, "name": said.letters, **adult},)})


def bundle_of(rows: Rows, namespace: str) -> Bundle:
    """A bundle of these rows, not checked."""
    tables = {**rows.nodes, "links": rows.links}
    return Bundle(IN_THE_ROOM, namespace, {name: _table(name, of_it) for name, of_it in tables.items()})


def _table(name: str, rows: Iterable[Row]) -> pl.DataFrame:
    columns = TABLES[name].column_names
    cells = [{column: row.get(column) or None for column in columns} for row in rows]
    frame = pl.DataFrame(cells, schema=dict.fromkeys(columns, pl.String))
    return frame.with_row_index(ROW, offset=_FIRST_ROW).with_columns(pl.lit(IN_THE_ROOM).alias(FILE))


def _report(said: Said, signed: Signed, statement: Statement) -> dict[str, str]:
    """The cells that every report has: reporter, day, sort of statement and handling."""
    handling = handling_cells(said.shared_with, writer=signed.writer, agency=said.reporter.agency, present=said.present)
    return {
        "ref": signed.ref,
        "agency": said.reporter.agency.strip(),
        "collected_by": said.reporter.who.strip(),
        "since": _day(said.day),
        "recorded_at": signed.today.isoformat(),
        "statement": statement.value,
        **handling,
    }


def _event(kind: str, words: str, day: date | None, signed: Signed) -> Row:
    return {"id": signed.id, "kind": kind, "occurred_from": _day(day), "summary": words.strip()}


def _protects(protective: bool) -> dict[str, str]:
    return {"protective": _YES} if protective else {}


def _only(puts: Puts) -> str:
    """The one kind of link that puts this where it says."""
    (kind,) = kinds_that(puts)
    return kind


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def as_cells(report: Mapping[str, object]) -> dict[str, str]:
    """What a store holds of a report as the cells of a row."""
    words = {True: _YES, False: _NO}
    told = {
        name: report.get({"from": "source", "to": "target"}.get(name, name)) for name in TABLES["links"].column_names
    }
    return {
        name: words[value] if isinstance(value, bool) else str(value)
        for name, value in told.items()
        if value is not None
    }
