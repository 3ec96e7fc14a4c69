"""Handling codes of the 3x5x2: who may see a report.

`P` permits lawful sharing. `C` permits it with conditions and then (only then) carries an action code, a
sanitisation code and the conditions in words. There is no handling code A. A report that states no handling stays with
the agency that made it and with the holder of the store.
Source: College of Policing, Authorised Professional Practice, intelligence report (3x5x2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HANDLING = {"P": "lawful sharing permitted", "C": "lawful sharing permitted with conditions"}
ACTION_CODES = {
    "A1": "no direct action, and ask the originator before acting on anything derived from it",
    "A2": "covert action only, protect the source, and do not use in proceedings or to support an arrest",
    "A3": "overt action permitted",
}
SANITISATION_CODES = {
    "S1": "may be sanitised without asking the originator",
    "S2": "ask the originator before sanitising",
}
NOT_STATED = "handling not stated"
_AGENCIES = re.compile(r"^\s*agencies\s*:\s*(.*)$", re.IGNORECASE)
_NOT_IN_MEETING = re.compile(r"^\s*not in meeting\s*$", re.IGNORECASE)
_WITH_CHILD = re.compile(r"^\s*(only|also) in a map made with the young person\s*$", re.IGNORECASE)
ONLY_WITH_CHILD, ALSO_WITH_CHILD = (f"{word} in a map made with the young person" for word in ("only", "also"))
"""The clauses of what was said in a map made with a young person: before someone shares it, and after."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the conditions of a C report say that the door can act on; the words themselves stay as written."""

    agencies: frozenset[str] = frozenset()
    not_in_meeting: bool = False
    with_child: bool = False
    """Whether it was said in a map made with a young person, and is shown in that map."""
    only_with_child: bool = False
    """Whether it is shown in no other map."""


def read_conditions(text: str | None) -> Conditions:
    """The clauses that the door obeys, with `;` between them: `agencies: a, b`, `not in meeting`, and those of a map
    made with a young person.
    """
    agencies: set[str] = set()
    not_in_meeting = False
    with_child: set[str] = set()
    for clause in (text or "").split(";"):
        named = _AGENCIES.match(clause)
        if named:
            agencies |= {name.strip().casefold() for name in named[1].split(",") if name.strip()}
        not_in_meeting = not_in_meeting or bool(_NOT_IN_MEETING.match(clause))
        made_with = _WITH_CHILD.match(clause)
        if made_with:
            with_child.add(made_with[1].casefold())
    return Conditions(frozenset(agencies), not_in_meeting, bool(with_child), "only" in with_child)


def handling_words(
    handling: str | None, *, action: str | None = None, sanitisation: str | None = None, conditions: str | None = None
) -> str:
    """Return the handling of a report in words."""
    if handling is None:
        return NOT_STATED
    parts = [f"{handling} ({HANDLING[handling]})"]
    parts += [f"{action} ({ACTION_CODES[action]})"] if action else []
    parts += [f"{sanitisation} ({SANITISATION_CODES[sanitisation]})"] if sanitisation else []
    parts += [f"conditions: {conditions}"] if conditions else []
    return ", ".join(parts)
