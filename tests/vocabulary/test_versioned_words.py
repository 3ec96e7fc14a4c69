"""Words that the law or practice changes: in force from a day, each with its source."""

from datetime import date, timedelta

import pytest

from ctx_map.vocabulary.harm import harm_types, harm_words
from ctx_map.vocabulary.places import place_role_words, place_roles
from ctx_map.vocabulary.powers import Heading, powers, powers_for
from ctx_map.vocabulary.versioned import Entry, Vocabulary, vocabulary

FILES = ("harms", "place_roles", "powers", "words_to_avoid")
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("name", FILES)
def test_every_entry_has_a_source_and_a_day_and_no_word_is_in_force_twice(name: str) -> None:
    entries = vocabulary(name).entries
    assert entries
    assert all(entry.source and entry.words and isinstance(entry.effective_from, date) for entry in entries)
    assert len(vocabulary(name).on(TODAY)) == len([entry for entry in entries if entry.in_force_on(TODAY)])


@pytest.mark.parametrize("name", FILES)
def test_a_word_is_one_word_in_lower_case(name: str) -> None:
    assert all(entry.word.replace("_", "").isalnum() and entry.word.islower() for entry in vocabulary(name).entries)


def test_financial_exploitation_became_a_harm_type_in_2026() -> None:
    assert "financial_exploitation" not in harm_types(date(2025, 1, 1))
    assert "financial_exploitation" in harm_types(TODAY)


def test_the_offence_of_taking_over_a_home_is_a_power_from_the_day_of_royal_assent() -> None:
    before, on_the_day = powers(date(2026, 4, 28)), powers(date(2026, 4, 29))
    assert on_the_day.keys() - before.keys() == {"cuckooing_offence", "cce_prevention_order"}


def test_a_word_is_in_force_on_its_first_and_its_last_day_and_on_no_other() -> None:
    first, last = date(2020, 1, 1), date(2020, 12, 31)
    words = Vocabulary("test", "1", (Entry("old", "old", "a source", first, last),))
    day = timedelta(days=1)
    assert [bool(words.on(on)) for on in (first - day, first, last, last + day)] == [False, True, True, False]


def test_a_word_that_is_out_of_force_is_still_read_aloud() -> None:
    words = Vocabulary("test", "1", (Entry("old", "an old word", "a source", date(2020, 1, 1), date(2020, 12, 31)),))
    assert words.words("old") == "an old word"
    assert words.words("not_known") == "not known"


def test_a_crime_site_is_called_a_harm_site_and_places_of_safety_are_among_the_roles() -> None:
    assert place_role_words("crime_site") == "harm site"
    assert "place_of_safety" in place_roles(TODAY)


def test_harms_are_read_aloud_in_words() -> None:
    assert harm_words("group_based_cse") == "group-based child sexual exploitation"


def test_every_power_is_under_a_heading_of_the_toolkit_and_is_aimed_at_somebody_or_something() -> None:
    entries = powers(TODAY).values()
    assert {entry.more["heading"] for entry in entries} == set(Heading)
    assert {entry.more["target"] for entry in entries} == {"adult", "child", "place", "thing"}
    assert all(entry.more["statute"] for entry in entries)


def test_most_powers_are_aimed_at_adults_and_places_and_few_at_children() -> None:
    aimed = {target: len(powers_for(target, TODAY)) for target in ("adult", "place", "child")}
    assert aimed["adult"] + aimed["place"] > 2 * aimed["child"]
