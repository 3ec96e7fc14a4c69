"""A reader of FollowTheMoney that knows its documented schemata: it takes nothing that a program would drop.

The package that programs read the format with needs a compiler and a library of the system, so it is not among the
packages of the tests (decision 109). What is here was read in its documentation: which properties a schema has, of
which type they are, which it cannot be without, and what a reference may point to.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

Entity = dict[str, Any]
_THING = {"name": "name", "summary": "text", "description": "text", "notes": "text"}
_PARTY = _THING
_INTERVAL = {
    "startDate": "date",
    "endDate": "date",
    "summary": "text",
    "description": "text",
    "recordId": "string",
    "publisher": "string",
}
_INTEREST = _INTERVAL | {"role": "string"}
_KNOWN: dict[str, dict[str, str]] = {
    "Note": _THING,
    "Person": _PARTY | {"birthDate": "date"},
    "Organization": _PARTY,
    "Address": _THING | {"full": "address", "latitude": "number", "longitude": "number"},
    "Asset": _THING,
    "Vehicle": _THING,
    "UserAccount": _THING | {"username": "string"},
    "Event": _THING | {"startDate": "date", "endDate": "date"},
    "Family": _INTERVAL | {"person": "Person", "relative": "Person", "relationship": "string"},
    "Membership": _INTEREST | {"member": "LegalEntity", "organization": "Organization"},
    "Employment": _INTEREST | {"employee": "Person", "employer": "Organization"},
    "UnknownLink": _INTEREST | {"subject": "Thing", "object": "Thing"},
}
_NEEDED = {
    "Address": (),
    "UserAccount": ("name", "username"),
    "Family": ("person", "relative"),
    "Membership": ("member", "organization"),
    "Employment": ("employee", "employer"),
    "UnknownLink": ("subject", "object"),
}
EDGES = ("Family", "Membership", "Employment", "UnknownLink")
_THINGS = {*_KNOWN} - {*EDGES}
_MAY_BE = {"Person": {"Person"}, "Organization": {"Organization"}, "Thing": _THINGS}
_MAY_BE["LegalEntity"] = {"Person", "Organization"}
_LOOKS = {
    "date": re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?"),
    "number": re.compile(r"[+-]?\d+(\.\d+)?"),
    "name": re.compile(r".*\S.*", re.DOTALL),
}
_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
_LONGEST = {"string": 1024, "text": 65_000}


def read_ftm(path: Path) -> dict[str, Entity]:
    """The entities of a file by their id. Fails if a program would drop one of them, or a part of one."""
    entities: list[Entity] = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    found = {entity["id"]: entity for entity in entities}
    assert len(found) == len(entities)
    for entity in entities:
        assert set(entity) == {"id", "schema", "properties"}
        assert _ID.fullmatch(entity["id"])
        known = _KNOWN[entity["schema"]]
        needed = _NEEDED.get(entity["schema"], ("name",))
        assert set(needed) <= set(entity["properties"]) <= set(known)
        for name, values in entity["properties"].items():
            _check(known[name], values, found)
    return found


def _check(kind: str, values: object, found: dict[str, Entity]) -> None:
    """Every value is a text of its type, and a reference is to an entity that it may point to."""
    assert isinstance(values, list)
    assert values
    for value in values:
        assert isinstance(value, str)
        assert value
        if kind in _MAY_BE:
            assert found[value]["schema"] in _MAY_BE[kind]
        assert len(value) <= _LONGEST.get(kind, len(value))
        assert kind not in _LOOKS or _LOOKS[kind].fullmatch(value)
