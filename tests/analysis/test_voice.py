"""What young people say and whether they know they are on the map, in words and never in numbers of anybody."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import given

from ctx_map.analysis import Voice, voice
from ctx_map.analysis.questions.voice import NOT_HEARD, NOT_TOLD
from ctx_map.network import Network
from ctx_map.vocabulary.people import Standing, latest_birth, standing_on
from random_towns import ENOUGH_TOWNS, PEOPLE, named_links, node, random_voices
from towns import Tie, adult, event, person, place, tie, town, young


def account(source: str, kind: str, target: str, **report: str) -> Tie:
    return tie(source, kind, target, statement="child_account", **report)


def test_words_and_what_is_recorded_on_being_told_stand_as_they_were_written() -> None:
    ash = young("ash", child_voice="Walk home with me.", notified="told on 2026-04-02")
    (row,) = voice(town(nodes=[ash])).rows
    assert (row.words, row.told, row.finding) == ("Walk home with me.", "told on 2026-04-02", "")


def test_of_whom_nothing_is_recorded_is_said_in_words() -> None:
    (row,) = voice(town(nodes=[young("ash")])).rows
    assert (row.words, row.told, row.own_account) == (None, None, ())
    assert row.finding == f"{NOT_HEARD}, {NOT_TOLD}"


def test_an_own_account_is_a_voice_without_words() -> None:
    network = town(account("ash", "SPENDS_TIME_AT", "park"), nodes=[young("ash", notified="told")])
    (row,) = voice(network).rows
    assert (row.own_account, row.finding) == (("spends time at Park",), "")


def test_what_others_say_of_a_child_is_not_the_childs_account() -> None:
    network = town(tie("ash", "SPENDS_TIME_AT", "park", statement="intelligence"), nodes=[young("ash")])
    assert [row.own_account for row in voice(network).rows] == [()]


def test_an_account_of_a_contact_counts_for_the_child_at_its_other_end() -> None:
    network = town(account("man", "CONTACTED", "ash"), nodes=[young("ash"), adult("man")])
    assert {(row.id, row.own_account) for row in voice(network).rows} == {("ash", ("was contacted by Man",))}


def test_two_reports_of_one_account_are_one_sentence_with_both_reports() -> None:
    twice = [account("ash", "SPENDS_TIME_AT", "park", ref=ref) for ref in ("R1", "R2")]
    answer = voice(town(*twice, nodes=[young("ash")]))
    (row,) = answer.rows
    assert len(row.own_account) == 1
    assert {report.ref for report in answer.reports(row)} == {"R1", "R2"}


def test_what_they_said_in_a_meeting_is_quoted_after_what_the_file_has() -> None:
    talk = event("talk", summary="Nobody asks me.")
    ties = [account("ash", "SPOKE_IN", "talk"), account("talk", "IS_ABOUT", "park")]
    (row,) = voice(town(*ties, nodes=[young("ash", child_voice="Walk home with me."), place("park"), talk])).rows
    assert (row.words, row.own_account) == ("Walk home with me. Nobody asks me.", ())
    assert len(row.links) == 1


def test_whom_somebody_else_talked_about_is_not_heard_by_that() -> None:
    talk = event("talk", summary="She is kind.")
    ties = [account("ash", "SPOKE_IN", "talk"), account("talk", "IS_ABOUT", "bo")]
    rows = {row.id: row for row in voice(town(*ties, nodes=[young("ash"), young("bo"), talk])).rows}
    assert (rows["ash"].words, rows["bo"].words, rows["bo"].links) == ("She is kind.", None, ())


def test_the_account_says_how_many_of_all() -> None:
    network = town(
        account("bo", "SPENDS_TIME_AT", "park"),
        nodes=[
            young("ash", child_voice="No.", notified="Told by her worker"),
            young("bo", notified="decision due 2026-12-01"),
            young("cy"),
        ],
    )
    answer = voice(network)
    assert answer.considered['with a record that begins with "told"'] == 1
    assert answer.sentences == (
        "Nothing that they said is recorded for 1 of the 3 young people.",
        "It is not recorded whether 1 young person knows about this map.",
        "1 young person is quoted, and 1 has a report in their own account.",
    )


def test_who_turned_18_is_not_listed_and_not_silently_gone() -> None:
    answer = voice(town(nodes=[person("noor", born="2008-06-15", notified="told on 2026-06-10"), young("ash")]))
    assert [row.id for row in answer.rows] == ["ash"]
    assert answer.considered["adults today with such a record, not listed"] == 1


def test_young_people_come_in_the_order_of_names_and_unidentified_people_are_not_listed() -> None:
    people = [young("a", name="Zed"), young("z", name="Ali"), person("man", kind="unidentified"), adult("vic")]
    assert [row.id for row in voice(town(nodes=people)).rows] == ["z", "a"]


def test_only_those_named_are_listed_when_some_are_named() -> None:
    network = town(nodes=[young("ash"), young("bo")])
    assert [row.id for row in voice(network, people=["bo"]).rows] == ["bo"]


def test_a_row_holds_no_number() -> None:
    assert not [field.name for field in fields(Voice) if str(field.type) in {"int", "float"}]


@ENOUGH_TOWNS
@given(random_voices())
def test_the_voices_are_those_found_one_by_one(network: Network) -> None:
    rows = {row.id: row for row in voice(network).rows}
    for who in PEOPLE:
        them = node(network, who)
        born = them["date_of_birth"]
        standing = standing_on(network.as_at, born=latest_birth(born) if born else None, kind=them["kind"])
        assert (who in rows) == (standing is not Standing.ADULT and them["kind"] != "unidentified")
        if who in rows:
            own = {
                link["key"]
                for link in named_links(network)
                if link["statement"] == "child_account" and who in (link["source"], link["target"])
            }
            assert (set(rows[who].links), rows[who].words) == (own, them["child_voice"])
            assert (NOT_HEARD in rows[who].finding) == (not own and not them["child_voice"])
