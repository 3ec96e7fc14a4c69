"""Helpers of the tests of matches: decisions about the ids of a town, and all that a mandate then sees of it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from ctx_map.errors import WrongUse
from ctx_map.governance import Intake, Mandate, open_view
from ctx_map.governance.matching import confirm_match, undo_match
from ctx_map.network import Network
from ctx_map.store import Store
from governance.doors import audit_of, intake_of

Pair = tuple[str, str]
WHY = {"reason": "seen with her social worker", "by": "Jo Chair"}


def confirm(intake: Intake, *pairs: Pair) -> list[Pair]:
    """Confirms those of these pairs that may be confirmed."""
    done = []
    for pair in pairs:
        with suppress(WrongUse):
            confirm_match(intake, *pair, **WHY)
            done.append(pair)
    return done


def undo(intake: Intake, pairs: Iterable[Pair]) -> None:
    """Takes back what was confirmed."""
    for pair in pairs:
        undo_match(intake, *pair, reason="two people after all")


def deciding(store: Store, folder: Path) -> Intake:
    """The right of the holder of the store to decide."""
    return intake_of(store, folder)


def seen(store: Store, folder: Path, mandate: Mandate, **window: Any) -> Network:
    """What a mandate sees."""
    with open_view(store, mandate, audit=audit_of(store, folder), question="test", check=False) as view:
        return view.network(**window)


def same(one: Network, other: Network) -> bool:
    """Whether two networks say the same."""
    return (
        one.nodes.equals(other.nodes)
        and one.links.equals(other.links)
        and one.names.equals(other.names)
        and one.withheld == other.withheld
        and one.stands_for == other.stands_for
    )
