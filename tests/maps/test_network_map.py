"""The network map: who is on it, as what, and what it says it leaves out."""

from __future__ import annotations

import json

import pytest

from ctx_map.errors import WrongUse
from ctx_map.maps import network_map, positions_of
from ctx_map.maps.payload import HIGHLIGHTED, INNER, MEMBERSHIP, NEW
from maps.eastfield import eastfield
from maps.read import hulls, labels, legend, lines, spots, styles
from maps.releases import released
from towns import adult, event, organisation, peer_group, person, place, thing, tie, town, young

TRIO = [tie(name, "MEMBER_OF", "crew", statement="fact") for name in ("ash", "bo", "cas")]


def test_everything_is_drawn_as_what_it_is() -> None:
    network = town(
        tie("fight", "HAPPENED_AT", "yard"),
        nodes=[
            young("ash"),
            adult("dean"),
            person("ren"),
            person("van_man", kind="unidentified"),
            place("park"),
            place("yard"),
            place("club", place_role="place_of_safety"),
            place("chat", platform="chat", kind="online"),
            event("fight", harms="violence", name="Fight"),
            thing("phone"),
            organisation("council"),
            peer_group("crew"),
        ],
    )
    assert styles(network_map(released(network))) == {
        "Ash": "young",
        "Dean": "adult",
        "Ren": "age_unknown",
        "Van man": "unidentified",
        "Park": "place",
        "Yard": "place_harm",
        "Club": "place_safe",
        "Chat": "online",
        "Fight": "event",
        "Phone": "thing",
        "Council": "organisation",
        "Crew": "group",
    }


def test_somebody_who_is_eighteen_on_the_day_is_drawn_as_an_adult() -> None:
    network = town(nodes=[person("ash", born="2008-11-24"), person("bo", born="2008-11-25", kind="adult")])
    assert styles(network_map(released(network))) == {"Ash": "adult", "Bo": "young"}


def test_an_event_without_harm_marks_no_place() -> None:
    network = town(("walk", "HAPPENED_AT", "park"), nodes=[event("walk")])
    assert styles(network_map(released(network)))["Park"] == "place"


def test_all_young_people_are_drawn_alike_however_many_reports_name_them() -> None:
    ties = [("ash", "SPENDS_TIME_AT", f"place{n}") for n in range(9)]
    payload = network_map(released(town(*ties, nodes=[young("ash"), young("bo")])))
    ash, bo = (row for row in payload["nodes"] if row[4] in {"Ash", "Bo"})
    assert ash[1] == bo[1]
    assert len(ash) == len(bo) == 9  # no number about a person is in a row, but for neighbours that are not drawn
    assert ash[7:] == bo[7:] == (0, 0)


def test_lines_say_how_they_read() -> None:
    network = town(tie("dean", "CONTACTED", "ash", grade="1BP"), tie("sam", "SUPPORTS", "ash", statement="fact"))
    assert lines(network_map(released(network))) == {
        ("Dean", "contacted", "Ash", "contact"),
        ("Sam", "supports", "Ash", "protective"),
    }


def test_a_group_of_two_has_an_outline_and_a_group_of_one_a_line() -> None:
    network = town(*TRIO[:2], tie("eve", "MEMBER_OF", "loners", statement="fact"))
    payload = network_map(released(network))
    assert hulls(payload) == {"Crew": {"Ash", "Bo"}}
    marks = {payload["nodes"][row[0]][4]: row[-1] for row in payload["lines"]}
    assert marks == {"Ash": MEMBERSHIP, "Bo": MEMBERSHIP, "Eve": 0}


def test_who_has_left_or_is_a_disputed_member_is_not_inside_the_outline() -> None:
    left = tie("dee", "MEMBER_OF", "crew", since="2025-01-01", until="2026-01-01")
    disputed = tie("eli", "MEMBER_OF", "crew", disputed=True)
    payload = network_map(released(town(*TRIO, left, disputed)))
    assert hulls(payload) == {"Crew": {"Ash", "Bo", "Cas"}}
    drawn = {payload["nodes"][row[0]][4] for row in payload["lines"] if not row[-1]}
    assert drawn == {"Dee", "Eli"}


def test_friend_links_inside_a_group_are_marked_and_counted() -> None:
    friends = [("ash", "FRIEND_OF", "bo"), ("ash", "FRIEND_OF", "dee")]
    payload = network_map(released(town(*TRIO, *friends)))
    inner = {(payload["nodes"][r[0]][4], payload["nodes"][r[1]][4]) for r in payload["lines"] if r[-1] == INNER}
    assert inner == {("Ash", "Bo")}
    assert payload["said"] == ["Friend links inside peer groups are not drawn (1): the outline of the group says them."]
    assert network_map(released(town(*TRIO, *friends)), inner_links=True)["said"] == []


