"""Reports gathered into lines."""

from __future__ import annotations

from ctx_map.maps.lines import Line, lines_of
from towns import TODAY, Tie, tie, town


def _lines(*ties: Tie | tuple[str, str, str], new: tuple[str, ...] = ()) -> list[Line]:
    return lines_of(town(*ties).links, as_at=TODAY, new=new)


def _only(*ties: Tie | tuple[str, str, str], new: tuple[str, ...] = ()) -> Line:
    (line,) = _lines(*ties, new=new)
    return line


def test_two_reports_of_the_same_kind_between_the_same_two_are_one_line_with_both_keys() -> None:
    line = _only(tie("ash", "SPENDS_TIME_AT", "park", key="r1"), tie("ash", "SPENDS_TIME_AT", "park", key="r2"))
    assert (line.links, line.reports) == (("r1", "r2"), 2)


def test_two_links_of_one_report_are_one_line_with_one_report() -> None:
    twice = [tie("ash", "SPENDS_TIME_AT", "park", key=key, agency="police", ref="R1") for key in ("r1", "r2")]
    line = _only(*twice)
    assert (line.links, line.reports) == (("r1", "r2"), 1)


def test_two_kinds_between_the_same_two_are_two_lines() -> None:
    kinds = {line.kind for line in _lines(("ash", "FRIEND_OF", "bo"), ("ash", "FAMILY_OF", "bo"))}
    assert kinds == {"FRIEND_OF", "FAMILY_OF"}


def test_a_friendship_reported_from_either_side_is_one_line() -> None:
    assert len(_only(("ash", "FRIEND_OF", "bo"), ("bo", "FRIEND_OF", "ash")).links) == 2


def test_contact_in_each_direction_is_two_lines() -> None:
    assert len(_lines(("dean", "CONTACTED", "ash"), ("ash", "CONTACTED", "dean"))) == 2


def test_support_protects_by_its_kind_and_friendship_where_the_report_says_so() -> None:
    assert _only(("sam", "SUPPORTS", "ash")).style.protective
    assert _only(tie("ash", "FRIEND_OF", "bo", protective=True)).style.protective
    assert not _only(("ash", "FRIEND_OF", "bo")).style.protective


def test_contact_never_protects_whatever_the_report_says() -> None:
    assert not _only(tie("dean", "CONTACTED", "ash", protective=True)).style.protective


def test_a_line_is_doubtful_where_nobody_graded_it() -> None:
    assert _only(("ash", "SPENDS_TIME_AT", "park")).style.doubtful
    assert not _only(tie("ash", "SPENDS_TIME_AT", "park", grade="1BP")).style.doubtful


def test_an_unreliable_source_or_a_suspected_falsehood_leaves_a_line_doubtful() -> None:
    assert _only(tie("ash", "SPENDS_TIME_AT", "park", grade="3AP")).style.doubtful
    assert _only(tie("ash", "SPENDS_TIME_AT", "park", grade="1EP")).style.doubtful


def test_a_recorded_fact_is_not_doubtful_though_partners_do_not_grade() -> None:
    assert not _only(tie("ash", "ATTENDS", "school", statement="fact")).style.doubtful


def test_one_good_report_is_enough_for_a_solid_line() -> None:
    line = _only(tie("ash", "SPENDS_TIME_AT", "park", grade="3EP"), tie("ash", "SPENDS_TIME_AT", "park", grade="1AP"))
    assert not line.style.doubtful
    assert line.grades == "1AP, 3EP"


def test_a_tie_has_ended_when_its_last_day_is_past() -> None:
    assert _only(tie("ash", "ATTENDS", "school", since="2024-09-01", until="2026-07-20")).style.ended
    assert not _only(tie("ash", "ATTENDS", "school", since="2024-09-01", until="2026-11-24")).style.ended
    assert not _only(tie("ash", "ATTENDS", "school", since="2024-09-01")).style.ended


def test_seen_on_one_day_is_not_ended() -> None:
    seen = tie("ash", "SPENDS_TIME_AT", "park", since="2026-05-01T20:00", until="2026-05-01T21:30")
    assert not _only(seen).style.ended


def test_what_happened_lies_in_the_past_without_having_ended() -> None:
    assert not _only(tie("ash", "INVOLVED_IN", "e1", since="2026-05-01", until="2026-05-02")).style.ended


def test_a_line_has_ended_only_when_every_report_says_so() -> None:
    line = _only(
        tie("ash", "ATTENDS", "school", since="2024-09-01", until="2026-07-20"),
        tie("ash", "ATTENDS", "school", since="2026-09-01"),
    )
    assert not line.style.ended
    assert (line.since, line.until) == ("2024-09-01", "2026-09-01")


def test_a_disputed_report_marks_its_line() -> None:
    assert _only(("ash", "KNOWS", "dean"), tie("ash", "KNOWS", "dean", disputed=True)).style.disputed


def test_a_new_report_marks_its_line() -> None:
    assert _only(tie("ash", "KNOWS", "dean", key="k"), new=("k",)).style.new
    assert not _only(tie("ash", "KNOWS", "dean", key="k"), new=("other",)).style.new
