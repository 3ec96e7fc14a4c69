"""Which row of a file is which stored report: decision 1, case by case and as laws."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctx_map.errors import BundleRejected
from ctx_map.governance.intake.identity import with_content
from ctx_map.governance.intake.links import NOTHING_STORED, LinkChange, change_links
from ctx_map.governance.intake.spells import STORED_SPELLS
from governance.reports import Value, bundle_of, link

Report = dict[str, Value]


def _change(reports: Sequence[Report], stored: pl.DataFrame = NOTHING_STORED, day: str = "2026-11-24") -> LinkChange:
    return change_links(bundle_of(*reports).links, stored, namespace="police", day=day, load="load")


def _versions(change: LinkChange) -> pl.DataFrame:
    frames = list(change.new_links.values())
    return pl.concat(frames) if frames else NOTHING_STORED


def _after(stored: pl.DataFrame, change: LinkChange) -> pl.DataFrame:
    """The live versions once a change is in the store."""
    ended = change.retracted.get_column("version").to_list() if change.retracted is not None else []
    live = stored.filter(~pl.col("version").is_in(ended))
    brought = _versions(change).with_columns(said_at=pl.lit(None, dtype=pl.String))
    return pl.concat([live, brought.select(STORED_SPELLS.names())])


def _stored(*reports: Report) -> pl.DataFrame:
    return _after(NOTHING_STORED, _change(reports))


def _counts(change: LinkChange) -> tuple[int, int, int, int]:
    return change.new, change.corrected, change.unchanged, change.duplicate


def at_the_park(ref: str = "R1", **said: Value) -> Report:
    return link("P1", "SPENDS_TIME_AT", "L1", ref) | said


def test_a_first_file_is_all_new() -> None:
    assert _counts(_change([at_the_park("R1"), at_the_park("R2")])) == (2, 0, 0, 0)


def test_the_same_rows_again_are_unchanged() -> None:
    stored = _stored(at_the_park("R1", note="seen twice"), at_the_park("R2"))
    change = _change([at_the_park("R1", note="seen twice"), at_the_park("R2")], stored)
    assert _counts(change) == (0, 0, 2, 0)
    assert change.retracted is None


def test_a_row_that_is_missing_from_a_later_file_stays() -> None:
    change = _change([at_the_park("R2")], _stored(at_the_park("R1"), at_the_park("R2")))
    assert change.retracted is None


def test_a_row_with_another_note_is_a_correction_under_the_same_key() -> None:
    stored = _stored(at_the_park(since="2026-05-01", note="with Bo"))
    change = _change([at_the_park(since="2026-05-01", note="with Cy")], stored)
    (version,) = _versions(change).iter_rows(named=True)
    assert _counts(change) == (0, 1, 0, 0)
    assert change.retracted is not None
    assert version["key"] == stored["key"].item()
    assert change.retracted["version"].to_list() == [version["key"] + "~1"]
    assert version["version"] == version["key"] + "~2"


def test_a_row_with_another_date_is_a_correction_and_no_second_report() -> None:
    change = _change([at_the_park(since="2026-06-01")], _stored(at_the_park(since="2026-05-01")))
    assert _counts(change) == (0, 1, 0, 0)


def test_a_value_that_is_blank_in_a_later_file_is_a_correction_of_the_report() -> None:
    change = _change([at_the_park()], _stored(at_the_park(until="2026-05-01")))
    assert _counts(change) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    "other",
    [
        link("P1", "SPENDS_TIME_AT", "L1", "R2"),
        link("P1", "SPENDS_TIME_AT", "L2", "R1"),
        link("P2", "SPENDS_TIME_AT", "L1", "R1"),
        link("P1", "LIVES_AT", "L1", "R1"),
        link("P1", "SPENDS_TIME_AT", "L1", "R1", "school"),
    ],
    ids=["reference", "to", "from", "kind", "agency"],
)
def test_who_reported_what_about_whom_makes_it_another_report(other: Report) -> None:
    assert _counts(_change([other], _stored(at_the_park("R1")))) == (1, 0, 0, 0)


def test_two_roles_in_one_event_are_two_reports() -> None:
    harmed = link("P1", "INVOLVED_IN", "E1", "R1", role="victim")
    change = _change([harmed | {"role": "suspect"}], _stored(harmed))
    assert _counts(change) == (1, 0, 0, 0)


def test_a_friendship_read_from_the_other_end_is_the_same_report() -> None:
    stored = _stored(link("P1", "FRIEND_OF", "P2", "R1"))
    assert _counts(_change([link("P2", "FRIEND_OF", "P1", "R1")], stored)) == (0, 0, 1, 0)


def test_contact_read_from_the_other_end_is_another_report() -> None:
    stored = _stored(link("P1", "CONTACTED", "P2", "R1"))
    assert _counts(_change([link("P2", "CONTACTED", "P1", "R1")], stored)) == (1, 0, 0, 0)


def test_the_key_of_one_spell_says_nothing_of_the_others() -> None:
    may, june = at_the_park(since="2026-05-01"), at_the_park(since="2026-06-01")
    together = dict(_versions(_change([june, may])).select("since", "key").iter_rows())
    alone = dict(_versions(_change([june])).select("since", "key").iter_rows())
    assert together["2026-06-01"] == alone["2026-06-01"]
    assert together["2026-05-01"] != together["2026-06-01"]


def test_the_corrected_spell_among_several_is_found_by_its_date() -> None:
    may, june = at_the_park(since="2026-05-01"), at_the_park(since="2026-06-01")
    stored = _stored(may, june)
    change = _change([at_the_park(since="2026-04-01"), may | {"note": "with Bo"}, june], stored)
    assert _counts(change) == (1, 1, 1, 0)
    corrected = _versions(change).filter(pl.col("note") == "with Bo")
    assert corrected["key"].to_list() == stored.filter(pl.col("since") == "2026-05-01")["key"].to_list()


def test_an_earlier_spell_that_comes_later_is_a_new_spell() -> None:
    may, june = at_the_park(since="2026-05-01"), at_the_park(since="2026-06-01")
    change = _change([may, june], _stored(june))
    assert _counts(change) == (1, 0, 1, 0)
    assert _versions(change)["since"].to_list() == ["2026-05-01"]


def test_a_spell_that_says_what_a_corrected_one_said_first_has_a_key_of_its_own() -> None:
    may, june = at_the_park(since="2026-05-01"), at_the_park(since="2026-06-01")
    stored = _stored(may)
    stored = _after(stored, _change([june], stored))
    after = _after(stored, _change([may, june], stored))
    again = _after(after, _change([at_the_park(since="2026-07-01"), june], after))
    once_more = _after(again, _change([may, june, at_the_park(since="2026-07-01")], again))
    for versions in (after, again, once_more):
        assert versions["key"].is_unique().all()
    assert set(once_more["since"]) == {"2026-05-01", "2026-06-01", "2026-07-01"}


def test_two_spells_that_change_both_are_matched_in_the_order_of_their_dates() -> None:
    stored = _stored(at_the_park(since="2026-05-01"), at_the_park(since="2026-06-01"))
    change = _change([at_the_park(since="2026-06-05"), at_the_park(since="2026-05-05")], stored)
    assert _counts(change) == (0, 2, 0, 0)
    moved = dict(_versions(change).select("key", "since").iter_rows())
    before = dict(stored.select("key", "since").iter_rows())
    assert {before[key]: since for key, since in moved.items()} == {
        "2026-05-01": "2026-05-05",
        "2026-06-01": "2026-06-05",
    }


def test_a_row_that_stands_twice_in_a_file_is_one_report() -> None:
    assert _counts(_change([at_the_park(), at_the_park(), at_the_park(note="x")])) == (2, 0, 0, 1)


def test_a_first_version_is_known_from_the_day_it_was_recorded_or_loaded() -> None:
    reports = [
        at_the_park("R1", recorded_at="2026-03-04"),
        at_the_park("R2"),
        at_the_park("R3", recorded_at="2027-01-01"),
    ]
    known = dict(_versions(_change(reports)).select("ref", "known_from").iter_rows())
    assert known == {"R1": "2026-03-04", "R2": "2026-11-24", "R3": "2026-11-24"}


def test_a_correction_is_known_from_the_day_it_is_loaded_whatever_it_says() -> None:
    stored = _stored(at_the_park(recorded_at="2026-03-04"))
    change = _change([at_the_park(recorded_at="2026-03-04", note="x")], stored, day="2026-11-30")
    assert _versions(change)["known_from"].to_list() == ["2026-11-30"]
    assert change.retracted is not None
    assert change.retracted["retracted_at"].to_list() == ["2026-11-30"]


def test_every_version_carries_who_may_see_it() -> None:
    reports = [at_the_park("R1"), at_the_park("R2", handling="C", conditions="agencies: School; not in meeting")]
    seen = {
        row["ref"]: (row["audience"], row["in_meeting"]) for row in _versions(_change(reports)).iter_rows(named=True)
    }
    assert seen == {"R1": ("*", True), "R2": ("|police|school|", False)}


def test_links_lie_by_kind_and_ends() -> None:
    change = _change([at_the_park(), link("P1", "USES", "T1", "R2"), link("P2", "SPENDS_TIME_AT", "L1", "R3")])
    assert {table: frame.height for table, frame in change.new_links.items()} == {
        ("SPENDS_TIME_AT", "Person", "Place"): 2,
        ("USES", "Person", "Thing"): 1,
    }


def test_a_key_is_the_namespace_and_a_short_hash_that_no_machine_changes() -> None:
    # BLAKE2b, 8 bytes, over both ends, kind, reference, agency, role and the rest, with U+001F between them
    said = ["police:P1", "police:L1", "SPENDS_TIME_AT", "R1", "police", "", *[""] * 5, "P", *[""] * 7]
    key = blake2b("\x1f".join(said).encode(), digest_size=8).hexdigest()
    assert _versions(_change([at_the_park()]))["key"].to_list() == [f"police:{key}"]
    assert key == "386422c5d508e041"


def test_values_that_read_the_same_when_joined_are_refused() -> None:
    with pytest.raises(BundleRejected, match="control character"):
        with_content(bundle_of(at_the_park(ref="R1\x1fpolice")).links)


_DAYS = st.sampled_from([None, "2026-05-01", "2026-06-01", "2026-07-01T21:30"])
_NOTES = st.sampled_from([None, "with Bo", "alone"])
_REPORT = st.builds(
    lambda ref, since, note: at_the_park(ref, since=since, note=note), st.sampled_from(["R1", "R2"]), _DAYS, _NOTES
)
_FILE = st.lists(_REPORT, min_size=1, max_size=7)


@settings(deadline=None)
@given(first=_FILE, second=_FILE)
def test_the_account_of_a_file_is_complete(first: list[Report], second: list[Report]) -> None:
    change = _change(second, _stored(*first))
    assert sum(_counts(change)) == len(second)


@settings(deadline=None)
@given(first=_FILE, second=_FILE, chance=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_plays_no_part(first: list[Report], second: list[Report], chance: object) -> None:
    shuffled = list(second)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    stored = _stored(*first)
    one, other = _change(second, stored), _change(shuffled, stored)
    columns = [name for name in STORED_SPELLS if name != "said_at"]
    assert _versions(one).select(columns).sort("version").equals(_versions(other).select(columns).sort("version"))
    assert _counts(one) == _counts(other)


@settings(deadline=None)
@given(first=_FILE, second=_FILE)
def test_after_a_file_the_store_has_all_that_it_says_and_the_same_file_changes_nothing(
    first: list[Report], second: list[Report]
) -> None:
    stored = _stored(*first)
    after = _after(stored, _change(second, stored))
    assert after["version"].is_unique().all()
    assert after["key"].is_unique().all()
    assert set(with_content(bundle_of(*second).links)["content"]) <= set(after["content"])
    again = _change(second, after)
    assert (again.new, again.corrected) == (0, 0)


@settings(deadline=None)
@given(first=_FILE, second=_FILE)
def test_no_report_is_ever_lost(first: list[Report], second: list[Report]) -> None:
    stored = _stored(*first)
    after = _after(stored, _change(second, stored))
    assert set(stored["key"]) <= set(after["key"])
