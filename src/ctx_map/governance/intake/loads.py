"""The loads of a store as a mandate may know them: those into namespaces that it may write.

A load is called after its namespace and its number there, such as `police-2`. Names of files are not kept, because a
file may be called after somebody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from ctx_map.governance.intake.known import is_open_to
from ctx_map.governance.intake.may_write import may_write_into, own_namespace, written_agencies
from ctx_map.governance.mandate import EVERY, Mandate
from ctx_map.store.base import Store

AUDIT_LETTERS = 12
"""How much of the digest of a file the audit keeps."""


@dataclass(frozen=True, slots=True)
class StoredLoad:
    """One load into a namespace that a mandate may write."""

    name: str
    """The namespace and the number of the load there, such as `police-2`."""
    id: str
    namespace: str
    digest: str
    """SHA-256 over the rows of the file."""
    file: str | None
    """What the audit calls the file: the first letters of its digest. None for a mandate that may not know how much is
    withheld, since another digest would tell that a file had more rows than are shown."""
    loaded_at: str
    """Moment of the load, ISO text in UTC."""
    links: int | None
    """Links that it brought, among those that the mandate may see or write. None where it was taken back."""
    taken_back_on: str | None
    """The day on which it was taken back, if it was."""

    @property
    def loaded_on(self) -> str:
        """The day of the load."""
        return self.loaded_at[:10]


def loads_of(store: Store, mandate: Mandate) -> tuple[StoredLoad, ...]:
    """The loads into the namespaces that this mandate may write, the oldest first."""
    every = store.read("read/loads")
    loads = every.filter(pl.col("takes_back").is_null()).sort("loaded_at", "id")
    taken_back = dict(every.drop_nulls("takes_back").select("takes_back", "loaded_at").iter_rows())
    links = _links_by_load(store, mandate)
    found, numbers = [], dict.fromkeys(loads.get_column("namespace"), 0)
    for row in loads.iter_rows(named=True):
        namespace = row["namespace"]
        numbers[namespace] += 1
        if may_write_into(mandate, namespace):
            back = taken_back.get(row["id"])
            found.append(
                StoredLoad(
                    name=f"{namespace}-{numbers[namespace]}",
                    id=row["id"],
                    namespace=namespace,
                    digest=row["digest"],
                    file=row["digest"][:AUDIT_LETTERS] if mandate.may_know_withheld else None,
                    loaded_at=row["loaded_at"],
                    links=None if back else links.get(row["id"], 0),
                    taken_back_on=back[:10] if back else None,
                )
            )
    return tuple(found)


def _links_by_load(store: Store, mandate: Mandate) -> dict[str, int]:
    """How many links of each load the mandate may see or write."""
    counted = store.read("read/load_links")
    kinds = counted.select("agency", "audience", "in_meeting")
    told = counted.filter(is_open_to(mandate, written_agencies(mandate), kinds))
    return dict(told.group_by("load").agg(pl.col("links").sum()).iter_rows())


def namespaces_of(loads: Iterable[StoredLoad], mandate: Mandate) -> tuple[str, ...]:
    """The namespaces that a mandate may choose from: those with loads, and those that it names itself."""
    named = mandate.may_write_namespaces
    own = (own_namespace(mandate.agency),) if named is None else named
    return tuple(sorted({load.namespace for load in loads} | (set(own) - set(EVERY))))


def writes_everything(mandate: Mandate) -> bool:
    """Whether a mandate may write every namespace for every agency."""
    return mandate.may_write_namespaces == EVERY and mandate.may_write_agencies == EVERY
