"""Which questions a server counts itself, so that a large store does not travel to the screen.

Only for a store on a server with many links, and for questions about everybody, with names and not initials: then the
names on the screen are those of what was found, and what the server does not work out says so in its column. A question
about some people reads the network as on any other store, so that everybody can be chosen there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from inspect import signature
from typing import Any

from ctx_map import View
from ctx_map.analysis import Result, hotspots, shared_contacts, shared_places
from ctx_map.store import Store

MANY_LINKS = 200_000
"""A server with more links counts itself; with fewer, the network travels in a few seconds and nothing is left out."""
SERVER = "neo4j"
"""What a store on a server calls its engine."""
_BY_VIEW: Mapping[Callable[..., Any], Callable[..., Result[Any]]] = {
    shared_places: View.shared_places,
    shared_contacts: View.shared_contacts,
    hotspots: View.hotspots,
}
"""Analyses that a view answers itself."""
_WHOLE_ONLY = ("people", "untied")
"""Parameters that, where they are given, need the whole network."""


def counts_itself(store: Store, work: partial[Any]) -> bool:
    """Whether a question is put to the server."""
    if work.func not in _BY_VIEW or work.args or set(_asked(work)) - set(signature(_BY_VIEW[work.func]).parameters):
        return False
    facts = store.facts()
    return not _needs_whole(work) and facts.engine == SERVER and facts.links > MANY_LINKS


def counted(view: View, work: partial[Any], *, since: str | None, until: str | None) -> Result[Any]:
    """The answer that the view gives itself, with the same parameters and in the same window."""
    return _BY_VIEW[work.func](view, **_asked(work), since=since, until=until)


def _needs_whole(work: partial[Any]) -> bool:
    return any(work.keywords.get(name) for name in _WHOLE_ONLY)


def _asked(work: partial[Any]) -> dict[str, Any]:
    return {name: value for name, value in work.keywords.items() if name not in _WHOLE_ONLY}
