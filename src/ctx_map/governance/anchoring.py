"""Anchors of the audit: make one for somebody to keep, keep it in the store, and check the audit against all."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from ctx_map.errors import AuditUnwritable, StoreError
from ctx_map.governance.audit import Action, Anchor, Audit, AuditCheck
from ctx_map.governance.audit.anchor import IN_STORE
from ctx_map.governance.mandate import Mandate
from ctx_map.store.base import Store
from ctx_map.store.change import KeptAnchor


@dataclass(frozen=True, slots=True)
class MadeAnchor:
    """An anchor to be kept outside this computer."""

    anchor: Anchor
    in_store: bool
    """Whether it has also been kept in the store."""


def make_anchor(audit: Audit, mandate: Mandate, store: Store | None) -> MadeAnchor:
    """Write to the audit that an anchor is made, and return the anchor of that line.

    It is kept in the store too, if there is one that can be written to. Raises AuditUnwritable.
    """
    audit.append(Action.ANCHORED, mandate, subject="audit")
    anchor = audit.anchor()
    if anchor is None:
        raise AuditUnwritable("The audit could not be read. Allow reading of the folder of the audit.")
    kept = False
    if store is not None:
        with suppress(StoreError):
            kept = keep_in_store(audit, store)
    return MadeAnchor(anchor, kept)


def keep_in_store(audit: Audit, store: Store) -> bool:
    """Keep the anchor of the audit as it is now in the store. Raises StoreError.

    An anchor that is there is never replaced: it may be the one that shows that the audit was rewritten.
    """
    anchor = audit.anchor()
    if anchor is None:
        return False
    store.keep_anchor(KeptAnchor(audit.owner, anchor.day, anchor.seq, anchor.digest))
    return True


def verify_audit(audit: Audit, store: Store | None = None, given: Sequence[Anchor] = ()) -> AuditCheck:
    """Check the audit against its head, the second folder, the store and the anchors that somebody gives."""
    return audit.verify((*given, *(_in_store(audit, store) if store is not None else ())))


def _in_store(audit: Audit, store: Store) -> list[Anchor]:
    """The anchors of this audit in the store. None in one that was made before there were anchors."""
    rows = store.read("care/anchors", owner=audit.owner)
    return [Anchor(day, lines, digest, IN_STORE) for day, lines, digest in rows.iter_rows()]
