"""The canvas of the sample town: what is on it, what filters leave, and what expanding would bring."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from bench.kept_open import kept
from bench.rows import Goal, Row
from ctx_map.governance import local_mandate, open_view
from ctx_map.maps.content import Filters, Wanted, apply_filters, content_of, headline, what_would_come
from ctx_map.network import Network
from ctx_map.store import open_store
from sample.town import AS_AT, audit_of, load_town

ABOUT = tuple(f"childrens-services:YP{number:02d}" for number in (1, 7, 13, 28))
CAR_PARK = "childrens-services:PL01"
FILTERS = Filters(agencies=("police",), places=("public",), confirmed=True, since=AS_AT)


def canvas_row(links: int) -> Row:
    """The four works that a click on the canvas may ask for, a twentieth of a second each."""
    town = _saltmere()

    def clicks() -> None:
        content = content_of(town, Wanted(asked=ABOUT))
        headline(town, content, apply_filters(town, content, FILTERS))
        what_would_come(town, CAR_PARK, content.keys)
        content_of(town, Wanted(whole_town=True))

    return Row("canvas content", links, clicks, {}, (Goal("", seconds=0.2),))


@cache
def _saltmere() -> Network:
    folder = Path(kept().enter_context(tempfile.TemporaryDirectory()))
    store = open_store(str(folder / "store"))
    audit = audit_of(store, folder)
    load_town(store, audit)
    with open_view(store, local_mandate(AS_AT), audit=audit, question="map") as view:
        network = view.network()
    store.close()
    return network
