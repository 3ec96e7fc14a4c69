"""How the story is written down: text files with tables in sections, bars between the cells.

A section begins with its table's name in brackets, then a line with the columns. A blank cell is blank. In reports and
events, `recorded` is a day, or `+3` for three days after; `more` holds further columns: `note=... & disputed=yes`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

Row = dict[str, str]
Sections = dict[str, list[Row]]

COLUMNS: dict[str, tuple[str, ...]] = {
    "people": ("id", "name", "date_of_birth", "kind", "child_voice", "notified"),
    "peer_groups": ("id", "name", "named_by", "basis"),
    "places": ("id", "name", "kind", "latitude", "longitude", "uprn", "address", "platform", "place_role"),
    "things": ("id", "kind", "name"),
    "events": ("id", "kind", "harms", "occurred_from", "occurred_to", "summary"),
    "organisations": ("id", "name", "kind"),
    "links": (
        *("from", "to", "kind", "ref", "agency", "since", "until", "recorded_at", "role", "statement", "grade"),
        *(
            "handling",
            "action_code",
            "sanitisation_code",
            "conditions",
            "collected_by",
            "protective",
            "disputed",
            "note",
        ),
    ),
}
"""The tables of a bundle and their columns."""


@dataclass
class Delivery:
    """One bundle of one agency."""

    folder: str
    agency: str
    tables: Sections = field(default_factory=dict)

    def add(self, table: str, rows: list[Row]) -> None:
        """More rows for one table."""
        self.tables.setdefault(table, []).extend(rows)

    def add_events(self, rows: list[Row]) -> None:
        """Events with the links of who had a part in them and where they happened."""
        self.add("events", [_event(row) for row in rows])
        self.add("links", [link for row in rows for link in _parts(row, self.agency)])


def read_delivery(folder: str, *, agency: str) -> Delivery:
    """The delivery that a text file of the story tells."""
    delivery = Delivery(folder, agency)
    sections = read_sections(folder)
    for name, rows in sections.items():
        if name == "events":
            delivery.add_events(rows)
        else:
            delivery.add(name, [_report(row, agency) for row in rows] if name == "links" else rows)
    return delivery


def read_sections(name: str) -> Sections:
    """The sections of a text file of the story."""
    lines = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    written = [line for line in lines if line.strip() and not line.startswith("#")]
    sections: dict[str, list[str]] = {}
    for line in written:
        if line.startswith("["):
            here = sections.setdefault(line.strip("[]"), [])
        else:
            here.append(line)
    return {section: _table(here) for section, here in sections.items()}


def _table(lines: list[str]) -> list[Row]:
    names, *rows = ([cell.strip() for cell in line.split("|")] for line in lines)
    return [dict(zip(names, cells, strict=True)) for cells in rows]


def _report(row: Row, agency: str) -> Row:
    link = {name: value for name, value in row.items() if name in COLUMNS["links"]}
    return {**link, "agency": agency, "recorded_at": _recorded(row["recorded"], row["since"]), **_more(row)}


def _event(row: Row) -> Row:
    told = {name: row[name] for name in ("id", "kind", "harms", "summary")}
    return {**told, "occurred_from": row["from"], "occurred_to": row["to"]}


def _parts(row: Row, agency: str) -> list[Row]:
    said = {
        "ref": row["ref"],
        "agency": agency,
        "since": row["from"],
        "recorded_at": _recorded(row["recorded"], row["from"]),
        "statement": "intelligence" if row["grade"] else "fact",
        "grade": row["grade"],
        "handling": row["handling"],
        **_more(row),
    }
    people = [part.split() for part in row["people"].split(",") if part.strip()]
    links = [{**said, "from": who, "to": row["id"], "kind": "INVOLVED_IN", "role": role} for who, role in people]
    place = [{**said, "from": row["id"], "to": row["place"], "kind": "HAPPENED_AT"}] if row["place"] else []
    return links + place


def _more(row: Row) -> Row:
    parts = [part.partition("=") for part in row.get("more", "").split(" & ") if part.strip()]
    return {name.strip(): value.strip() for name, _, value in parts}


def _recorded(text: str, since: str) -> str:
    if not text.startswith("+"):
        return text
    return (date.fromisoformat(since[:10]) + timedelta(days=int(text[1:]))).isoformat()
