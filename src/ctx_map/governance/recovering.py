"""Recovering a damaged store. It is recorded in the audit before any file is touched."""

from __future__ import annotations

from pathlib import Path

from ctx_map.errors import StoreUnavailable, WrongUse
from ctx_map.governance.audit import Action, Audit
from ctx_map.governance.mandate import Mandate
from ctx_map.store import folder
from ctx_map.store.recovery import recover_store


def recover(store: str, mandate: Mandate, *, audit: Audit) -> int:
    """Keeps the finished loads of a damaged embedded store, and says how many there are.

    The damaged files stay in the store's folder, in one whose name starts with `damaged`. One audit line is written
    first. Raises AuditUnwritable, WrongUse for a store on a server, StoreUnavailable where there is none, StoreDamaged
    where nothing can be recovered: the files are then as they were.
    """
    if "://" in store:
        raise WrongUse("A store on a server cannot be recovered with ctx-map. Ask whoever runs the server.")
    place = Path(store).expanduser()
    if not folder.graph_file(place).exists():
        raise StoreUnavailable("There is no store at this address. Name its folder with `--store`.")
    audit.append(Action.RESTORED, mandate, subject="recover")
    return recover_store(place)
