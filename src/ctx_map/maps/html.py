"""A map as one page that stands alone: it opens without ctx-map and without a network, and asks nobody for anything.

The page is written from our own template with autoescape; data goes in as JSON in a block that is no script. Its
content security policy allows the four scripts and two style sheets inside it by their hashes, and nothing else: a
name that is markup stays a name. Neither ids nor positions are in it. After the last day on which it may be kept it
shows a line that says so, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from ctx_map.governance.release import Release
from ctx_map.maps.network_map import network_map
from ctx_map.maps.payload import MapPayload, Position
from ctx_map.maps.script import FRONTEND, bundled_script, stylesheet, vis_network_text
from ctx_map.maps.sentences import sentences
from ctx_map.network import Network
from ctx_map.private_file import write_private
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.grade_key import grade_rows


def write_html(
    release: Release[Network],
    path: Path,
    *,
    names: str = "full",
    highlight: Iterable[str] = (),
    only: Iterable[str] | None = None,
    positions: Mapping[str, Position] | None = None,
    title: str = "Network map",
    payload: MapPayload | None = None,
) -> None:
    """Writes the map of a release to a page that only its owner may read (0600).

    With `names="initials"` no names are in the file. `payload` takes a map that was made before. Raises WrongUse if
    nothing can be written there.
    """
    made = payload or network_map(
        release, names=names, highlight=highlight, only=only, positions=positions, title=title
    )
    write_private(path, lambda out: out.write(page(release, made).encode()))


def page(release: Release[Network], made: MapPayload) -> str:
    """The page of a map of this release, as text."""
    nodes, links = sentences(release.content, made)
    payload = _without_keys(made)
    styles = {"component": stylesheet(), "page": _own("page.css")}
    scripts = {
        "expiry": _own("expiry.js"),
        "vis": vis_network_text(),
        "map": bundled_script(),
        "page": _own("page.js"),
    }
    return _ENVIRONMENT.get_template("page.html").render(
        policy=_policy(scripts.values(), styles.values()),
        styles=styles,
        scripts=scripts,
        payload=json.loads(json.dumps(payload)),
        reports=len({link.report for link in links}),
        spoken=[link.as_list() for link in links],
        nodes=nodes,
        links=links,
        release=release,
        grades=grade_rows(),
    )


def _without_keys(payload: MapPayload) -> MapPayload:
    """The same map with running numbers for keys: a key may have been made of a name."""
    names = {row[0]: f"n{number}" for number, row in enumerate(payload["nodes"])}
    nodes = [(names[row[0]], *row[1:]) for row in payload["nodes"]]
    lines = [(*row[:8], [f"l{number}" for number, _ in enumerate(row[8])], row[9]) for row in payload["lines"]]
    changed: dict[str, Any] = {"nodes": nodes, "lines": lines}
    if "places" in payload:
        changed["places"] = [item | {"key": names.get(item["key"], "")} for item in payload["places"]]
    return {**payload, **changed}  # type: ignore[typeddict-item]


def _policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src blob: data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _own(name: str) -> str:
    return (FRONTEND / name).read_text(encoding="utf-8")


_ENVIRONMENT = Environment(
    loader=PackageLoader("ctx_map.maps"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters["day"] = day_words
