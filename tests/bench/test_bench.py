"""The bench compares engines that answer alike, and knows a missed goal when it sees one. Nothing is timed here."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bench.between_rows import between_row
from bench.bridge_rows import bridging_row, cut_points_row
from bench.cluster_rows import clusters_row
from bench.hotspot_rows import hotspots_row
from bench.limit import LIMIT, SHOWN
from bench.measure import OURS, _ticks_of_this_bench, measure
from bench.pairs_rows import pairs_row
from bench.registry import KERNELS
from bench.rows import Elsewhere, Goal, Kernel, Make, Row
from bench.run import _lines, main
from bench.together_rows import dense_place_row, together_row
from bench.town import as_network, generate
from bench.what_if_rows import what_if_row
from house.files import HOUSE

LINKS = 2_000
MAKERS: tuple[Make, ...] = (
    pairs_row,
    what_if_row,
    together_row,
    dense_place_row,
    hotspots_row,
    cut_points_row,
    bridging_row,
    between_row,
)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_all_engines_of_a_row_give_the_same_answer(make: Make) -> None:
    row = make(LINKS)
    told = [answer for run in (row.ours, *row.rivals.values()) if (answer := run()) is not None]
    answers = [answer.answer if isinstance(answer, Elsewhere) else answer for answer in told]
    assert all(answer == answers[0] for answer in answers)


def test_a_town_has_the_links_asked_for_and_is_the_same_each_time() -> None:
    town, again = generate(LINKS), generate(LINKS)
    assert town.links == LINKS
    assert np.array_equal(town.source, again.source)
    assert np.array_equal(town.target, again.target)


def test_a_town_as_a_network_is_sorted_by_key_and_whole() -> None:
    network = as_network(generate(LINKS))
    assert network.keys.is_sorted()
    assert network.links.height == LINKS
    assert (network.links["target"] < network.nodes.height).all()


@pytest.mark.parametrize(
    ("goal", "ours", "rival", "met"),
    [
        (Goal("x", at_least=5), 1.0, 5.0, True),
        (Goal("x", at_least=5), 1.0, 4.9, False),
        (Goal("x", at_most=2), 2.0, 1.0, True),
        (Goal("x", at_most=2), 2.1, 1.0, False),
        (Goal("", seconds=0.3), 0.31, 0.31, False),
    ],
)
def test_a_goal_is_met_or_missed_by_its_ratio(goal: Goal, ours: float, rival: float, met: bool) -> None:
    assert goal.met(goal.ratio(ours, rival)) is met


def told(seconds: float, answer: object) -> Row:
    """A row whose runs only say how long they took."""
    return Row(
        "told",
        1,
        lambda: Elsewhere(seconds, 1.0, "right"),
        {"rival": lambda: Elsewhere(2.0, 1.0, answer)},
        (Goal("rival", at_most=1),),
        memory_goal=4,
        warm=False,
    )


def test_a_row_is_missed_when_it_is_too_slow_or_the_answers_differ() -> None:
    assert measure(told(1.0, "right")).met
    assert not measure(told(3.0, "right")).met
    assert not measure(told(1.0, "wrong")).met
    assert measure(told(1.0, "right")).seconds == {OURS: 1.0, "rival": 2.0}


def test_a_goal_is_met_on_the_median_of_the_paired_runs_and_not_on_a_lucky_one() -> None:
    ours = iter([0.5, 3.0, 3.0, 3.0, 0.5])
    row = Row(
        "told",
        1,
        lambda: Elsewhere(next(ours), 1.0, None),
        {"rival": lambda: Elsewhere(2.0, 1.0, None)},
        (Goal("rival", at_most=1),),
        once=frozenset({"rival"}),
        warm=False,
    )
    (verdict,) = measure(row).verdicts
    assert (verdict.ratio, verdict.fastest_ratio, verdict.met) == (1.5, 0.25, False)


def test_a_goal_needs_five_runs() -> None:
    with pytest.raises(ValueError, match="fewer than 5 repetitions"):
        Row("told", 1, lambda: None, {}, (Goal("", seconds=1),), repetitions=3)


def test_a_row_is_much_worse_only_when_it_misses_its_goal_by_more_than_so_many_times() -> None:
    assert not measure(told(5.9, "right")).much_worse(3)
    assert measure(told(6.1, "right")).much_worse(3)
    assert measure(told(1.0, "wrong")).much_worse(3)
    assert Goal("x", at_least=6).short(2) == 3


def test_seconds_measured_under_load_do_not_count_as_much_worse() -> None:
    slow = measure(replace(told(9.0, "right"), goals=(Goal("", seconds=1),)))
    assert replace(slow, others=0.1).much_worse(3)
    assert not replace(slow, others=0.5).much_worse(3)
    assert replace(measure(told(9.0, "right")), others=0.5).much_worse(3)


def test_what_the_bench_started_is_not_taken_for_others() -> None:
    before = sum(_ticks_of_this_bench())
    busy = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    time.sleep(0.5)
    running = sum(_ticks_of_this_bench())
    busy.kill()
    busy.wait()
    assert running > before
    assert sum(_ticks_of_this_bench()) >= running


@pytest.mark.parametrize(("others", "said"), [(0.5, True), (0.1, False), (None, False)])
def test_a_row_says_whether_others_used_the_computer(others: float | None, said: bool) -> None:
    assert replace(measure(told(1.0, "right")), others=others).under_load is said


def test_runs_are_kept_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bench.run.KERNELS", (Kernel(lambda _: told(3.0, "right"), quick=(1,)),))
    assert main(["--quick"]) == 1
    assert main(["--quick", "--worse-than", "3"]) == 0
    runs = json.loads(Path("bench.json").read_text("utf-8"))
    assert [[row["met"] for row in run["rows"]] for run in runs] == [[False], [False]]


def test_every_kernel_can_be_chosen_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    names = [kernel.make.__name__ for kernel in KERNELS]
    assert len(set(names)) == len(names)
    assert all(name.endswith("_row") for name in names)
    with pytest.raises(SystemExit):
        main(["of no kernel"])
    assert "No kernel's name begins with of no kernel." in capsys.readouterr().err


def test_sizes_below_those_of_the_goals_are_measured_in_the_full_run_and_have_no_goal() -> None:
    kernel = Kernel(pairs_row, quick=(LINKS,), full=(2 * LINKS,), small=(LINKS // 2,))
    assert [(row.links, bool(row.goals)) for row in kernel.rows(full=True)] == [(LINKS // 2, False), (2 * LINKS, True)]
    assert [(row.links, bool(row.goals)) for row in kernel.rows(full=False)] == [(LINKS, True)]


def test_a_ratio_to_the_limit_is_shown_and_says_why_where_it_misses_its_goal() -> None:
    assert SHOWN.met(900)
    assert SHOWN.short(900) == 0
    row = replace(told(3.0, "right"), goals=(Goal("rival", at_most=1, why_missed="It reads twice."), Goal("rival")))
    timing = measure(row)
    assert [verdict.why_missed for verdict in timing.verdicts] == ["It reads twice.", "", ""]
    assert "It reads twice." in "\n".join(_lines(timing))


@pytest.mark.parametrize("make", [*MAKERS, clusters_row], ids=lambda make: make.__name__)
def test_every_kernel_is_held_against_reading_its_input_and_writing_its_output(make: Make) -> None:
    row = make(LINKS)
    assert LIMIT in row.rivals
    assert [goal.rival for goal in row.goals].count(LIMIT) == 1


def test_the_continuous_run_measures_before_the_tests_and_leaves_nothing_in_the_repository() -> None:
    *_, bench, tests = (HOUSE / ".ci" / "run").read_text("utf-8").splitlines()
    assert bench.startswith("CTX_MAP_BENCH=")
    assert bench.endswith(" make bench-quick")
    assert tests == "make test"
