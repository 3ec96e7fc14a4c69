"""A quick check when a store is opened: one block of the reports of a recent load, and a small table of nodes.

It takes some milliseconds, however large the store is. `verify` checks everything.
"""

from __future__ import annotations

import secrets
from weakref import WeakValueDictionary

from ctx_map.errors import StatementFailed, StoreDamaged
from ctx_map.governance.audit import Audit
from ctx_map.governance.integrity.check import check_store
from ctx_map.governance.integrity.content import blocks_of, node_codes, node_part, report_codes
from ctx_map.governance.integrity.record import Seal, recorded
from ctx_map.governance.integrity.row_digest import total_of
from ctx_map.governance.integrity.seal import PURPOSE, WHAT_TO_DO
from ctx_map.network.columns import NODE_SCHEMA
from ctx_map.store.base import Store
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.tables import TABLE_OF

_RECENT = 8
"""Loads of which one is chosen."""
_SMALL = 1_000
"""Nodes in a table that is still small enough to be read."""
_DAMAGED = f"The store is damaged: it does not hold what was loaded. {WHAT_TO_DO}"
_sampled: WeakValueDictionary[int, Store] = WeakValueDictionary()
"""The open stores of which a sample was checked, by their identity: a store need not be hashable."""


def check_sample(store: Store, audit: Audit) -> None:
    """Compare a random part of a store in a folder with the audit, the first time that it is opened here.

    A server checks its files itself. Raises StoreDamaged if the whole check then fails too.
    """
    if _sampled.get(id(store)) is store or not store.knows("care/reports_numbered"):
        return
    _sampled[id(store)] = store
    key = audit.derived_key(PURPOSE)
    seals = list(recorded(audit.recent_details()).seals.values())
    if key is None or not seals:
        return
    right = False
    try:
        chosen, last = secrets.choice(seals[-_RECENT:]), seals[-1]
        right = _block_is_right(store, chosen, key) and _table_is_right(store, last, key)
        right = right or check_store(store, audit).ok
    except StatementFailed:
        right = False
    if not right:
        raise StoreDamaged(_DAMAGED)


def _block_is_right(store: Store, seal: Seal, key: bytes) -> bool:
    """Whether one block of a load's reports is what was loaded."""
    if not seal.blocks:
        return True
    number = secrets.randbelow(len(seal.blocks))
    first = seal.first + number * seal.size
    after = min(first + seal.size, seal.first + seal.reports.rows)
    reports = store.read("care/reports_numbered", first=first, after=after)
    return blocks_of(report_codes(key, reports), seal.size) == [seal.blocks[number]]


def _table_is_right(store: Store, seal: Seal, key: bytes) -> bool:
    """Whether one small table of nodes holds what it should after the last load."""
    small = [label for label in NODE_SCHEMA if _rows(seal, label) in range(1, _SMALL)]
    if not small:
        return True
    label = secrets.choice(small)
    nodes = store.read(f"read/{TABLE_OF[label].name}")
    return total_of(node_codes(key, label, nodes)) == seal.totals[node_part(label)]


def _rows(seal: Seal, label: Label) -> int:
    total = seal.totals.get(node_part(label))
    return total.rows if total else 0
