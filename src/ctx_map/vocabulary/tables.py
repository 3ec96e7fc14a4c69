"""The tables of a bundle and their columns: the contract with the agencies that send files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ctx_map.vocabulary.labels import Label


class Sort(StrEnum):
    """How the text of a column is read."""

    ID = "id"
    """A short identifier: no control or invisible characters, no colon, no spaces at the ends."""
    END = "end"
    """One end of a link: an id of this bundle, or a full key `namespace:id`."""
    TEXT = "text"
    DAY = "day"
    """A calendar day."""
    MOMENT = "moment"
    """A day, or a day and a time."""
    NUMBER = "number"
    YES_NO = "yes/no"
    WORD = "word"
    """One word of a vocabulary that is checked; which one depends on the column."""
    WORDS = "words"
    """Several words of a vocabulary with `;` between them."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, how it is read, whether it must be there and be filled."""

    name: str
    sort: Sort
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a bundle. `label` is None for the links."""

    name: str
    label: Label | None
    columns: tuple[Column, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def _id() -> Column:
    return Column("id", Sort.ID, required=True)


def _name() -> Column:
    return Column("name", Sort.TEXT)


PEOPLE = Table(
    "people",
    Label.PERSON,
    (
        _id(),
        _name(),
        Column("date_of_birth", Sort.DAY),
        Column("kind", Sort.WORD),
        Column("child_voice", Sort.TEXT),
        Column("notified", Sort.TEXT),
    ),
)
PEER_GROUPS = Table(
    "peer_groups",
    Label.PEER_GROUP,
    (_id(), _name(), Column("named_by", Sort.TEXT), Column("basis", Sort.TEXT)),
)
PLACES = Table(
    "places",
    Label.PLACE,
    (
        _id(),
        _name(),
        Column("kind", Sort.TEXT),
        Column("latitude", Sort.NUMBER),
        Column("longitude", Sort.NUMBER),
        Column("uprn", Sort.TEXT),
        Column("address", Sort.TEXT),
        Column("platform", Sort.TEXT),
        Column("place_role", Sort.WORD),
    ),
)
THINGS = Table("things", Label.THING, (_id(), Column("kind", Sort.TEXT, required=True), _name()))
EVENTS = Table(
    "events",
    Label.EVENT,
    (
        _id(),
        _name(),
        Column("kind", Sort.TEXT),
        Column("harms", Sort.WORDS),
        Column("occurred_from", Sort.MOMENT),
        Column("occurred_to", Sort.MOMENT),
        Column("summary", Sort.TEXT),
    ),
)
ORGANISATIONS = Table("organisations", Label.ORGANISATION, (_id(), _name(), Column("kind", Sort.TEXT)))
LINKS = Table(
    "links",
    None,
    (
        Column("from", Sort.END, required=True),
        Column("to", Sort.END, required=True),
        Column("kind", Sort.WORD, required=True),
        Column("ref", Sort.ID, required=True),
        Column("agency", Sort.ID, required=True),
        Column("since", Sort.MOMENT),
        Column("until", Sort.MOMENT),
        Column("recorded_at", Sort.DAY),
        Column("role", Sort.WORD),
        Column("statement", Sort.WORD),
        Column("grade", Sort.WORD),
        Column("handling", Sort.WORD),
        Column("action_code", Sort.WORD),
        Column("sanitisation_code", Sort.WORD),
        Column("conditions", Sort.TEXT),
        Column("collected_by", Sort.TEXT),
        Column("protective", Sort.YES_NO),
        Column("disputed", Sort.YES_NO),
        Column("withdrawn_at", Sort.DAY),
        Column("note", Sort.TEXT),
    ),
)

NODE_TABLES: tuple[Table, ...] = (PEOPLE, PEER_GROUPS, PLACES, THINGS, EVENTS, ORGANISATIONS)
"""The tables that bring nodes, in the order in which they are stored."""
TABLES: dict[str, Table] = {table.name: table for table in (*NODE_TABLES, LINKS)}
"""Every table of a bundle by its name."""
TABLE_OF: dict[Label, Table] = {table.label: table for table in NODE_TABLES if table.label is not None}
"""The table that brings each label's nodes."""
