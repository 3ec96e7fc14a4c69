"""The sources of a mapping that takes a file's columns for what they were guessed to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ctx_map.bundle.mapped_column import hashed_text
from ctx_map.bundle.proposal.columns import Guess
from ctx_map.bundle.proposal.concepts import Concept
from ctx_map.bundle.proposal.grids import THERE, Grid
from ctx_map.bundle.proposal.layout import Where
from ctx_map.bundle.proposal.values import is_postcode
from ctx_map.bundle.proposal.words import Coded, codes_of

Rules = dict[str, Any]
AREA = "approximate area of a postcode"
"""The kind of a place that is a postcode: people do not share it."""
_PERSON, _PLACE, _EVENT = "P", "L", "E"
"""What goes before ids, to keep those of different tables apart."""


@dataclass(frozen=True, slots=True)
class FileFound:
    """What is known of one file or sheet: where it is, what its columns are, and how its dates are written."""

    where: Rules
    """The lines of a source that say which file or sheet it is, and where its header is."""
    taken: Mapping[Concept, Guess]
    forms: Mapping[Concept, list[str]]
    """How each date is written. A date with its time, if that is in another column."""
    ranges: bool
    """Whether the times have a beginning and an end."""
    blank: frozenset[str]
    """Their columns in which some cells are blank."""
    coded: Mapping[Concept, Coded] = field(default_factory=dict)
    """What the words of columns of words mean."""
    splits: Mapping[str, str] = field(default_factory=dict)
    """The sign between several ids in one cell, by their column."""
    real_dates: Mapping[str, str] = field(default_factory=dict)
    """Whether a spreadsheet has swapped day and month of real dates, by the name of the column."""
    grid: Grid | None = None
    """The days of a grid of names by days."""

    def column(self, *concepts: Concept) -> str | None:
        """Return their column of the first of these concepts that the file has."""
        return next((self.taken[each].column for each in concepts if each in self.taken), None)


def sources(found: FileFound, agency: str) -> list[Rules]:
    """Return the sources that a file feeds, as they are written in a mapping; none if nothing could be recognised."""
    person, place, event = _person(found), _place(found), _event(found)
    made = []
    # a cell with several ids names people or places that another file describes
    if person and "split" not in person:
        made.append(_people(found, person))
    if place and "split" not in place:
        made.append(_places(found, place))
    if event:
        made.append(_events(found, event))
    ends = {"person": person, "place": place, "event": event}
    if found.grid is None or not found.grid.is_read or person is None:
        return [*made, *_links(found, ends, agency)]
    # the marks say who was where, in place of the rows
    if found.grid.where is Where.IN_A_COLUMN:
        ends["place"] = None
    return [
        *made,
        *_places_of_grid(found, found.grid),
        *_links(found, ends, agency),
        _marks(found, found.grid, person, agency),
    ]


def _places_of_grid(found: FileFound, grid: Grid) -> list[Rules]:
    """The places that only the grid names: one for all marks, or those in its cells."""
    if grid.where is Where.ONE_PLACE:
        constants = {"id": _one_place(grid), "name": grid.place}
        return [{**found.where, "into": "places", "columns": {}, "constants": constants}]
    if grid.where is Where.IN_THE_CELLS:
        columns: Rules = {"id": _named_place(grid), "name": grid.cell}
        return [{**found.where, "into": "places", "grid": grid.lines, **_unmarked(grid), "columns": columns}]
    return []


def _marks(found: FileFound, grid: Grid, person: Rules, agency: str) -> Rules:
    """The links that the marks of a grid are."""
    columns: Rules = {"from": person}
    constants: Rules = {}
    # where they were
    if grid.where is Where.ONE_PLACE:
        constants["to"] = _one_place(grid)
    elif grid.where is Where.IN_THE_CELLS:
        columns["to"] = _named_place(grid)
    elif place := _place(found):
        columns["to"] = place
    # when, and what a mark says
    columns["since"] = {"column": grid.lines["heading"], **grid.since}
    said = {word: each.means for word, each in grid.words.items() if each.means and word not in grid.left_out}
    if grid.where is not Where.IN_THE_CELLS:
        columns["kind"] = {"column": grid.cell, "values": said}
    elif others := {word: means for word, means in said.items() if means != THERE}:
        columns["kind"] = {"column": grid.cell, "values": others, "otherwise": THERE}
    else:
        constants["kind"] = THERE
    # in which report
    _add_report(found, columns, constants, agency)
    needed = [_first(person), *([_first(columns["to"])] if grid.where is Where.IN_A_COLUMN else [])]
    made = _source(found, "links", columns, *needed)
    return {**made, "grid": grid.lines, **_unmarked(grid), "constants": constants}


def _one_place(grid: Grid) -> str:
    """The id of the one place, as a column with its name would give it."""
    return f"{_PLACE}{hashed_text(grid.place)}"


def _named_place(grid: Grid) -> Rules:
    return {"column": grid.cell, "hashed": True, "prefix": _PLACE}


def _unmarked(grid: Grid) -> Rules:
    """The marks that are no link."""
    return {"without": {grid.cell: grid.left_out}} if grid.left_out else {}


def _person(found: FileFound) -> Rules | None:
    """The rule that makes the id of a person."""
    if column := found.column(Concept.PERSON_ID):
        return {"column": column, **_split(found, column), "prefix": _PERSON}
    names = _names(found)
    if not names:
        return None
    born = found.column(Concept.BORN)
    return {"column": [*names, *([born] if born else [])], "hashed": True, "prefix": _PERSON}


def _split(found: FileFound, column: str) -> Rules:
    return {"split": found.splits[column]} if column in found.splits else {}


def _names(found: FileFound) -> list[str]:
    if whole := found.column(Concept.PERSON_NAME):
        return [whole]
    return [found.taken[each].column for each in (Concept.FORENAME, Concept.SURNAME) if each in found.taken]


def _place(found: FileFound) -> Rules | None:
    """The rule that makes the id of a place."""
    if column := found.column(Concept.PLACE_ID, Concept.UPRN):
        return {"column": column, **_split(found, column), "prefix": _PLACE}
    column = found.column(Concept.PLACE_NAME, Concept.ADDRESS)
    return {"column": column, "hashed": True, "prefix": _PLACE} if column else None


def _event(found: FileFound) -> Rules | None:
    """The rule that makes the id of an event. Rows that say the same are events of their own."""
    if column := found.column(Concept.EVENT_ID):
        return {"column": column, "prefix": _EVENT}
    if Concept.EVENT_KIND not in found.taken:
        return None
    parts = (Concept.EVENT_KIND, Concept.DATE, Concept.TIME, Concept.PLACE_NAME, Concept.ADDRESS, Concept.REF)
    columns = [found.taken[each].column for each in parts if each in found.taken]
    return {"column": columns, "hashed": True, "repeats": True, "prefix": _EVENT}


def _people(found: FileFound, person: Rules) -> Rules:
    columns: Rules = {"id": person}
    names = _names(found)
    if names:
        columns["name"] = names[0] if len(names) == 1 else {"column": names}
    if Concept.BORN in found.taken and Concept.BORN in found.forms:
        columns["date_of_birth"] = {"column": found.taken[Concept.BORN].column, **_dates(found, Concept.BORN)}
    columns |= _codes(found, "kind", Concept.PERSON_KIND)
    return _source(found, "people", columns, _first(person))


def _places(found: FileFound, place: Rules) -> Rules:
    columns: Rules = {"id": place}
    plain = {"name": Concept.PLACE_NAME, "address": Concept.ADDRESS, "uprn": Concept.UPRN}
    columns |= {ours: found.taken[concept].column for ours, concept in plain.items() if concept in found.taken}
    position = _position(found)
    if not position and Concept.LATITUDE in found.taken and Concept.LONGITUDE in found.taken:
        columns["latitude"] = found.taken[Concept.LATITUDE].column
        columns["longitude"] = found.taken[Concept.LONGITUDE].column
    named = found.column(Concept.PLACE_ID, Concept.PLACE_NAME, Concept.UPRN)
    area = {"constants": {"kind": AREA}} if named is None and _are_postcodes(found) else {}
    return {**_source(found, "places", columns, _first(place)), **({"position": position} if position else {}), **area}


def _are_postcodes(found: FileFound) -> bool:
    """Whether the addresses are postcodes alone, each of which is some fifteen households."""
    column = found.taken.get(Concept.ADDRESS)
    return column is not None and all(is_postcode(text) for text in column.texts)


def _position(found: FileFound) -> Rules | None:
    if Concept.EASTINGS in found.taken and Concept.NORTHINGS in found.taken:
        return {name: found.taken[Concept(name)].column for name in ("eastings", "northings")}
    column = found.column(Concept.GRID_REFERENCE)
    return {"grid_reference": column} if column else None


def _events(found: FileFound, event: Rules) -> Rules:
    columns: Rules = {"id": event, **_when(found, "occurred_from", "occurred_to")}
    if kind := found.column(Concept.EVENT_KIND):
        columns["kind"] = kind
    columns |= _codes(found, "harms", Concept.HARM)
    return _source(found, "events", columns, _first(event))


def _links(found: FileFound, ends: Mapping[str, Rules | None], agency: str) -> list[Rules]:
    """Who was where, who was part of what, and what happened where."""
    person, place, event = ends["person"], ends["place"], ends["event"]
    lives = found.column(Concept.PLACE_NAME, Concept.PLACE_ID, Concept.DATE) is None
    pairs: list[tuple[Rules | None, Rules | None, Rules]] = [
        (event, place, {"kind": "HAPPENED_AT"}),
        (person, event, {"kind": "INVOLVED_IN", "role": "present"}),
    ]
    if not event:
        pairs.append((person, place, {"kind": "LIVES_AT" if lives else "SPENDS_TIME_AT"}))
    return [_link(found, one, other, said, agency) for one, other, said in pairs if one and other]


def _link(found: FileFound, one: Rules, other: Rules, said: Rules, agency: str) -> Rules:
    columns: Rules = {"from": one, "to": other, **_when(found, "since", "until")}
    # what the words of a column say of a link goes before what all rows say
    words = _codes(found, "role", Concept.ROLE) if "role" in said else {}
    if said["kind"] in codes_of(Concept.LINK_KIND):
        words |= _codes(found, "kind", Concept.LINK_KIND)
    columns |= words
    constants = {ours: text for ours, text in said.items() if ours not in words}
    _add_report(found, columns, constants, agency)
    made = {**_source(found, "links", columns, _first(one), _first(other)), "constants": constants}
    left_out = found.coded[Concept.LINK_KIND].left_out if "kind" in words else []
    return {**made, "without": {words["kind"]["column"]: left_out}} if left_out else made


def _add_report(found: FileFound, columns: Rules, constants: Rules, agency: str) -> None:
    """Add which report says it, whose it is, and when it was recorded."""
    for ours, concept, otherwise in (("ref", Concept.REF, "file"), ("agency", Concept.AGENCY, agency)):
        if concept in found.taken:
            columns[ours] = found.taken[concept].column
        else:
            constants[ours] = otherwise
    if Concept.RECORDED in found.forms:
        columns["recorded_at"] = {
            "column": found.taken[Concept.RECORDED].column,
            **_dates(found, Concept.RECORDED),
        }


def _codes(found: FileFound, ours: str, concept: Concept) -> Rules:
    """The rule that makes codes of their words. None where no column has such words."""
    if concept not in found.taken or concept not in found.coded:
        return {}
    said = found.coded[concept]
    split = {"split": said.split} if said.split else {}
    return {ours: {"column": found.taken[concept].column, **split, "values": said.values}}


def _when(found: FileFound, begins: str, ends: str) -> Rules:
    if Concept.DATE not in found.forms:
        return {}
    columns = [found.taken[each].column for each in (Concept.DATE, Concept.TIME) if each in found.taken]
    rule: Rules = {"column": columns[0] if len(columns) == 1 else columns, **_dates(found, Concept.DATE)}
    if not found.ranges:
        return {begins: rule}
    return {begins: {**rule, "part": "start"}, ends: {**rule, "part": "end"}}


def _dates(found: FileFound, concept: Concept) -> Rules:
    """How a date is written, and whether a spreadsheet has swapped day and month of some."""
    real = found.real_dates.get(found.taken[concept].column)
    return {"dates": found.forms[concept], **({"real_dates": real} if real else {})}


def _first(rule: Rules) -> str:
    columns = rule["column"]
    return str(columns if isinstance(columns, str) else columns[0])


def _source(found: FileFound, into: str, columns: Rules, *needed: str) -> Rules:
    """A source. Rows that have nothing in the columns that it cannot do without are left out."""
    filled = [column for column in dict.fromkeys(needed) if column in found.blank]
    return {**found.where, "into": into, **({"filled": filled} if filled else {}), "columns": columns}
