"""Whether a place is an online space is one rule, for one place, for columns and in the words of links."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis import why
from ctx_map.network.online import are_online, online_spaces
from ctx_map.vocabulary.kinds import is_online
from towns import place, town

KINDS = st.none() | st.sampled_from(("online", "Online game", "group chat (online)", "ONLINE", "park", "offside", ""))
PLATFORMS = st.none() | st.sampled_from(("", "Kik"))


@given(st.lists(st.tuples(KINDS, PLATFORMS), min_size=1))
def test_columns_say_what_is_said_of_one_place(places: list[tuple[str | None, str | None]]) -> None:
    frame = pl.DataFrame(places, schema={"kind": pl.String, "platform": pl.String}, orient="row")
    assert frame.select(online_spaces()).to_series().to_list() == [is_online(*each) for each in places]


def test_a_space_whose_kind_says_online_at_its_end_is_used() -> None:
    chat = place("chat", kind="group chat (online)")
    network = town(("ash", "SPENDS_TIME_AT", "chat"), nodes=[chat])
    assert are_online(network, pl.Series([network.codes(("chat",))[0]], dtype=pl.UInt32)).to_list() == [True]
    assert why(network, "ash|chat").rows[0].said == "Ash uses Chat"
