"""Which pairs of young people share nothing but the home or placement where both live.

That brothers or children in one placement share their home is no finding about places. A home that one of them only
visits is something that they share.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from ctx_map.analysis.measures.pair_counts import PairCounts
from ctx_map.analysis.rows.ages import young_ties
from ctx_map.network import Network
from ctx_map.network.arrays import Ints, Mask
from ctx_map.network.incidence import Incidence
from ctx_map.vocabulary.links import Puts, kinds_that


def only_a_home(network: Network, inc: Incidence, counts: PairCounts) -> Mask:
    """Which of these pairs, in the order of their two people, share only homes of this incidence where both live."""
    only = np.zeros(counts.first.size, np.bool_)
    first, second, homes = _live_together(network, inc)
    if not homes.size or not only.size:
        return only
    # a pair as one number: those who live together are few, so they are looked up among all pairs
    pair = counts.first.astype(np.int64) * inc.people.size + counts.second
    wanted = first * inc.people.size + second
    at = np.minimum(np.searchsorted(pair, wanted), pair.size - 1)
    nothing_else = (pair[at] == wanted) & (counts.shared[at] == homes)
    only[at[nothing_else]] = True
    return only


def _live_together(network: Network, inc: Incidence) -> tuple[Ints, Ints, Ints]:
    """Pairs who both live at homes of this incidence: positions of the two, and the number of homes."""
    lives = young_ties(network, kinds=kinds_that(Puts.HOME)).select("person", "context").unique()
    lives = lives.filter(pl.col("context").is_in(pl.Series(inc.contexts).implode()))
    both = lives.join(lives, on="context", suffix="_other").filter(pl.col("person") < pl.col("person_other"))
    pairs = both.group_by("person", "person_other").agg(homes=pl.len().cast(pl.Int64))
    first, second = (np.searchsorted(inc.people, pairs[each].to_numpy()) for each in ("person", "person_other"))
    return first, second, pairs["homes"].to_numpy()
