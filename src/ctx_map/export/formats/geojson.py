"""GeoJSON (RFC 7946) for maps: places only, each with what is reported there in numbers. Homes are never in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ctx_map.export.account import account, grade_key
from ctx_map.export.exporter import Exporter
from ctx_map.export.mapped_places import NO_HOMES, ONLY_PLACES, MappedPlaces, mapped_places
from ctx_map.governance.release import Release
from ctx_map.network import Network
from ctx_map.private_file import write_private


def geojson_object(release: Release[Network], places: MappedPlaces) -> dict[str, Any]:
    """Return the places as one collection of features, with the account of the release beside them."""
    said = {**account(release), "grade_key": grade_key(), "left_out": [*EXPORTER.leaves_out, *places.left_out]}
    features = [_feature(row, release.marking) for row in places.rows.iter_rows(named=True)]
    return {"type": "FeatureCollection", "ctx_map": said, "features": features}


def _feature(row: dict[str, Any], marking: str) -> dict[str, Any]:
    """A place as a point: degrees of longitude come first. Each carries the marking, since programs drop the rest."""
    key, longitude, latitude = row.pop("id"), row.pop("longitude"), row.pop("latitude")
    point = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "id": key, "geometry": point, "properties": {"id": key, **row, "marking": marking}}


def _save(release: Release[Network], path: Path) -> tuple[str, ...]:
    places = mapped_places(release.content)
    text = json.dumps(geojson_object(release, places), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    write_private(path, lambda out: out.write(text.encode()))
    return places.left_out


EXPORTER = Exporter(
    name="geojson",
    title="GeoJSON",
    suffix=".geojson",
    opens_in="QGIS, ArcGIS and other maps",
    takes=(Network,),
    leaves_out=(NO_HOMES, ONLY_PLACES),
    writes=_save,
)
