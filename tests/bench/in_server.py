"""Questions about a whole store on a Neo4j: counted in the server, against the network fetched and asked.

    cd tests && ../.venv/bin/python -m bench.in_server 100000

The generated town is loaded into a server of its own, and a fiftieth of it a day later. Each question is asked both
ways in turn, three times, and the middle one of the ratios is printed. The whole town is asked: where nearly every
place is in the answer, nearly every report travels, and counting in the server saves nothing.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.bundle_files import write_bundle
from bench.question_rows import TODAY, _in_neo4j
from ctx_map.analysis import QUESTIONS, Result, changes, hotspots, shared_contacts, shared_places
from ctx_map.bundle import check_bundle, read_bundle
from ctx_map.governance import View, local_mandate, open_intake, open_view

Ask = Callable[[View], Result[Any]]
ROUNDS = 3
MANY = 20
"""Young people of places and contacts that many share."""
TOMORROW = TODAY + timedelta(days=1)
"""The day of a second load, of a fiftieth of the links, and as at which everything is asked."""
ASKED: dict[str, tuple[Ask, Ask]] = {
    "shared places of two": (
        lambda view: view.ask(QUESTIONS["shared-places"], in_server=True),
        lambda view: shared_places(view.network(), chance=False),
    ),
    "shared places of twenty": (
        lambda view: view.ask(QUESTIONS["shared-places"], {"min_people": MANY}, in_server=True),
        lambda view: shared_places(view.network(), min_people=MANY, chance=False),
    ),
    "shared contacts of two": (
        lambda view: view.ask(QUESTIONS["shared-contacts"], in_server=True),
        lambda view: shared_contacts(view.network(), chance=False),
    ),
    "shared adults of five": (
        lambda view: view.ask(QUESTIONS["shared-contacts"], {"min_people": 5, "only": ["people"]}, in_server=True),
        lambda view: shared_contacts(view.network(), min_people=5, only=["people"], chance=False),
    ),
    "hotspots of 90 days": (
        lambda view: view.ask(QUESTIONS["hotspots"], in_server=True),
        lambda view: hotspots(view.network()),
    ),
    "changes since the day before": (
        lambda view: view.ask(QUESTIONS["changes"], since=TODAY.isoformat(), in_server=True),
        lambda view: changes(view.earlier_network(TODAY), view.network()),
    ),
}


def main(links: int) -> None:
    store, audit = _in_neo4j(links)
    with tempfile.TemporaryDirectory() as folder:
        later = check_bundle(read_bundle(write_bundle(Path(folder) / "later", links // 50), namespace="later"))
        open_intake(store, local_mandate(TOMORROW), audit=audit, today=TOMORROW).admit(later)

    def seconds(ask: Ask) -> float:
        with open_view(store, local_mandate(TOMORROW), audit=audit, question="bench") as view:
            began = time.perf_counter()
            ask(view)
            return time.perf_counter() - began

    for name, (in_server, whole) in ASKED.items():
        seconds(in_server)  # plans and pages are warm
        seconds(whole)
        pairs = [(seconds(in_server), seconds(whole)) for _ in range(ROUNDS)]
        ratio = statistics.median(there / here for here, there in pairs)
        print(f"{name}: {ratio:.2f} x as fast", [tuple(round(each, 2) for each in pair) for pair in pairs], flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
