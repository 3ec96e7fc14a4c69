"""A page that stands alone, for people who have a browser and nothing else: the map, its evidence and its tables."""

from __future__ import annotations

from pathlib import Path

from ctx_map.export.exporter import Exporter
from ctx_map.governance.release import Release
from ctx_map.maps.html import page
from ctx_map.maps.network_map import network_map
from ctx_map.maps.shown import LIMIT
from ctx_map.network import Network
from ctx_map.private_file import write_private


def _save(release: Release[Network], path: Path) -> tuple[str, ...]:
    payload = network_map(release)
    text = page(release, payload)
    write_private(path, lambda out: out.write(text.encode()))
    is_whole = len(payload["nodes"]) == release.content.nodes.height
    return () if is_whole else tuple(payload["said"])


EXPORTER = Exporter(
    name="html",
    title="HTML page",
    suffix=".html",
    opens_in="any browser, without the internet",
    takes=(Network,),
    leaves_out=(
        "Ids, positions, addresses and property numbers are not in the file.",
        f"If there are more than {LIMIT:,} people, places and things, only groups, organisations and places are drawn.",
        "When a report was recorded, and who took it, is not in the file. Dates of birth are not either.",
        "The page shows nothing after the last day on which it may be kept. Its text can be read in the file until the "
        "file is deleted.",
    ),
    writes=_save,
)
