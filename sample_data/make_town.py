"""Writes the sample town of Saltmere: four bundles, its wards and its base map. Saltmere and those in it are invented.

    python sample_data/make_town.py [FOLDER]

Needs Python's standard library only. The story is written by hand in `story/`; everyday life around it is drawn with a
fixed seed, so that every run writes the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

from story import background, geography, streets
from story.rows import COLUMNS, Delivery, Row, read_delivery

HERE = Path(__file__).parent
FIRST = ("childrens-services", "police", "school-and-youth-work")
"""The first deliveries: each names only people and places that it or an earlier one brings."""


def deliveries() -> list[Delivery]:
    """The four bundles in the order in which they are loaded."""
    first = [read_delivery(name, agency=name) for name in FIRST]
    background.add_background(*first)
    return [*first, read_delivery("police-update", agency="police")]


def csv_text(table: str, rows: list[Row]) -> str:
    """One table as CSV with all its columns."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS[table], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


NOTE = "Saltmere is invented. Its frame lies over open water of the North Sea; no coordinate is a real place."


def map_text() -> str:
    """The map of the town's wards as GeoJSON."""
    return _geojson(geography.features(), indent=1)


def base_map_text() -> str:
    """The base map of the town as GeoJSON."""
    return _geojson(streets.base_map())


def _geojson(features: list[dict[str, object]], indent: int | None = None) -> str:
    town = {"type": "FeatureCollection", "name": "Saltmere (fictional)", "note": NOTE, "features": features}
    return json.dumps(town, indent=indent, separators=None if indent else (",", ":")) + "\n"


def write_town(folder: Path) -> None:
    """Writes all files of the town into a folder."""
    for delivery in deliveries():
        place = folder / delivery.folder
        place.mkdir(parents=True, exist_ok=True)
        for table, rows in delivery.tables.items():
            (place / f"{table}.csv").write_bytes(csv_text(table, rows).encode())
    (folder / "town.geojson").write_bytes(map_text().encode())
    (folder / "base-map.geojson").write_bytes(base_map_text().encode())


if __name__ == "__main__":
    write_town(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "saltmere")
