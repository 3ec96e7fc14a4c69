"""Find the sets of places and adults that would change most, as rows of what-if: the best and those close to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.measures.exclusive_pairs import NOBODY
from ctx_map.analysis.questions.protective import SAFE_PLACE
from ctx_map.analysis.questions.what_if.best_sets import NEAR, all_sets
from ctx_map.analysis.questions.what_if.together import Asked, depends_on, falls_away
from ctx_map.network.arrays import Ints, Mask

LISTED = 10
"""How many sets are shown: the best, and those close to it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows of the best sets, what was considered, and sentences about them."""

    rows: pl.DataFrame
    considered: Mapping[str, int]
    sentences: tuple[str, ...]


def best_sets(asked: Asked, allowed: Ints, most: int) -> Chosen:
    """Find the best set of up to `most` of the allowed places and adults, and those close to it, at most ten rows.

    Places and adults with a protective link, and places of safety, are in no set: they keep young people safe. They
    are counted, and can be named.
    """
    # leave out what protects
    protects = _protects(asked, allowed)
    candidates = allowed[~protects]
    # compare every set
    sets = all_sets(asked.inc, asked.around, candidates, most)
    best = sets.best()
    chosen = [candidates[each[each != NOBODY]].tolist() for each in sets.members[best[:LISTED]]]
    rows = [falls_away(asked.network, each, depends_on(asked, each)) for each in chosen]
    # without any, the row of no context at all has the columns
    frame = pl.concat(rows) if rows else falls_away(asked.network, [], depends_on(asked, [])).clear()
    considered = {
        "places and adults in the sets": candidates.size,
        "protective places and adults left out": int(protects.sum()),
        "sets compared": len(sets.members),
    }
    return Chosen(frame, considered, _sentences(best.size, int(protects.sum())))


def _sentences(found: int, protecting: int) -> tuple[str, ...]:
    said = [_close(found)]
    if protecting:
        verb = "is" if protecting == 1 else "are"
        said.append(
            f"{count_of(protecting, 'place or adult')} {verb} left out because a report records a protective link."
        )
    return tuple(said)


def _close(found: int) -> str:
    if not found:
        return "No set of these places and adults would leave two young people with nothing shared."
    others = found - 1
    if not others:
        return f"No other set comes within {1 - NEAR:.0%} of this one."
    shown = f", and the first {LISTED - 1} are listed" if found > LISTED else ""
    verb = "is" if others == 1 else "are"
    return f"{count_of(others, 'other set')} {verb} within {1 - NEAR:.0%} of the best{shown}. The meeting decides."


def _protects(asked: Asked, codes: Ints) -> Mask:
    """Whether each of these has a protective link, or is a place of safety."""
    links = asked.network.links.filter(protective_expr())
    ends = pl.concat([links.get_column("source"), links.get_column("target")]).unique().to_numpy()
    safe = asked.network.nodes.get_column("place_role").gather(codes) == SAFE_PLACE
    return np.asarray(np.isin(codes, ends) | safe.fill_null(value=False).to_numpy(), np.bool_)
