"""The sets of places and adults on which most rests, as rows of what-if: the best one and its near ties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.measures.exclusive_pairs import NOBODY
from ctx_map.analysis.questions.protective import SAFE_PLACE
from ctx_map.analysis.questions.what_if.best_sets import NEAR, all_sets
from ctx_map.analysis.questions.what_if.together import Asked, falls_away
from ctx_map.analysis.rows.ages import young_at
from ctx_map.vocabulary.labels import Label

Codes = npt.NDArray[np.int64]
LISTED = 10
"""How many sets are shown: the best, and its near ties."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows of the best sets, and what is said beside them."""

    rows: pl.DataFrame
    considered: Mapping[str, int]
    sentences: tuple[str, ...]


def best_sets(asked: Asked, most: int, max_people: int) -> Chosen:
    """The best set of up to `most` places and adults, and its near ties, at most ten rows.

    Places and adults with a report of a tie that protects, and places of safety, are in no set: what keeps young people
    safe is not what is to be made safe. They are counted, and can be named.
    """
    allowed = _allowed(asked, max_people)
    protects = _protects(asked, allowed)
    candidates = allowed[~protects]
    sets = all_sets(asked.inc, asked.around, candidates, most)
    best = sets.best()
    chosen = [candidates[each[each != NOBODY]].tolist() for each in sets.members[best[:LISTED]]]
    rows = [falls_away(asked, each) for each in chosen]
    # without any, the row of no context at all has the columns
    frame = pl.concat(rows) if rows else falls_away(asked, []).clear()
    considered = {
        "places and adults that sets were made of": candidates.size,
        "in no set, because a report says that they protect": int(protects.sum()),
        "sets looked at": len(sets.members),
    }
    return Chosen(frame, considered, _sentences(best.size, int(protects.sum())))


def _sentences(found: int, protecting: int) -> tuple[str, ...]:
    said = [_of_ties(found)]
    if protecting:
        said.append(
            f"In no set: {count_of(protecting, 'place or adult')} said to protect. Name them to ask about them."
        )
    return tuple(said)


def _of_ties(found: int) -> str:
    if not found:
        return "No set of places and adults holds any two young people together alone."
    ties = found - 1
    if not ties:
        return f"One set stands alone: every other loses less than {NEAR:.0%} of what it loses."
    shown = f", {LISTED - 1} of them shown" if found > LISTED else ""
    return f"{count_of(ties, 'other set')} within {1 - NEAR:.0%} of the best{shown}: the choice is the meeting's."


def _allowed(asked: Asked, max_people: int) -> Codes:
    """Places, and adults who are counted as a young person in no report, with two young people or more; codes."""
    network, inc = asked.network, asked.inc
    codes = inc.contexts[(inc.sizes > 1) & (inc.sizes <= max_people)]
    label = network.nodes.get_column("label").gather(codes)
    young = young_at(network, pl.Series(codes, dtype=pl.UInt32), network.as_at)
    adult = (label == Label.PERSON.value) & ~young
    allowed = ((label == Label.PLACE.value) | adult).to_numpy() & ~np.isin(codes, asked.around.people)
    return np.asarray(codes[allowed], np.int64)


def _protects(asked: Asked, codes: Codes) -> npt.NDArray[np.bool_]:
    """Whether a report of a tie that protects ends at each of these, or it is a place of safety."""
    links = asked.network.links.filter(protective_expr())
    ends = pl.concat([links.get_column("source"), links.get_column("target")]).unique().to_numpy()
    safe = asked.network.nodes.get_column("place_role").gather(codes) == SAFE_PLACE
    return np.asarray(np.isin(codes, ends) | safe.fill_null(value=False).to_numpy(), np.bool_)
