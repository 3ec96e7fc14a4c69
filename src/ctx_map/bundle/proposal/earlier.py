"""What earlier mappings took columns for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctx_map.bundle.header import plain
from ctx_map.bundle.mapping import FromColumn, Mapping, Source
from ctx_map.bundle.proposal.concepts import Concept

_OF: dict[tuple[str, str], Concept] = {
    ("people", "id"): Concept.PERSON_ID,
    ("people", "name"): Concept.PERSON_NAME,
    ("people", "date_of_birth"): Concept.BORN,
    ("places", "id"): Concept.PLACE_ID,
    ("places", "name"): Concept.PLACE_NAME,
    ("places", "address"): Concept.ADDRESS,
    ("places", "uprn"): Concept.UPRN,
    ("places", "latitude"): Concept.LATITUDE,
    ("places", "longitude"): Concept.LONGITUDE,
    ("events", "id"): Concept.EVENT_ID,
    ("events", "kind"): Concept.EVENT_KIND,
    ("events", "occurred_from"): Concept.DATE,
    ("links", "since"): Concept.DATE,
    ("links", "ref"): Concept.REF,
    ("links", "agency"): Concept.AGENCY,
    ("links", "recorded_at"): Concept.RECORDED,
}


def concepts_of(mappings: Iterable[Mapping]) -> dict[str, Concept]:
    """Return what earlier mappings took columns for, by the plain names of the columns. The last one counts."""
    return {name: concept for mapping in mappings for source in mapping.source for name, concept in _in(source)}


def _in(source: Source) -> Iterator[tuple[str, Concept]]:
    for ours, rule in source.rules.items():
        concept = _OF.get((source.into, ours))
        # a column that is joined with others, or made into an id, is not that thing alone
        if concept and not rule.hashed and len(rule.their_columns) == 1:
            yield plain(_one(rule)), concept
    if source.position:
        for name in ("eastings", "northings", "grid_reference"):
            column = getattr(source.position, name)
            if column:
                yield plain(column), Concept(name.replace("_", " "))


def _one(rule: FromColumn) -> str:
    return rule.their_columns[0]
