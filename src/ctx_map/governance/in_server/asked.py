"""What every question to a server shares: what it is asked with, and the part of the network that comes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import polars as pl

from ctx_map.analysis.result import FrameRows, Result
from ctx_map.analysis.shared import SharedContext
from ctx_map.governance.sight import Seen, Sight
from ctx_map.governance.window import Window
from ctx_map.network import Network
from ctx_map.network.build import build_network
from ctx_map.network.strictest import strictest_handling
from ctx_map.store.base import Value

NOT_WORKED_OUT = "not worked out: counted in the server"
FIRST, LAST = "", "~"
"""Open sides of a window: before and after every day."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One mandate's eyes on a server, and the window that is looked at."""

    sight: Sight
    window: Window

    def possible(self, statements: Iterable[str]) -> bool:
        """Whether the store can count, and describes every node as it was known on the mandate's day."""
        return all(map(self.sight.store.knows, statements)) and self.sight.describes_its_day()

    def read(self, statement: str, **more: Value) -> pl.DataFrame:
        """What a statement of the server gives that is asked under the mandate and in the window."""
        days: dict[str, Value] = {"since": self.window.since or FIRST, "until": self.window.until or LAST}
        return self.sight.store.read(statement, **self.sight.eyes, **days, **more)

    def network(self, seen: Seen) -> Network:
        """The part of the network that was fetched."""
        return build_network(
            seen.nodes,
            seen.links,
            as_at=self.sight.mandate.as_at,
            since=self.window.since,
            until=self.window.until,
            withheld=seen.withheld,
        )

    def handling(self) -> str:
        """The strictest handling in the whole network, which an answer is handled as."""
        return strictest_handling(self.read("server/handlings"))


def shared_in_server(
    found: Result[SharedContext], considered: Mapping[str, int], handling: str
) -> Result[SharedContext]:
    """Shared contexts worked out from a part of the network, with the denominators and the handling of the whole.

    The rows have a surprise that says why it is not there: a part of the network would give a wrong one. Nor are pairs
    without a tie counted: the ties between young people are not fetched.
    """
    rows = found.to_frame()
    words, number = pl.lit(NOT_WORKED_OUT), pl.lit(None, pl.Float64)
    untied = pl.lit(None, rows.schema["untied_pairs"])
    surprise = {"surprise": words, "surprise_p": number, "surprise_strict": words, "surprise_strict_p": number}
    told = rows.with_columns(**surprise, untied_pairs=untied)
    return replace(found, rows=FrameRows(told, SharedContext), considered=considered, handling=handling)


def named_in_server(people: Iterable[str], found: int) -> dict[str, int]:
    """How many were named, and how many of these the server found in no such report; nothing where none was named."""
    named = len(set(people))
    if not named:
        return {}
    return {"people named": named, "of them with no such report as a young person": named - found}
