"""One import in a process of its own, so that its memory is its own: prints seconds, peak memory and links as JSON.

    python -m bench.import_child ours FOLDER
    python -m bench.import_child bare FOLDER
    python -m bench.import_child mapped FOLDER
    python -m bench.import_child first FOLDER
    python -m bench.import_child twelfth FOLDER

`ours` reads, checks and stores the bundle in a new embedded store. `bare` reads the same files with Polars and
copies them into a new ladybug database, with no check, no audit and no history. `mapped` is `ours` with an agency's own
files and the mapping beside them. `first` is `ours` with the bundle `01` in the folder, and `twelfth` times the bundle
`12` after the eleven before it.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import ladybug
import polars as pl

from bench.bundle_files import MAPPING
from ctx_map.bundle import check_bundle, read_bundle
from ctx_map.governance import local_mandate, open_audit, open_intake
from ctx_map.settings import read_settings
from ctx_map.store.opening import open_store

TODAY = date(2026, 11, 24)
NAMESPACE = "town"
NODE_FILES = {"Person": "people", "Place": "places", "Thing": "things", "Event": "events"}


@dataclass(frozen=True)
class Loaded:
    """What the last load took, and how many links it brought."""

    seconds: float
    links: int


def ours(bundle: Path, work: Path) -> Loaded:
    return _loaded([bundle], work)


def mapped(bundle: Path, work: Path) -> Loaded:
    return _loaded([bundle], work, mapping=bundle / MAPPING)


def first(bundles: Path, work: Path) -> Loaded:
    return _loaded(sorted(bundles.iterdir())[:1], work)


def twelfth(bundles: Path, work: Path) -> Loaded:
    return _loaded(sorted(bundles.iterdir()), work)


def _loaded(bundles: list[Path], work: Path, *, mapping: Path | None = None) -> Loaded:
    """Loads one bundle after the other into one new store, and times the last; opening and closing count with it."""
    begun, before = time.perf_counter(), 0
    store = open_store(str(work / "store"))
    try:
        audit = open_audit(store.uri, read_settings())
        for bundle in bundles:
            if bundle != bundles[0]:
                before, begun = store.facts().links, time.perf_counter()
            checked = check_bundle(read_bundle(bundle, namespace=NAMESPACE, mapping=mapping))
            open_intake(store, local_mandate(TODAY), audit=audit, today=TODAY).admit(checked)
        links = store.facts().links - before
    finally:
        store.close()
    return Loaded(time.perf_counter() - begun, links)


def bare(bundle: Path, work: Path) -> Loaded:
    begun = time.perf_counter()
    links = _copied(bundle, work)
    return Loaded(time.perf_counter() - begun, links)


def _copied(bundle: Path, work: Path) -> int:
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


WAYS: dict[str, Callable[[Path, Path], Loaded]] = {each.__name__: each for each in (ours, bare, mapped, first, twelfth)}


def main() -> None:
    with tempfile.TemporaryDirectory() as work:
        loaded = WAYS[sys.argv[1]](Path(sys.argv[2]), Path(work))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(json.dumps({"seconds": loaded.seconds, "peak_gib": peak, "links": loaded.links}))


if __name__ == "__main__":
    main()
