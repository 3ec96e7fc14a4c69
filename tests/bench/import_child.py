"""One import in a process of its own, so that its memory is its own: prints seconds, peak memory and links as JSON.

    python -m bench.import_child ours FOLDER
    python -m bench.import_child bare FOLDER

`ours` reads, checks and stores the bundle in a new embedded store. `bare` reads the same files with Polars and
copies them into a new ladybug database, with no check, no audit and no history.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import ladybug
import polars as pl

from ctx_map.bundle import check_bundle, read_bundle
from ctx_map.governance import local_mandate, open_audit, open_intake
from ctx_map.settings import read_settings
from ctx_map.store.opening import open_store

TODAY = date(2026, 11, 24)
NODE_FILES = {"Person": "people", "Place": "places", "Thing": "things", "Event": "events"}


def ours(bundle: Path, work: Path) -> int:
    checked = check_bundle(read_bundle(bundle))
    store = open_store(str(work / "store"))
    try:
        audit = open_audit(store.uri, read_settings())
        open_intake(store, local_mandate(TODAY), audit=audit, today=TODAY).admit(checked)
        return store.facts().links
    finally:
        store.close()


def bare(bundle: Path, work: Path) -> int:
    nodes = {label: pl.read_csv(bundle / f"{name}.csv", infer_schema=False) for label, name in NODE_FILES.items()}
    links = pl.read_csv(bundle / "links.csv", infer_schema=False)
    connection = ladybug.Connection(ladybug.Database(str(work / "bare.lbug")))
    for label, frame in nodes.items():
        columns = ", ".join(f"`{name}` STRING" for name in frame.columns)
        connection.execute(f"CREATE NODE TABLE {label}({columns}, PRIMARY KEY (id))")
        connection.execute(f"COPY {label} FROM $rows", {"rows": frame.to_arrow()})
    label_of = pl.concat([frame.select("id", label=pl.lit(label)) for label, frame in nodes.items()])
    told = links.join(label_of, left_on="from", right_on="id").join(label_of, left_on="to", right_on="id", suffix="_to")
    for (kind, source, target), rows in told.partition_by("kind", "label", "label_to", as_dict=True).items():
        wanted = rows.drop("kind", "label", "label_to")
        columns = ", ".join(f"`{name}` STRING" for name in wanted.columns[2:])
        connection.execute(f"CREATE REL TABLE {kind}(FROM {source} TO {target}, {columns})")
        connection.execute(f"COPY {kind} FROM $rows", {"rows": wanted.to_arrow()})
    return told.height


def main() -> None:
    which: Callable[[Path, Path], int] = {"ours": ours, "bare": bare}[sys.argv[1]]
    with tempfile.TemporaryDirectory() as work:
        begun = time.perf_counter()
        links = which(Path(sys.argv[2]), Path(work))
        seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(json.dumps({"seconds": seconds, "peak_gib": peak, "links": links}))


if __name__ == "__main__":
    main()
