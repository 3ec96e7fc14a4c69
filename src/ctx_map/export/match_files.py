"""The list of matches as csv and JSON."""

from __future__ import annotations

import json
from typing import Any

import polars as pl

from ctx_map.export.account import account, check_release
from ctx_map.export.csv_text import csv_text
from ctx_map.governance.matching.listing import MatchList
from ctx_map.governance.release import Release

COLUMNS = ("id", "name", "other_id", "other_name", "sort", "strength", "speaks_for", "against")


def match_rows(content: MatchList) -> list[dict[str, Any]]:
    """One row for each pair."""
    return [
        {
            "id": pair.one,
            "name": content.names[pair.one],
            "other_id": pair.other,
            "other_name": content.names[pair.other],
            "sort": pair.sort.value,
            "strength": pair.strength.value,
            "speaks_for": list(pair.speaks_for),
            "against": list(pair.against),
        }
        for pair in content.pairs
    ]


def matches_json(release: Release[MatchList]) -> str:
    """Return the list as JSON text. Raises Refused for a release made for another format."""
    check_release(release, "json")
    content = release.content
    decided = [
        {
            "id": each.one,
            "other_id": each.other,
            "decision": "confirmed" if each.same else "rejected",
            "reason": each.reason,
            "by": each.by or each.author,
            "on": each.on,
        }
        for each in content.decided
    ]
    told = {
        **account(release),
        "rows": match_rows(content),
        "decided": decided,
        "compared": {sort.value: number for sort, number in content.compared.items()},
        "lacking": list(content.lacking),
    }
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def matches_csv(release: Release[MatchList]) -> str:
    """Return one row for each pair as csv text. Raises Refused for a release made for another format."""
    check_release(release, "csv")
    rows = [
        [row[name] if isinstance(row[name], str) else "; ".join(row[name]) for name in COLUMNS]
        for row in match_rows(release.content)
    ]
    return csv_text(pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String()), orient="row"))
