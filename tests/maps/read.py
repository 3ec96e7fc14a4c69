"""Reading a payload in tests: by label, as sets of tuples."""

from __future__ import annotations

from ctx_map.maps import MapPayload, Position

Line = tuple[str, str, str, str]


def styles(payload: MapPayload) -> dict[str, str]:
    """The style of each node by its label."""
    return {row[4]: payload["node_styles"][row[1]]["id"] for row in payload["nodes"]}


def labels(payload: MapPayload) -> set[str]:
    return {row[4] for row in payload["nodes"]}


def lines(payload: MapPayload) -> set[Line]:
    """Every line in the words that the page shows for it: from, how it reads, to, its style."""
    named = {str(number): payload["nodes"][row[0]][4] for number, row in enumerate(payload["lines"])}
    named |= payload["beginnings"]
    return {
        (named[str(number)], payload["kinds"][kind][0], payload["nodes"][b][4], payload["line_styles"][style]["id"])
        for number, (_, b, style, kind, *_) in enumerate(payload["lines"])
    }


def spots(payload: MapPayload) -> dict[str, Position]:
    """Where each node lies, by its label."""
    return {row[4]: (row[2], row[3]) for row in payload["nodes"]}


def hulls(payload: MapPayload) -> dict[str, set[str]]:
    """The members drawn inside the outline of each group."""
    return {payload["nodes"][g][4]: {payload["nodes"][m][4] for m in members} for g, members in payload["hulls"]}


def legend(payload: MapPayload) -> set[str]:
    return {entry["words"] for entry in payload["legend"]}
