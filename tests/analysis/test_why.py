"""Why we believe a link."""

from __future__ import annotations

import pytest

from ctx_map.analysis import why
from ctx_map.errors import WrongUse
from towns import adult, event, place, tie, town, young

SPEND = tie(
    "ash", "SPENDS_TIME_AT", "park", since="2026-05-01", until="2026-06-01", grade="1BP", handling="P",
    statement="child_account", agency="youth service", ref="YS-1", recorded_at="2026-05-02", note="seen twice",
)  # fmt: skip


def test_a_report_says_who_reported_it_when_how_good_it_is_and_who_may_see_it() -> None:
    (row,) = why(town(SPEND), "link0000").rows
    said = "(reported by youth service, ref YS-1, 1 May 2026 to 1 June 2026, the child's account, "
    grade = "graded 1BP: source reliable, information known indirectly but corroborated)"
    assert row.sentence == f"Ash spends time at Park {said}{grade}"
    assert row.sentence_back == f"Park is visited by Ash {said}{grade}"
    assert row.grade == "1BP (source reliable, information known indirectly but corroborated)"
    assert row.handling == "P (lawful sharing permitted)"
    assert (row.agency, row.ref, row.recorded_at, row.note) == ("youth service", "YS-1", "2026-05-02", "seen twice")


def test_a_role_is_read_with_its_event() -> None:
    (row,) = why(town(tie("ash", "INVOLVED_IN", "fight", role="witness")), "ash|fight").rows
    assert row.sentence.startswith("Ash was involved in Fight, reported as having seen or heard it (")


def test_a_link_brings_every_report_between_its_two_ends_in_the_order_of_their_dates() -> None:
    network = town(
        tie("vic", "CONTACTED", "ash", since="2026-07-01"),
        tie("ash", "KNOWS", "vic", since="2026-06-01", agency="police"),
        tie("vic", "CONTACTED", "ash"),
        ("vic", "CONTACTED", "bo"),
        nodes=[adult("vic"), young("ash")],
    )
    answer = why(network, "link0000")
    assert [row.link for row in answer.rows] == ["link0001", "link0000", "link0002"]
    assert answer.sentences[0] in {
        "3 reports between Vic and Ash, from police and school.",
        "3 reports between Ash and Vic, from police and school.",
    }


def test_the_id_of_a_row_brings_every_report_with_an_end_there() -> None:
    network = town(("ash", "ATTENDS", "school"), ("bo", "ATTENDS", "school"), ("bo", "USES", "phone"))
    answer = why(network, "school")
    assert [row.link for row in answer.rows] == ["link0000", "link0001"]
    assert answer.sentences[0] == "2 reports about School, from school."
    assert answer.considered == {"reports about it": 2}


def test_two_ends_without_a_link_bring_the_reports_of_what_they_share() -> None:
    network = town(("ash", "ATTENDS", "school"), ("bo", "ATTENDS", "school"), ("bo", "USES", "phone"))
    answer = why(network, "ash|bo")
    assert [row.link for row in answer.rows] == ["link0000", "link0001"]
    assert answer.considered == {"reports between the two": 0, "reports about what they share": 2}


def test_two_ends_that_share_nothing_are_said_to() -> None:
    answer = why(town(("ash", "ATTENDS", "school"), ("bo", "USES", "phone")), "ash|bo")
    assert (list(answer.rows), answer.sentences[0]) == (
        [],
        "No report links Ash and Bo, and none links both to the same place, person or thing.",
    )


def test_a_single_source_is_said_to_be_one() -> None:
    assert "Only one agency has reported this." in why(town(SPEND), "link0000").sentences


def test_a_disputed_report_is_said_to_be() -> None:
    answer = why(town(tie("ash", "ATTENDS", "school", disputed=True)), "link0000")
    assert answer.rows[0].disputed
    assert "disputed" in answer.rows[0].sentence
    assert "1 report is disputed." in answer.sentences


@pytest.mark.parametrize(
    ("agency", "statement", "says"),
    [
        ("police", "fact", "police crime record"),
        ("police", "intelligence", "intelligence without a grade"),
        ("school", "intelligence", "intelligence without a grade"),
        ("police", None, "police information without a grade"),
        ("school", None, "partner information"),
        ("school", "fact", "partner information"),
    ],
)
def test_a_report_without_a_grade_says_what_it_is(agency: str, statement: str | None, says: str) -> None:
    (row,) = why(town(tie("ash", "ATTENDS", "school", agency=agency, statement=statement)), "link0000").rows
    assert row.grade == says
    assert "not graded" not in row.sentence


def test_what_happened_at_a_moment_is_on_a_day_and_what_lasts_is_since_a_day() -> None:
    network = town(tie("vic", "CONTACTED", "ash", since="2026-03-14"), tie("ash", "USES", "van", since="2026-03-14"))
    said = [why(network, key).rows[0].sentence for key in ("link0000", "link0001")]
    assert [" on 14 March 2026" in said[0], " since 14 March 2026" in said[1]] == [True, True]


def test_people_use_an_online_space_and_spend_time_at_a_place() -> None:
    network = town(("ash", "SPENDS_TIME_AT", "chat"), nodes=[place("chat", kind="online chat")])
    (row,) = why(network, "link0000").rows
    assert row.sentence.startswith("Ash uses Chat (")
    assert row.sentence_back.startswith("Chat is used by Ash (")


@pytest.mark.parametrize("asked", ["zed", "ash|zed", "zed|ash", "a|b|c", ""])
def test_what_is_not_in_the_view_is_refused_without_being_repeated(asked: str) -> None:
    with pytest.raises(WrongUse) as refused:
        why(town(SPEND), asked)
    assert "zed" not in str(refused.value)


def test_a_report_about_one_person_alone_is_shown() -> None:
    assert [row.link for row in why(town(("ash", "KNOWS", "ash")), "link0000").rows] == ["link0000"]


def test_every_answer_is_handled_as_its_strictest_report() -> None:
    shared = tie("ash", "ATTENDS", "school", handling="P")
    conditional = tie("bo", "ATTENDS", "school", handling="C", action_code="A2", sanitisation_code="S1")
    assert why(town(shared), "link0000").handling == "P (lawful sharing permitted)"
    assert (
        why(town(shared, conditional), "link0000").handling == "C (lawful sharing permitted with conditions), A2 and S1"
    )
    assert why(town(shared, conditional, ("cy", "ATTENDS", "x")), "link0000").handling == "handling not stated"


def test_what_is_suspected_to_be_false_is_said_as_what_is_disputed_is() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", ref="R1", grade="3EP"),
        tie("ash", "SPENDS_TIME_AT", "park", ref="R2", disputed=True),
        tie("ash", "SPENDS_TIME_AT", "park", ref="R3", disputed=True),
    )
    assert why(network, "ash|park").sentences[-1] == "2 reports are disputed and 1 is suspected to be false."


def test_an_event_that_is_called_by_its_place_does_not_happen_there_twice() -> None:
    happened = tie("fight", "HAPPENED_AT", "green", since="2026-07-18")
    network = town(happened, nodes=[event("fight", name="Incident on 18 July 2026 at Green")])
    (row,) = why(network, "fight|green").rows
    assert row.sentence.startswith("Incident on 18 July 2026 happened at Green (")
    assert row.sentence_back.startswith("Green is the location of Incident on 18 July 2026 (")
    (other,) = why(town(happened, nodes=[event("fight", name="Harbour festival")]), "fight|green").rows
    assert other.sentence.startswith("Harbour festival happened at Green (")
