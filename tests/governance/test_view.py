"""What a view shows, to whom, as at which day, around whom, and what it says of the rest."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date
from pathlib import Path

import pytest

from ctx_map.errors import AuditUnwritable, WrongUse
from ctx_map.governance import Action, LinkHistory, View, open_view
from ctx_map.governance.audit.where import place_of
from ctx_map.network import Network, Scope, Withheld
from ctx_map.store import Store
from governance.doors import TODAY, admit, audit_of, holder_mandate, keys_of, look, mandate_of, settings_in, ties
from governance.reports import Value, bundle_of, link, node

PARK = link("P1", "SPENDS_TIME_AT", "L1", "R1")
SCHOOLS_ONLY: dict[str, Value] = {"handling": "C", "conditions": "agencies: School", "agency": "Health"}


def test_a_view_shows_what_was_loaded(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK, nodes=[node("P1", name="Ash"), node("L1", name="the park")]))
    network = look(store, tmp_path)
    assert ties(network) == {("police:P1", "SPENDS_TIME_AT", "police:L1")}
    assert network.nodes.select("key", "label", "name").rows() == [
        ("police:L1", "Place", "the park"),
        ("police:P1", "Person", "Ash"),
    ]
    assert network.withheld == Withheld("none", "none")


def test_an_empty_store_is_an_empty_network(store: Store, tmp_path: Path) -> None:
    network = look(store, tmp_path)
    assert (network.nodes.height, network.links.height) == (0, 0)


def test_a_report_is_shown_to_those_it_names_and_its_nodes_are_hidden_from_the_others(
    store: Store, tmp_path: Path
) -> None:
    admit(store, tmp_path, bundle_of(PARK, link("P1", "SPENDS_TIME_AT", "L2", "R2") | SCHOOLS_ONLY))
    assert keys_of(look(store, tmp_path, mandate_of("school"))) == {"police:P1", "police:L1", "police:L2"}
    assert keys_of(look(store, tmp_path, mandate_of("housing"))) == {"police:P1", "police:L1"}


def test_the_holder_sees_what_states_no_handling_and_no_conditional_report_that_does_not_name_it(
    store: Store, tmp_path: Path
) -> None:
    not_stated, conditional = PARK | {"handling": None}, link("P2", "SPENDS_TIME_AT", "L2", "R2") | SCHOOLS_ONLY
    admit(store, tmp_path, bundle_of(not_stated, conditional))
    assert keys_of(look(store, tmp_path, holder_mandate())) == {"police:P1", "police:L1"}
    assert keys_of(look(store, tmp_path, mandate_of("housing"))) == set()


def test_a_report_that_is_not_for_meetings_is_left_out_of_one(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK | {"handling": "C", "conditions": "not in meeting"}))
    assert ties(look(store, tmp_path, mandate_of("police")))
    assert ties(look(store, tmp_path, mandate_of("police", in_meeting=True))) == set()


def test_a_child_without_any_tie_is_not_overlooked(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK, nodes=[node("P9", name="Nobody's friend")]))
    assert "police:P9" in keys_of(look(store, tmp_path))


def test_a_child_whose_every_report_is_withheld_is_left_out(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK | SCHOOLS_ONLY))
    assert keys_of(look(store, tmp_path)) == set()


def test_an_earlier_day_shows_what_was_known_then(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK, nodes=[node("P1", name="Ash")]), today=date(2026, 5, 1))
    later = [PARK | {"note": "with Bo"}, link("P1", "SPENDS_TIME_AT", "L2", "R2")]
    admit(store, tmp_path, bundle_of(*later, nodes=[node("P1", name="Ashley")]), today=date(2026, 6, 1))
    then, now = (look(store, tmp_path, mandate_of(as_at=day)) for day in (date(2026, 5, 31), date(2026, 6, 1)))
    assert (keys_of(then), then.links["note"].to_list()) == ({"police:P1", "police:L1"}, [None])
    assert keys_of(now) == {"police:P1", "police:L1", "police:L2"}
    assert sorted(now.links["note"].to_list(), key=str) == [None, "with Bo"]
    names = [network.nodes.filter(key="police:P1")["name"].item() for network in (then, now)]
    assert names == ["Ash", "Ashley"]


def test_a_node_that_was_loaded_later_is_not_shown_on_an_earlier_day(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(nodes=[node("P1")]), today=date(2026, 5, 1))
    admit(store, tmp_path, bundle_of(nodes=[node("P2")]), today=date(2026, 6, 1))
    assert keys_of(look(store, tmp_path, mandate_of(as_at=date(2026, 5, 2)))) == {"police:P1"}


def test_a_report_that_was_on_paper_before_it_was_loaded_is_shown_with_its_ends(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK | {"recorded_at": "2026-03-01"}), today=date(2026, 5, 1))
    assert keys_of(look(store, tmp_path, mandate_of(as_at=date(2026, 4, 1)))) == {"police:P1", "police:L1"}
    assert keys_of(look(store, tmp_path, mandate_of(as_at=date(2026, 2, 1)))) == set()


def test_three_changes_on_one_day_keep_the_day_before(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(nodes=[node("P1", name="A")]), today=date(2026, 5, 1))
    for name in "BCD":
        admit(store, tmp_path, bundle_of(nodes=[node("P1", name=name)]), today=date(2026, 6, 1))
    for day, name in ((date(2026, 5, 31), "A"), (date(2026, 6, 1), "D")):
        assert look(store, tmp_path, mandate_of(as_at=day)).nodes["name"].to_list() == [name]


def test_a_window_leaves_out_links_and_keeps_the_people(store: Store, tmp_path: Path) -> None:
    may = PARK | {"since": "2026-05-01", "until": "2026-05-31"}
    admit(store, tmp_path, bundle_of(may, link("P2", "SPENDS_TIME_AT", "L1", "R2")))
    network = look(store, tmp_path, since="2026-06-01", until="2026-06-30")
    assert ties(network) == {("police:P2", "SPENDS_TIME_AT", "police:L1")}
    assert "police:P1" in keys_of(network)
    assert (network.since, network.until) == ("2026-06-01", "2026-06-30")


CHAIN = (
    link("P1", "SPENDS_TIME_AT", "L1", "R1"),
    link("P2", "SPENDS_TIME_AT", "L1", "R2"),
    link("P2", "SPENDS_TIME_AT", "L2", "R3"),
    link("P3", "SPENDS_TIME_AT", "L2", "R4"),
)


@pytest.mark.parametrize(
    ("steps", "reached"),
    [(1, {"P1", "L1"}), (2, {"P1", "L1", "P2"}), (None, {"P1", "L1", "P2"}), (4, {"P1", "L1", "P2", "L2", "P3"})],
)
def test_a_scope_reaches_so_many_steps(store: Store, tmp_path: Path, steps: int | None, reached: set[str]) -> None:
    admit(store, tmp_path, bundle_of(*CHAIN))
    network = look(store, tmp_path, around=["police:P1"], steps=steps)
    assert keys_of(network) == {f"police:{each}" for each in reached}


def test_a_scope_does_not_reach_through_what_is_withheld(store: Store, tmp_path: Path) -> None:
    hidden = CHAIN[2] | SCHOOLS_ONLY
    admit(store, tmp_path, bundle_of(CHAIN[0], CHAIN[1], hidden, CHAIN[3]))
    assert keys_of(look(store, tmp_path, around=["police:P1"], steps=9)) == {"police:P1", "police:L1", "police:P2"}


SCHOOL = tuple(link(f"P{i}", "ATTENDS", "L9", f"S{i}") for i in range(1, 5))
AT_THE_PARK = (link("P1", "SPENDS_TIME_AT", "L1", "R1"), link("P9", "SPENDS_TIME_AT", "L1", "R2"))


def test_a_busy_place_is_reached_but_not_looked_around(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(*SCHOOL, *AT_THE_PARK))
    network = look(store, tmp_path, around=["police:P1"], most_links=3)
    assert ties(network) == {
        ("police:P1", "ATTENDS", "police:L9"),
        ("police:P1", "SPENDS_TIME_AT", "police:L1"),
        ("police:P9", "SPENDS_TIME_AT", "police:L1"),
    }
    assert network.scope == Scope(asked=1, steps=2, most_links=3, busy=("police:L9",))


def test_a_place_is_busy_with_more_reports_than_the_bound_only(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(*SCHOOL))
    network = look(store, tmp_path, around=["police:P1"], most_links=4)
    assert keys_of(network) == {"police:L9", *(f"police:P{i}" for i in range(1, 5))}
    assert network.scope == Scope(asked=1, steps=2, most_links=4)


def test_one_may_look_around_a_busy_place_itself(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(*SCHOOL))
    assert len(keys_of(look(store, tmp_path, around=["police:L9"], most_links=1))) == 5


def test_reports_that_are_withheld_make_no_place_busy(store: Store, tmp_path: Path) -> None:
    hidden = [each | SCHOOLS_ONLY for each in SCHOOL[2:]]
    admit(store, tmp_path, bundle_of(*SCHOOL[:2], *hidden))
    network = look(store, tmp_path, around=["police:P1"], most_links=2)
    assert network.scope == Scope(asked=1, steps=2, most_links=2)
    assert keys_of(network) == {"police:P1", "police:P2", "police:L9"}


def test_a_whole_network_has_no_scope_and_a_part_says_around_what_it_is(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(*SCHOOL))
    assert look(store, tmp_path).scope is None
    view = open_view(store, mandate_of(), audit=audit_of(store, tmp_path))
    release = view.release(view.network(around=["police:P1"], most_links=3))
    assert release.account[0] == (
        "Only people, places and things within 2 steps of the one you chose are included. 1 has more than 3 links, so "
        "what is beyond is left out."
    )


def test_one_may_look_around_a_child_without_any_tie(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK, nodes=[node("P9")]))
    assert keys_of(look(store, tmp_path, around=["police:P9"])) == {"police:P9"}


def test_a_child_whose_ties_are_outside_the_window_is_still_there(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK | {"until": "2026-05-01"}))
    network = look(store, tmp_path, around=["police:P1"], since="2026-06-01")
    assert (keys_of(network), ties(network)) == ({"police:P1"}, set())


def test_absent_and_withheld_ids_read_the_same(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK, link("P5", "SPENDS_TIME_AT", "L5", "R5") | SCHOOLS_ONLY))
    errors = []
    for key in ("police:P5", "police:nowhere"):
        with pytest.raises(WrongUse) as raised:
            look(store, tmp_path, around=[key])
        errors.append(str(raised.value))
    assert errors[0] == errors[1]
    assert "P5" not in errors[0]


@pytest.mark.parametrize(("hidden", "words"), [(0, "none"), (2, "fewer than 5"), (5, "5 to 19")])
@pytest.mark.parametrize("around", [(), ("police:P1",)], ids=["whole", "around"])
def test_how_much_is_withheld_is_said_in_bands(
    store: Store, tmp_path: Path, hidden: int, words: str, around: tuple[str, ...]
) -> None:
    reports = [link("P1", "SPENDS_TIME_AT", f"L{number + 2}", f"H{number}") | SCHOOLS_ONLY for number in range(hidden)]
    admit(store, tmp_path, bundle_of(PARK, *reports))
    assert look(store, tmp_path, around=around).withheld == Withheld(words, words)


def test_a_mandate_that_may_not_know_is_not_told_whether_anything_is_withheld(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK, link("P2", "SPENDS_TIME_AT", "L1", "R2") | SCHOOLS_ONLY))
    mandate = mandate_of("police", may_know_withheld=False)
    assert look(store, tmp_path, mandate).withheld == Withheld(None, None)
    assert look(store, tmp_path, mandate, around=["police:P1"]).withheld == Withheld(None, None)


def test_opening_a_view_leaves_one_line_before_anything_is_read(store: Store, tmp_path: Path) -> None:
    audit = audit_of(store, tmp_path)
    view = open_view(store, mandate_of(), audit=audit, question="shared-places", about=["police:P1"])
    (line,) = audit.lines()
    assert (line.seq, view.audit_line) == (1, 1)
    assert (line.action, line.subject, dict(line.counts)) == ("viewed", "shared-places", {"asked about": 1})
    view.network()
    view.release(view.network())
    assert len(audit.lines()) == 1


def test_without_an_audit_line_nothing_is_shown(store: Store, tmp_path: Path) -> None:
    audit = audit_of(store, tmp_path)
    place_of(store.uri, settings_in(tmp_path)).log.mkdir(parents=True)
    with pytest.raises(AuditUnwritable):
        open_view(store, mandate_of(), audit=audit)


def test_all_that_goes_into_a_file_that_was_announced_has_one_line_which_is_written_when_it_leaves(
    store: Store, tmp_path: Path
) -> None:
    audit = audit_of(store, tmp_path)
    view = open_view(store, mandate_of(may_export_whole=True), audit=audit, question="network", disclose_as="graphml")
    network = view.network()
    assert [line.action for line in audit.lines()] == [Action.VIEWED]
    releases = [view.release(network, to="graphml") for _ in range(2)]
    (looked, left) = audit.lines()
    assert (looked.action, looked.subject) == (Action.VIEWED, "network")
    assert (left.action, left.subject) == (Action.DISCLOSED, "network as graphml")
    assert [(each.destination, each.audit_line) for each in releases] == [("graphml", 2)] * 2
    assert view.copy_line() == 2


def test_a_file_that_was_not_announced_gets_a_line_of_its_own_first(store: Store, tmp_path: Path) -> None:
    audit = audit_of(store, tmp_path)
    view = open_view(store, mandate_of(may_export_whole=True), audit=audit, question="pairs")
    release = view.release(view.network(), to="csv")
    assert [(line.action, line.subject) for line in audit.lines()] == [
        ("viewed", "pairs"),
        ("disclosed", "pairs as csv"),
    ]
    assert release.audit_line == 2


def test_a_release_is_refused_where_its_line_cannot_be_written(store: Store, tmp_path: Path) -> None:
    view = open_view(store, mandate_of(may_export_whole=True), audit=audit_of(store, tmp_path))
    network = view.network()
    log = place_of(store.uri, settings_in(tmp_path)).log
    log.unlink()
    log.mkdir()
    with pytest.raises(AuditUnwritable):
        view.release(network, to="csv")
    assert view.release(network).destination == "screen"


@pytest.mark.parametrize("format_", ["", "../x", "CSV", "a b", "x" * 21])
def test_a_format_is_a_short_word(store: Store, tmp_path: Path, format_: str) -> None:
    view = open_view(store, mandate_of(), audit=audit_of(store, tmp_path))
    with pytest.raises(WrongUse, match="format"):
        view.release(view.network(), to=format_)


def test_a_release_carries_the_marking_and_the_account(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK | {"handling": "C", "action_code": "A1", "sanitisation_code": "S2"}))
    mandate = replace(mandate_of(), marking="OFFICIAL-SENSITIVE: POLICE")
    view = open_view(store, mandate, audit=audit_of(store, tmp_path))
    release = view.release(view.network(since="2026-01-01"))
    assert (release.marking, release.asked_by, release.agency) == (mandate.marking, mandate.name, "police")
    assert (release.purpose, release.authority, release.as_at) == (mandate.purpose, mandate.authority, TODAY)
    assert (release.since, release.until) == ("2026-01-01", None)
    assert release.handling.startswith("C (lawful sharing permitted with conditions)")
    assert release.withheld == Withheld("none", "none")
    assert len(release.data_digest) == 64


def test_content_of_another_day_is_not_released(store: Store, tmp_path: Path) -> None:
    other = look(store, tmp_path, mandate_of(as_at=date(2026, 1, 1)))
    view = open_view(store, mandate_of(), audit=audit_of(store, tmp_path))
    with pytest.raises(WrongUse, match="a different day"):
        view.release(other)


def test_a_view_is_closed_at_the_end_of_its_block(store: Store, tmp_path: Path) -> None:
    with open_view(store, mandate_of(), audit=audit_of(store, tmp_path)) as view:
        network = view.network()
    with pytest.raises(WrongUse, match="closed"):
        view.network()
    with pytest.raises(WrongUse, match="closed"):
        view.release(network)


def test_nobody_makes_a_view_without_opening_one(embedded_store: Store, tmp_path: Path) -> None:
    audit = audit_of(embedded_store, tmp_path)
    with pytest.raises(WrongUse, match="open_view"):
        View(embedded_store, mandate_of(), audit, "network", None, 1)
    view = open_view(embedded_store, mandate_of(), audit=audit)
    with pytest.raises(FrozenInstanceError):
        view.mandate = holder_mandate()  # type: ignore[misc]
    with pytest.raises(WrongUse, match="open_view"):
        replace(view, mandate=holder_mandate())


def test_a_view_shows_nothing_of_the_store_in_its_own_words(embedded_store: Store, tmp_path: Path) -> None:
    view = open_view(embedded_store, mandate_of(), audit=audit_of(embedded_store, tmp_path))
    assert str(tmp_path) not in repr(view)


def test_a_mandate_that_stands_for_the_holder_by_name_opens_nothing(embedded_store: Store, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="not the name of an agency"):
        open_view(embedded_store, mandate_of("(holder)"), audit=audit_of(embedded_store, tmp_path))


@pytest.mark.parametrize("steps", [0, -1])
def test_a_scope_of_no_steps_is_refused(embedded_store: Store, tmp_path: Path, steps: int) -> None:
    with pytest.raises(WrongUse, match="steps"):
        look(embedded_store, tmp_path, around=["police:P1"], steps=steps)


def _history(store: Store, folder: Path, network: Network, agency: str) -> LinkHistory:
    view = open_view(store, mandate_of(agency), audit=audit_of(store, folder), question="why")
    return view.history(network.links["key"].item())


def test_the_history_of_a_link_shows_what_it_was_corrected_from(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK | {"note": "with Bo"}), today=date(2026, 5, 1))
    admit(store, tmp_path, bundle_of(PARK | {"note": "with Cy"}), today=date(2026, 6, 1))
    history = _history(store, tmp_path, look(store, tmp_path), "police")
    assert history.versions.select("note", "known_from", "retracted_at").rows() == [
        ("with Bo", "2026-05-01", "2026-06-01"),
        ("with Cy", "2026-06-01", None),
    ]


def test_the_history_leaves_out_versions_that_are_withheld(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK | {"handling": "C", "conditions": "by hand"}), today=date(2026, 5, 1))
    admit(store, tmp_path, bundle_of(PARK), today=date(2026, 6, 1))
    network = look(store, tmp_path)
    assert _history(store, tmp_path, network, "police").versions.height == 2
    assert _history(store, tmp_path, network, "housing").versions["handling"].to_list() == ["P"]


def test_a_history_can_be_released(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK))
    view = open_view(store, mandate_of(), audit=audit_of(store, tmp_path), question="why")
    release = view.release(view.history(view.network().links["key"].item()))
    assert release.handling == "P (lawful sharing permitted)"


def test_versions_stand_in_the_order_of_their_numbers(store: Store, tmp_path: Path) -> None:
    for number in range(11):
        admit(store, tmp_path, bundle_of(PARK | {"note": f"n{number}"}))
    history = _history(store, tmp_path, look(store, tmp_path), "police")
    assert history.versions["note"].to_list() == [f"n{number}" for number in range(11)]


def test_an_earlier_network_is_what_the_mandate_would_have_seen_then(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK), today=date(2026, 5, 1))
    admit(store, tmp_path, bundle_of(link("P2", "SPENDS_TIME_AT", "L1", "R2")), today=date(2026, 6, 1))
    view = open_view(store, mandate_of(), audit=audit_of(store, tmp_path), question="changes")
    before = view.earlier_network(date(2026, 5, 2))
    assert keys_of(before) == {"police:P1", "police:L1"}
    with pytest.raises(WrongUse, match="a different day"):
        view.release(before)
    with pytest.raises(WrongUse, match="before"):
        view.earlier_network(TODAY)
