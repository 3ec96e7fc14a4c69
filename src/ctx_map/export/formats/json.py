"""A release as one JSON object for scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import polars as pl

from ctx_map.analysis.answers.result import Result
from ctx_map.export.account import HOMES_LEFT_OUT, account, check_release, grade_key
from ctx_map.export.exporter import Exporter
from ctx_map.governance.release import Release
from ctx_map.network import Network
from ctx_map.network.tables import link_table, node_table
from ctx_map.private_file import write_private


def json_object(release: Release[Network] | Release[Result[Any]]) -> dict[str, Any]:
    """Return the release in plain values: its account, and the rows of a result or the tables of a network."""
    check_release(release, "json")
    content = release.content
    if isinstance(content, Network):
        nodes, links = node_table(content), link_table(content)
        return {
            **account(release),
            "grade_key": grade_key(),
            "left_out": HOMES_LEFT_OUT,
            "considered": {"nodes": nodes.height, "links": links.height, **_scope(content)},
            "not_looked_around": list(content.scope.busy) if content.scope else [],
            "nodes": _rows(nodes),
            "links": _rows(links),
        }
    return {
        **account(release),
        "method": {**asdict(content.method), "parameters": dict(content.method.parameters)},
        "considered": dict(content.considered),
        "sentences": list(content.explain()),
        "rows": _rows(content.to_frame()),
    }


def to_json_text(release: Release[Network] | Release[Result[Any]]) -> str:
    """Return the release as JSON text in UTF-8."""
    return json.dumps(json_object(release), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def write_json(release: Release[Network] | Release[Result[Any]], path: Path) -> None:
    """Write a release as one JSON file that only its owner can read.

    Raises WrongUse if nothing can be written there, and Refused for a release made for another format.
    """
    text = to_json_text(release).encode()
    write_private(path, lambda out: out.write(text))


def _scope(network: Network) -> Mapping[str, int]:
    return network.scope.considered if network.scope else {}


def _rows(frame: pl.DataFrame) -> list[dict[str, Any]]:
    floats = [name for name, kind in frame.schema.items() if kind.is_float()]
    return frame.with_columns(pl.when(pl.col(name).is_finite()).then(pl.col(name)) for name in floats).to_dicts()


def _save(release: Release[Any], path: Path) -> tuple[str, ...]:
    write_json(release, path)
    return ()


EXPORTER = Exporter(
    name="json",
    title="JSON",
    suffix=".json",
    opens_in="scripts",
    takes=(Network, Result),
    leaves_out=(HOMES_LEFT_OUT, "The places of nodes on the canvas are not in the file."),
    writes=_save,
)
