"""Every measure is complete, and is available on the days on which the law gives it and on no other."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta

import pytest

from ctx_map.vocabulary.powers import (
    NO_STATUTE,
    Heading,
    Power,
    PowerIncomplete,
    Target,
    power_from,
    power_list,
    powers,
    powers_for,
)
from ctx_map.vocabulary.versioned import data_text

TODAY = date(2026, 11, 24)
ROWS = {row["word"]: row for row in tomllib.loads(data_text("powers"))["entry"]}
DATED = [each for each in power_list().powers if each.in_force_from]
FIRST_DAYS = {
    "child_abduction_offence": "1984-10-12", "recovery_order": "1991-10-14", "nrm_referral": "2009-04-01",
    "duty_to_notify": "2015-11-01", "human_trafficking_offences": "2015-07-31", "meeting_after_grooming": "2004-05-01",
    "sexual_communication": "2017-04-03", "cse_offences": "2004-05-01", "sexual_risk_order": "2015-03-08",
    "sexual_offences_closure_order": "2010-04-01", "stalking_protection_order": "2020-01-20",
    "domestic_abuse_protection": "2024-11-27", "criminal_behaviour_order": "2020-12-01",
    "community_protection_notice": "2014-10-20", "dispersal_authorisation": "2014-10-20",
    "dispersal_direction": "2014-10-20", "serious_violence_reduction_order": "2023-04-19",
    "telecommunications_restriction_order": "2017-12-05", "taxi_driver_concern": "2022-05-31",
    "closure_notice": "2014-10-20", "public_spaces_protection_order": "2014-10-20", "gang_injunction": "2011-01-31",
    "civil_injunction": "2015-03-23", "serious_crime_prevention_order": "2008-04-06",
    "premises_licence_review": "2005-11-24", "non_molestation_order": "1997-10-01", "special_measures": "2002-07-24",
}  # fmt: skip


@pytest.mark.parametrize(("word", "day"), FIRST_DAYS.items())
def test_a_measure_is_available_from_its_first_day(word: str, day: str) -> None:
    first = date.fromisoformat(day)
    assert word in powers(first)
    assert word not in powers(first - timedelta(days=1))


@pytest.mark.parametrize(
    ("word", "last"),
    [("serious_violence_reduction_order", "2025-04-18"), ("domestic_abuse_protection", "2026-03-31"),
     ("criminal_behaviour_order_2014", "2020-11-30")],
)  # fmt: skip
def test_a_measure_is_available_to_its_last_day(word: str, last: str) -> None:
    day = date.fromisoformat(last)
    assert word in powers(day)
    assert word not in powers(day + timedelta(days=1))


@pytest.mark.parametrize("power", DATED, ids=lambda each: each.word)
def test_every_dated_measure_is_in_force_on_its_first_and_last_day_and_not_outside(power: Power) -> None:
    assert power.in_force_from
    assert power.in_force_on(power.in_force_from)
    assert not power.in_force_on(power.in_force_from - timedelta(days=1))
    if power.in_force_to:
        assert power.in_force_on(power.in_force_to)
        assert not power.in_force_on(power.in_force_to + timedelta(days=1))


@pytest.mark.parametrize("word", ["cce_prevention_order", "cce_offence", "cuckooing_offence", "respect_order"])
def test_royal_assent_brings_nothing_into_force(word: str) -> None:
    assert word not in powers(TODAY)
    apart = [power.word for target in Target for power, in_force in powers_for(target, TODAY) if not in_force]
    assert word in apart


@pytest.mark.parametrize("word", ROWS)
def test_every_entry_of_the_file_says_its_law_source_extent_and_the_day_it_was_checked(word: str) -> None:
    row = ROWS[word]
    for name in ("words", "heading", "targets", "statute", "extent", "who_applies", "test", "source"):
        assert row[name], name
    assert row["section"] or row["statute"] == "no statute"
    assert set(row["extent"]) <= {"England", "Wales", "Scotland", "Northern Ireland"}
    assert date(2026, 1, 1) <= row["checked_on"] <= date.fromisoformat(power_list().version)
    assert isinstance(row["to_be_checked_by_a_lawyer"], bool)


@pytest.mark.parametrize(
    "lacking",
    ["word", "words", "heading", "targets", "statute", "section", "extent", "who_applies", "test", "source",
     "checked_on", "to_be_checked_by_a_lawyer"],
)  # fmt: skip
def test_an_entry_that_lacks_something_is_refused(lacking: str) -> None:
    row = dict(ROWS["closure_notice"])
    del row[lacking]
    with pytest.raises(PowerIncomplete):
        power_from(row)


@pytest.mark.parametrize("blank", ["words", "statute", "section", "test", "source"])
def test_an_entry_that_leaves_something_blank_is_refused(blank: str) -> None:
    with pytest.raises(PowerIncomplete, match=blank):
        power_from({**ROWS["closure_notice"], blank: ""})


@pytest.mark.parametrize(
    "wrong",
    [{"heading": "other"}, {"targets": ["child", "adult"]}, {"extent": ["France"]}, {"target": "place"},
     {"conditions": {"age": 18}}, {"in_force_to": date(2000, 1, 1)}],
    ids=["heading", "for and against", "extent", "unknown key", "unknown condition", "ends before it begins"],
)  # fmt: skip
def test_an_entry_that_says_something_else_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(PowerIncomplete):
        power_from({**ROWS["closure_notice"], **wrong})


def test_no_word_is_there_twice_and_every_heading_is_used() -> None:
    words = [each.word for each in power_list().powers]
    assert len(words) == len(set(words)) == len(ROWS)
    assert {each.heading for each in power_list().powers} == set(Heading)


def test_what_is_not_checked_against_the_text_of_the_law_says_so() -> None:
    unread = [each for each in power_list().powers if "not read" in each.source]
    assert unread
    assert all(each.to_be_checked_by_a_lawyer for each in unread)


@pytest.mark.parametrize("power", [each for each in power_list().powers if each.statute != NO_STATUTE], ids=str)
def test_every_statute_is_cited_by_section_and_what_was_read_of_it_is_said(power: Power) -> None:
    assert re.search(r"\bss?\.[A-Z]?\d|\bRegulations\b|section to be confirmed", power.section), power.section
    assert power.to_be_checked_by_a_lawyer or "text read" in power.source or "legislation.gov.uk" in power.source


def test_a_measure_whose_section_is_not_known_is_not_known_to_be_in_force() -> None:
    unknown = [each for each in power_list().powers if "to be confirmed" in each.section]
    assert [each.word for each in unknown if each.in_force_from or not each.to_be_checked_by_a_lawyer] == []


def test_a_measure_for_a_child_is_worded_as_support_and_is_aimed_at_nobody_else() -> None:
    for power in power_list().powers:
        if power.supports:
            assert not set(power.targets) & {Target.ADULT, Target.PLACE, Target.ORGANISATION}
            assert "against" not in power.words


@pytest.mark.parametrize(
    "word",
    ["sexual_offences_closure_order", "cse_offences", "human_trafficking_offences", "respect_order",
     "taxi_driver_concern", "wardship", "platform_report", "ceop_report", "iwf_report", "report_remove"],
)  # fmt: skip
def test_measures_that_were_missing_are_there(word: str) -> None:
    assert word in {each.word for each in power_list().powers}


def test_a_warning_notice_has_its_age_condition() -> None:
    conditions = powers(TODAY)["child_abduction_warning_notice"].conditions
    assert (conditions.child_under, conditions.child_in_care_under) == (16, 18)


def test_every_group_of_harms_has_harms_that_are_in_the_list_of_harms() -> None:
    from ctx_map.vocabulary.harm import harm_types

    assert all(group.harms <= set(harm_types(TODAY)) for group in power_list().harm_groups.values())
