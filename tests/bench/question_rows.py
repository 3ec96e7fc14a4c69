"""Questions of a meeting to a store of so many links: from opening the view to the answer, the audit line included."""

from __future__ import annotations

import atexit
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from bench.bundle_files import write_bundle
from bench.rows import Goal, Row
from ctx_map.analysis import shared_places
from ctx_map.bundle import check_bundle, read_bundle
from ctx_map.governance import Audit, View, local_mandate, open_audit, open_intake, open_view
from ctx_map.settings import Settings
from ctx_map.store.base import Store
from ctx_map.store.neo4j_server import start, stop
from ctx_map.store.opening import open_store

TODAY = date(2026, 11, 24)
MEETING = 50
"""People of a meeting."""
STEPS = 2
MOST_LINKS = 500
"""Of a place that is looked around: what `ctx-map map --around` takes unless told otherwise."""
HEAP = 2048
"""Megabytes of the server's heap."""


def one_child_row(links: int) -> Row:
    """Which places one young person shares with others."""
    return _row("one child", links, 0.3, _one_child(links), _embedded(links))


def meeting_row(links: int) -> Row:
    """The network around the fifty people of a meeting, two steps far, busy places shown but not looked around."""
    return _row("a meeting's scope", links, 0.5, _meeting(links), _embedded(links))


def meeting_with_busy_places_row(links: int) -> Row:
    """The same with everybody else at their schools and in the town centre. No goal: most of the town is in it."""
    return _row("the same, no bound", links, None, _meeting(links, most_links=None), _embedded(links))


def one_child_neo4j_row(links: int) -> Row:
    """The same of one young person, asked of a Neo4j."""
    return _row("one child, Neo4j", links, 0.5, _one_child(links), _in_neo4j(links))


def meeting_neo4j_row(links: int) -> Row:
    """The same scope of a meeting, asked of a Neo4j."""
    return _row("a scope, Neo4j", links, 0.5, _meeting(links), _in_neo4j(links))


def _one_child(links: int) -> Callable[[View], object]:
    (child,) = _people(links, 1)
    return lambda view: shared_places(view.network(around=[child]))


def _meeting(links: int, *, most_links: int | None = MOST_LINKS) -> Callable[[View], object]:
    people = _people(links, MEETING)
    return lambda view: view.network(around=people, steps=STEPS, most_links=most_links)


def _row(
    kernel: str, links: int, seconds: float | None, ask: Callable[[View], object], stored: tuple[Store, Audit]
) -> Row:
    store, audit = stored
    mandate = local_mandate(TODAY)

    def question() -> None:
        with open_view(store, mandate, audit=audit, question=kernel) as view:
            ask(view)

    return Row(kernel, links, question, {}, () if seconds is None else (Goal("", seconds=seconds),))


def _people(links: int, number: int) -> list[str]:
    """Young people from all over the town: the ids of its first ones know many, of its last ones few."""
    young, events = links // 10, links // 40
    assert events > 0
    return [f"town:p{at * young // number + young // (2 * number):09d}" for at in range(number)]


@cache
def _embedded(links: int) -> tuple[Store, Audit]:
    """An embedded store of the generated town, made once."""
    root = _folder()
    return _filled(open_store(str(root / "store")), root, links)


@cache
def _in_neo4j(links: int) -> tuple[Store, Audit]:
    """A real server of its own with the generated town, made once."""
    root = _folder()
    server = start(root / "neo4j", heap_mb=HEAP)
    atexit.register(stop, root / "neo4j")
    return _filled(open_store(server.uri, user=server.user, password=server.password), root, links)


def _folder() -> Path:
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return Path(folder.name)


def _filled(store: Store, root: Path, links: int) -> tuple[Store, Audit]:
    audit = open_audit(store.uri, Settings(root / "data", store.uri, None, "neo4j", None))
    bundle = read_bundle(write_bundle(root / "town", links), namespace="town")
    open_intake(store, local_mandate(TODAY), audit=audit, today=TODAY).admit(check_bundle(bundle))
    atexit.register(store.close)
    return store, audit
