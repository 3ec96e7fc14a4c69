"""Words that the law or practice changes: in force from a day, each with its source."""

from datetime import date, timedelta

import pytest

from ctx_map.vocabulary.harm import harm_types, harm_words
from ctx_map.vocabulary.places import place_role_words, place_roles
from ctx_map.vocabulary.versioned import Entry, EntryIncomplete, Nation, Vocabulary, vocabulary

FILES = ("harms", "meeting_sorts", "place_roles", "words_to_avoid")
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


EVERYWHERE = tuple(Nation)


@pytest.mark.parametrize("word", ["financial_exploitation", "group_based_cse"])
def test_what_working_together_2026_added_is_in_use_from_the_day_of_its_file(word: str) -> None:
    assert word not in harm_types(date(2026, 3, 18))
    assert word in harm_types(date(2026, 3, 19))
    assert "Working Together to Safeguard Children 2026" in harm_types(TODAY)[word].source


def test_harms_of_both_editions_name_both() -> None:
    source = harm_types(TODAY)["serious_violence"].source
    assert "2023" in source
    assert "2026" in source


@pytest.mark.parametrize(
    "word", ["faith_or_belief_abuse", "honour_based_abuse", "financially_motivated_sexual_extortion"]
)
def test_harms_that_were_missing_are_there(word: str) -> None:
    assert harm_types(TODAY)[word].source


def test_a_role_named_in_2011_was_no_role_in_2003() -> None:
    assert "convergent_setting" in place_roles(date(2003, 1, 1))
    assert not {"comfort_space", "corrupting_spot", "crime_site"} & set(place_roles(date(2010, 12, 31)))


@pytest.mark.parametrize("name", FILES)
def test_every_entry_says_where_it_holds(name: str) -> None:
    assert all(entry.extent for entry in vocabulary(name).entries)


@pytest.mark.parametrize("lacking", ["word", "words", "source", "extent"])
def test_an_entry_that_lacks_something_is_refused(lacking: str) -> None:
    said = {"word": "old", "words": "old", "source": "a source", "extent": EVERYWHERE, lacking: ""}
    with pytest.raises(EntryIncomplete, match=lacking):
        Entry(effective_from=TODAY, **said)  # type: ignore[arg-type]


def test_a_word_is_in_force_on_its_first_and_its_last_day_and_on_no_other() -> None:
    first, last = date(2020, 1, 1), date(2020, 12, 31)
    words = Vocabulary("test", "1", (Entry("old", "old", "a source", first, last, extent=EVERYWHERE),))
    day = timedelta(days=1)
    assert [bool(words.on(on)) for on in (first - day, first, last, last + day)] == [False, True, True, False]


def test_a_word_that_is_out_of_force_is_still_read_aloud() -> None:
    old = Entry("old", "an old word", "a source", date(2020, 1, 1), date(2020, 12, 31), extent=EVERYWHERE)
    words = Vocabulary("test", "1", (old,))
    assert words.words("old") == "an old word"
    assert words.words("not_known") == "not known"


def test_a_crime_site_is_called_a_harm_site_and_places_of_safety_are_among_the_roles() -> None:
    assert place_role_words("crime_site") == "harm site"
    assert "place_of_safety" in place_roles(TODAY)


def test_harms_are_read_aloud_in_words() -> None:
    assert harm_words("group_based_cse") == "group-based child sexual exploitation"
