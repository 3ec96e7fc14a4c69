"""Which statement of the embedded store suits how many keys are asked about: few are compared, many are joined."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from ctx_map.store.base import Value
from ctx_map.store.header import Statement

MANY = 64
"""Keys from which on a join with all rows of a table is faster than comparing each row with each key."""
_TABLE = "LOAD FROM $keys"


def suited(known: Mapping[str, Statement], name: str, params: Mapping[str, Value]) -> tuple[Statement, dict[str, Any]]:
    """The statement to run for a name, and its parameters: for many keys the one under `many/` where there is one.

    Both give the same rows. Where a statement reads its keys as a table they are put into one: a table is handed over
    as it is, a long list value by value.
    """
    keys = params.get("keys")
    other = known.get(name.replace("read/", "many/", 1))
    if not isinstance(keys, list) or len(keys) < MANY or other is None:
        return known[name], dict(params)
    table = pa.table({"key": pa.array(keys, pa.string())}) if _TABLE in other.text else keys
    return other, {**params, "keys": table}
