"""What the canvas draws: the content of the scene, what its filters leave, and the rows of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ctx_map import Release
from ctx_map.analysis.question import Question
from ctx_map.maps.content import Content, Filtered, apply_filters, content_of
from ctx_map.network import Network
from ctx_map_app.session.held_answers import Answer
from ctx_map_app.workspace.room import Room
from ctx_map_app.workspace.rows import ShownRow, shown_rows


@dataclass(frozen=True, slots=True)
class Drawn:
    """The content of one run of the workspace."""

    network: Release[Network]
    content: Content
    filtered: Filtered
    """What all the filters leave, the time brush among them."""
    at_any_time: Filtered
    """What they leave without the time brush, which dims and never hides."""
    asked: tuple[Question[Any], Answer[Any]] | None = None
    rows: Sequence[ShownRow] = ()

    @property
    def left(self) -> tuple[str, ...]:
        """The ids of the nodes that the filters leave."""
        return tuple(key for key in self.content.keys if key not in self.filtered.nodes)

    @property
    def numbers(self) -> dict[str, int]:
        """The number of the row that marks each node, for those that are drawn."""
        there = frozenset(self.content.keys)
        return {key: row.number for row in reversed(self.rows) for key in row.marks if key in there}


def content_now(now: Room, network: Release[Network]) -> Content:
    """The content of the scene, made once for the same network and wish."""
    wanted = now.scene.wanted
    return now.keep("content", (network.audit_line, wanted), lambda: content_of(network.content, wanted))


def drawn_now(
    now: Room, network: Release[Network], content: Content, asked: tuple[Question[Any], Answer[Any]] | None
) -> Drawn:
    """What is drawn, with the answer to the question of the scene."""
    filters = now.scene.filters
    made = (network.audit_line, now.scene.wanted, filters)
    filtered = now.keep("filtered", made, lambda: apply_filters(network.content, content, filters))
    always = filters.at_any_time
    at_any_time = now.keep(
        "at_any_time",
        (network.audit_line, now.scene.wanted, always),
        lambda: apply_filters(network.content, content, always),
    )
    rows: Sequence[ShownRow] = ()
    if asked is not None:
        question, answer = asked
        about = len(now.scene.asked_options.get("people", ()))
        # the names are worked out only where the rows are made
        rows = now.keep(
            "rows",
            (answer.result.audit_line, question.name, about),
            lambda: shown_rows(question, answer.result.content.rows, answer.network.content.names_by_key, out_of=about),
        )
    return Drawn(network, content, filtered, at_any_time, asked, rows)
