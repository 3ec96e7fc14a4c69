"""What earlier mappings took columns for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctx_map.bundle.filters import folded
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
    ("people", "kind"): Concept.PERSON_KIND,
    ("links", "kind"): Concept.LINK_KIND,
    ("links", "role"): Concept.ROLE,
    ("events", "harms"): Concept.HARM,
}


def concepts_of(mappings: Iterable[Mapping]) -> dict[str, Concept]:
    """Return what earlier mappings took columns for, by the plain names of the columns. The last one counts."""
    return {name: concept for mapping in mappings for source in mapping.source for name, concept in _in(source)}


def words_of(mappings: Iterable[Mapping]) -> dict[str, dict[str, str]]:
    """Return what earlier mappings say that words mean, folded, by the plain names of their columns."""
    words: dict[str, dict[str, str]] = {}
    for source in (source for mapping in mappings for source in mapping.source):
        for ours, rule in source.rules.items():
            if (source.into, ours) in _OF and rule.values and len(rule.their_columns) == 1:
                said = {folded(word): code for word, code in rule.values.items()}
                words[plain(_one(rule))] = words.get(plain(_one(rule)), {}) | said
    return words


def _in(source: Source) -> Iterator[tuple[str, Concept]]:
    # a grid has names of its own for the heading and the cell of a column
    made = {source.grid.heading, source.grid.cell} if source.grid else set()
    for ours, rule in source.rules.items():
        concept = _OF.get((source.into, ours)) if made.isdisjoint(rule.their_columns) else None
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
