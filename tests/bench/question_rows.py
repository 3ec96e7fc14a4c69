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
from ctx_map.store.opening import open_store

TODAY = date(2026, 11, 24)
MEETING = 50
"""People of a meeting."""
STEPS = 2


def one_child_row(links: int) -> Row:
    """Which places one young person shares with others."""
    (child,) = _people(links, 1)
    return _row("one child", links, 0.3, lambda view: shared_places(view.network(around=[child])))


def meeting_row(links: int) -> Row:
    """The network around the fifty people of a meeting, two steps far."""
    people = _people(links, MEETING)
    return _row("a meeting's scope", links, 0.5, lambda view: view.network(around=people, steps=STEPS))


def _row(kernel: str, links: int, seconds: float, ask: Callable[[View], object]) -> Row:
    store, audit = _stored(links)
    mandate = local_mandate(TODAY)

    def question() -> None:
        with open_view(store, mandate, audit=audit, question=kernel) as view:
            ask(view)

    return Row(kernel, links, question, {}, (Goal("", seconds=seconds),))


def _people(links: int, number: int) -> list[str]:
    """Young people from all over the town: the ids of its first ones know many, of its last ones few."""
    young, events = links // 10, links // 40
    assert events > 0
    return [f"town:p{at * young // number + young // (2 * number):09d}" for at in range(number)]


@cache
def _stored(links: int) -> tuple[Store, Audit]:
    """An embedded store of the generated town, made once."""
    folder = tempfile.TemporaryDirectory()
    root = Path(folder.name)
    store = open_store(str(root / "store"))
    settings = Settings(root / "data", store.uri, None, "neo4j", None)
    audit = open_audit(store.uri, settings)
    bundle = read_bundle(write_bundle(root / "town", links), namespace="town")
    open_intake(store, local_mandate(TODAY), audit=audit, today=TODAY).admit(check_bundle(bundle))
    atexit.register(folder.cleanup)
    atexit.register(store.close)
    return store, audit
