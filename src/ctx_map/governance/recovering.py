"""Recovering a damaged store. The audit says so before any file is touched, and once more with the outcome."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ctx_map.errors import StoreError, StoreUnavailable, WrongUse
from ctx_map.governance.audit import Action, Audit
from ctx_map.governance.integrity import check_store, missing_loads, shown_again
from ctx_map.governance.integrity.record import LOST
from ctx_map.governance.mandate import Mandate
from ctx_map.store import folder, open_store
from ctx_map.store.recovery import recover_store


@dataclass(frozen=True, slots=True)
class Recovery:
    """What a recovery brought back."""

    loads: int
    """Finished loads in the store now, also those that were taken back."""
    from_log: int
    """How many of them, and of what takes loads back, only the log of the latest changes held."""
    last_day: str
    """The day of the last load that is in the store, empty if there is none."""
    lost: int
    """Loads that had finished, as the audit says, and are not in the store."""
    shown_again: int = 0
    """Loads in the store that had been taken back, which the store does not know any more."""


def recover(store: str, mandate: Mandate, *, audit: Audit) -> Recovery:
    """Keep the finished loads of a damaged embedded store, and say which there are.

    Only what agrees with the digests in the audit is kept. The damaged files stay in the store's folder, in one whose
    name starts with `damaged`. One audit line is written first, and another with the outcome. Raises AuditUnwritable,
    WrongUse for a store on a server, StoreUnavailable if there is none, and StoreDamaged if nothing can be recovered.
    The files are then as they were.
    """
    if "://" in store:
        raise WrongUse("A store on a server cannot be recovered with ctx-map. Ask whoever runs the server.")
    place = Path(store).expanduser()
    if not folder.graph_file(place).exists():
        raise StoreUnavailable("There is no store at this address. Name its folder with `--store`.")
    audit.append(Action.RESTORED, mandate, subject="recover")
    recovered = recover_store(place, accept=lambda copy: _is_whole(copy, audit))
    with closing(open_store(str(place), create=False)) as opened:
        loads = opened.read("read/loads").filter(pl.col("takes_back").is_null())
        missing, again = missing_loads(opened, audit), shown_again(opened, audit)
    lost = [load for load, line in missing.items() if not line.takes_back]
    days = loads.get_column("loaded_at").to_list()
    audit.append(
        Action.RECOVERED,
        mandate,
        subject="recover",
        counts={"loads": loads.height, "lost": len(lost)},
        detail={"recovered": "yes", **{f"{LOST}{load}": "" for load in missing}},
    )
    return Recovery(loads.height, recovered.from_log, max(days, default="")[:10], len(lost), len(again))


def _is_whole(copy: Path, audit: Audit) -> bool:
    """Whether what is in a copy of a store is what was loaded, apart from loads that are missing."""
    try:
        with closing(open_store(str(copy), create=False)) as opened:
            return check_store(opened, audit, all_loads=False).ok
    except StoreError:
        return False
