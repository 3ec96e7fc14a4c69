"""The whole check of a store: everything in it is read and compared with what the audit says of each load."""

from __future__ import annotations

from dataclasses import dataclass

from ctx_map.governance.audit import Audit
from ctx_map.governance.integrity.content import Content, content_of, same
from ctx_map.governance.integrity.record import Done, Recorded, recorded
from ctx_map.governance.integrity.row_digest import Total
from ctx_map.governance.integrity.seal import PURPOSE, WHAT_TO_DO, covers, last_seal, one_audit_holds_all
from ctx_map.governance.integrity.structure import agrees_with_itself
from ctx_map.store.base import Store

_UNSEALED = "Loads that another computer made, or an earlier version of ctx-map, have no digest and can't be compared."
_ALONGSIDE = "Only reports were compared, because someone else has loaded since."


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """The result of checking a store."""

    ok: bool
    reason: str
    """One sentence on what is wrong, or that nothing is."""
    notes: tuple[str, ...] = ()
    """What could not be compared."""


def missing_loads(store: Store, audit: Audit) -> dict[str, Done]:
    """Return the loads that the audit knows to be in a store and that are not, with what it says of each."""
    ids = set(store.read("read/loads").get_column("id"))
    return {load: done for load, done in recorded(audit.details()).done.items() if load not in ids}


def shown_again(store: Store, audit: Audit) -> set[str]:
    """Return the loads in a store that the audit knows to be taken back, and that nothing in it takes back."""
    ids, taken_back = store.read("read/loads").select("id", "takes_back").get_columns()
    return recorded(audit.details()).taken_back & set(ids) - set(taken_back)


def check_store(store: Store, audit: Audit, *, all_loads: bool = True) -> StoreCheck:
    """Compare everything in a store with the digests in its audit, and an embedded file with itself.

    Without `all_loads`, loads may be missing, as in a store that is being recovered.
    What it says tells nothing of what a mandate may not see: it names lines of the audit, and counts nothing. Raises
    StoreError if the store can't be read.
    """
    known, loads = recorded(audit.details()), store.read("read/loads")
    ids = loads.get_column("id").to_list()
    key = audit.derived_key(PURPOSE)
    missing = missing_loads(store, audit)
    if missing and all_loads:
        first = min(missing.values(), key=lambda done: done.line)
        what = "has not taken back the load" if first.takes_back else "lacks the load"
        return _wrong(f"The store {what} that line {first.line} of the audit is about.")
    seal = last_seal(known, loads)
    alongside = seal is not None and not covers(seal, loads)
    if alongside and one_audit_holds_all(store):
        return _wrong("The loads in the store are not those in its audit.")
    if key is not None and seal is not None:
        content = content_of(store, key)
        if found := _wrong_reports(content, known, ids):
            return _wrong(found)
        if not alongside and not same(content.totals, seal.totals):
            return _wrong("The store does not hold what was loaded.")
    if not agrees_with_itself(store):
        return _wrong("The file of the store does not agree with itself.")
    notes = [_UNSEALED] if any(load not in known.seals for load in ids) else []
    notes += [_ALONGSIDE] if alongside else []
    reason = "The store holds what was loaded." if seal is not None else "The store agrees with itself."
    return StoreCheck(True, reason, tuple(notes))


def _wrong(reason: str) -> StoreCheck:
    return StoreCheck(False, f"{reason} {WHAT_TO_DO}")


def _wrong_reports(content: Content, known: Recorded, ids: list[str]) -> str:
    """What is wrong with the reports of single loads. Empty if nothing is."""
    strays = set(content.reports) - set(ids)
    if strays:
        return "There are reports in the store that no load brought."
    for load in ids:
        seal = known.seals.get(load)
        if seal is not None and content.reports.get(load, Total()) != seal.reports:
            return f"The reports of the load in line {seal.line} of the audit are not what was loaded."
    return ""