def test_a_disputed_friendship_inside_a_group_is_always_drawn() -> None:
    payload = network_map(released(town(*TRIO, tie("ash", "FRIEND_OF", "bo", disputed=True))))
    assert INNER not in {row[-1] for row in payload["lines"]}


def test_only_draws_what_is_asked_for_and_counts_what_is_not_drawn_at_each_node() -> None:
    network = town(("ash", "SPENDS_TIME_AT", "park"), ("bo", "SPENDS_TIME_AT", "park"), ("ash", "KNOWS", "bo"))
    payload = network_map(released(network), only=["ash", "park"])
    assert labels(payload) == {"Ash", "Park"}
    assert {row[4]: row[8] for row in payload["nodes"]} == {"Ash": 1, "Park": 1}
    assert payload["said"][0] == "2 of the 3 people, places and things in this view are drawn."


def test_keys_that_are_not_in_the_view_draw_nothing() -> None:
    assert network_map(released(town(("ash", "KNOWS", "bo"))), only=["nobody"])["nodes"] == []


def test_above_the_limit_groups_and_busy_places_come_first_and_it_is_said() -> None:
    ties = [(f"kid{n}", "SPENDS_TIME_AT", "busy") for n in range(4)] + [("kid0", "SPENDS_TIME_AT", "quiet")]
    network = town(*ties, *TRIO, ("crew", "MEETS_AT", "busy"))
    payload = network_map(released(network), limit=2)
    assert labels(payload) == {"Crew", "Busy"}
    assert lines(payload) == {("Crew", "meets at", "Busy", "doubtful")}
    assert payload["said"][0].startswith("This view holds 10 people, places and things: too many to read")


def test_the_legend_says_which_age_is_not_known_where_somebody_has_none() -> None:
    ages = {"Young person", "Age not known, treated as a child", "Adult"}
    everybody = [young("ash"), person("ren"), adult("dean")]
    assert ages <= legend(network_map(released(town(nodes=everybody))))
    for gone in everybody:
        left = [each for each in everybody if each is not gone]
        assert len(ages & legend(network_map(released(town(nodes=left))))) == 2


def test_events_of_a_large_map_are_left_to_the_legend_and_it_is_said() -> None:
    network = town(*((f"kid{n}", "INVOLVED_IN", "fight") for n in range(120)))
    payload = network_map(released(network))
    assert payload["off"] == ["event"]
    assert payload["said"] == ["Not drawn at first: 1 event. Switch it on in the legend."]
    assert "Fight" in labels(payload)
    assert network_map(released(network), off=())["off"] == []
    assert network_map(released(town(("ash", "INVOLVED_IN", "fight"))))["off"] == []


def test_highlighted_and_new_nodes_are_marked() -> None:
    payload = network_map(released(town(("ash", "KNOWS", "bo"))), highlight=["ash"], new={"bo"})
    assert {row[4]: row[7] for row in payload["nodes"]} == {"Ash": HIGHLIGHTED, "Bo": NEW}


def test_the_legend_holds_what_is_on_the_map_and_nothing_else() -> None:
    network = town(tie("ash", "SPENDS_TIME_AT", "park", grade="1AP"), nodes=[young("ash")])
    assert legend(network_map(released(network))) == {"Young person", "Place", "Link"}


def test_the_legend_explains_every_sort_of_line_that_is_drawn() -> None:
    assert legend(network_map(released(eastfield()))) >= {
        "Contact, from the one who made it",
        "Protective link (double line)",
        "Not graded, or graded as doubtful (dotted)",
        "Ended (lighter, with a gap)",
        "Disputed: someone says it is not so",
        "Number of reports behind a line",
        "Peer group",
    }


def test_the_marking_the_header_and_the_notice_go_with_the_map() -> None:
    release = released(town(("ash", "KNOWS", "bo")), marking="OFFICIAL-SENSITIVE: A")
    payload = network_map(release)
    assert payload["marking"] == "OFFICIAL-SENSITIVE: A"
    assert payload["header"] == list(release.header[1:])
    assert payload["notice"] == list(release.notice)


def test_remembered_positions_come_back_as_they_were() -> None:
    first = network_map(released(eastfield()))
    again = network_map(released(eastfield()), positions=positions_of(first))
    assert spots(again) == spots(first)


def test_a_payload_is_plain_json() -> None:
    payload = network_map(released(eastfield()))
    assert json.loads(json.dumps(payload))["title"] == "Network map"


def test_names_are_full_or_initials_and_nothing_else() -> None:
    with pytest.raises(WrongUse, match="full, initials"):
        network_map(released(town(("ash", "KNOWS", "bo"))), names="nicknames")


def test_a_map_of_an_empty_view_says_so() -> None:
    assert network_map(released(town()))["summary"] == "Nothing is on the map."


def test_what_there_is_one_of_is_said_so() -> None:
    network = town(("ash", "SPENDS_TIME_AT", "park"), nodes=[young("ash")])
    assert network_map(released(network))["summary"] == "On the map: 1 young person, 1 place and 1 line."
