"""How a row of an answer is told in sample_data/README.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Row = Mapping[str, Any]


def _shared(row: Row) -> str:
    protects = "; " + row["protective"] if row["protective"] else ""
    reports = "1 report" if row["reports"] == 1 else f"{row['reports']} reports"
    counts = f"{row['people']} young people, {reports}, weight {row['weight']:.2f}"
    return f"{row['name'] or row['id']} ({row['kind']}): {counts}{protects}"


def _pair(row: Row) -> str:
    return f"{row['a']} and {row['b']}: {row['shared']} shared"


def _meeting(row: Row) -> str:
    counts = ", ".join(f"{row[word]} {word}" for word in ("recorded", "probable", "possible"))
    return f"{row['a']} and {row['b']} at {row['place']}: {counts}"


def _hotspot(row: Row) -> str:
    return f"{row['name']}: {row['people']} young people; {row['change'].rstrip('.')}; {row['busiest']}"


def _route(row: Row) -> str:
    return f"{row['name']} ({row['kind']}): {row['people']} young people"


def _falls_away(row: Row) -> str:
    lost = f"{row['pairs_lost']} pairs share nothing else, {row['protective_lost']} reports of protective ties lost"
    return f"{row['name']}: {row['people']} young people, {lost}"


def _protection(row: Row) -> str:
    return f"{row['name']}: {row['finding'] or ', '.join(row['trusted_adults'])}"


def _near(row: Row) -> str:
    return f"{row['name']}: {row['reason']}, {row['when']}"


def _part(row: Row) -> str:
    return f"{row['name']} in {row['event']} on {row['day']}: {row['role']}"


def _voice(row: Row) -> str:
    return f"{row['name']}: {row['words'] or row['finding']}; {row['told']}"


def _option(row: Row) -> str:
    return f"{row['name']}, {row['about']}: {row['what']}"


def _sentence(row: Row) -> str:
    return str(row["sentence"])


TOLD: dict[str, Callable[[Row], str]] = {
    "shared-places": _shared,
    "shared-contacts": _shared,
    "pairs": _pair,
    "together": _meeting,
    "hotspots": _hotspot,
    "what-if": _falls_away,
    "protective": _protection,
    "siblings": _near,
    "both-roles": _part,
    "voice": _voice,
    "options": _option,
    "connect": _sentence,
    "routes": _route,
    "why": _sentence,
}
"""The words for a row, by command."""
