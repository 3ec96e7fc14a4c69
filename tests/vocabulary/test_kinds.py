"""What sort of place, thing or organisation a kind in free text is."""

from __future__ import annotations

import pytest

from ctx_map.vocabulary.kinds import organisation_sorts, place_sorts, sort_words, thing_sorts
from ctx_map.vocabulary.powers import power_list


@pytest.mark.parametrize(
    ("kind", "sort", "other"),
    [("Private flat", "home", "care"), ("children's home", "care", "home"), ("children\u2019s home", "care", "home"),
     ("foster_home", "care", "home"), ("hotel", "lodging", "home"), ("car park", "public", "lodging"),
     ("skate park", "public", "home"), ("car wash", "business", "public body"), ("bus station", "transport", "home"),
     ("hotels", "lodging", "home")],
)  # fmt: skip
def test_the_longest_phrase_decides(kind: str, sort: str, other: str) -> None:
    sorts = place_sorts(kind, None)
    assert sort in sorts
    assert other not in sorts


@pytest.mark.parametrize("kind", [None, "", "tardis", "flatpack", "homely"])
def test_a_kind_that_is_not_recognised_has_no_sort(kind: str | None) -> None:
    assert place_sorts(kind, None) == frozenset()


def test_a_platform_or_the_word_online_makes_an_online_space() -> None:
    assert place_sorts("game", "Blockhaven") == place_sorts("Online chat", None) == {"online"}


def test_things_and_organisations() -> None:
    assert [thing_sorts(kind) for kind in ("phone", "van", "account", "knife")] == [
        {"phone"}, {"vehicle"}, {"account"}, frozenset(),
    ]  # fmt: skip
    assert "business" in organisation_sorts("premises' owner")
    assert organisation_sorts("local authority") == {"body"}


def test_every_sort_that_a_measure_names_has_words() -> None:
    for power in power_list().powers:
        assert all(sort_words(kind) for kind in power.conditions.kinds)
