"""Releases for the tests of maps: any network or answer, through the real door of a store of its own."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from ctx_map.analysis import Result
from ctx_map.governance import Audit, Disclosure, Release, local_mandate, open_audit, open_view
from ctx_map.network import Network
from ctx_map.settings import Settings
from ctx_map.store import Store, open_store

NOT_SAID = Disclosure()
ContentT = TypeVar("ContentT", Network, Result[Any])


@cache
def _store() -> tuple[Store, Audit]:
    folder = Path(tempfile.mkdtemp(prefix="ctx-map-maps-"))
    store = open_store(str(folder / "store"))
    settings = Settings(data_dir=folder, store=store.uri, mandate_file=None, neo4j_user="", neo4j_password=None)
    return store, open_audit(store.uri, settings)


def released(
    content: ContentT,
    *,
    marking: str = "OFFICIAL-SENSITIVE",
    asked_by: str = "Eastfield contexts meeting",
    disclosure: Disclosure = NOT_SAID,
) -> Release[ContentT]:
    """This content as a view of a meeting releases it to a page."""
    store, audit = _store()
    mandate = replace(
        local_mandate(content.as_at),
        name=asked_by,
        agency="Eastfield council",
        purpose="planning for the safety of young people in Eastfield",
        authority="Children Act 2004, section 11; Eastfield sharing agreement 3",
        marking=marking,
    )
    with open_view(store, mandate, audit=audit, question="map", disclose_as="html", disclosure=disclosure) as view:
        return view.release(content, to="html")
