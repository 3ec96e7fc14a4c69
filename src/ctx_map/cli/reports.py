"""Reports read aloud, one under the other, each with its handling and its link; then what was corrected."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import typer

from ctx_map.cli.printing import print_account, print_header, say
from ctx_map.cli.table import USUAL_WIDTH, heads, shown, text_table

if TYPE_CHECKING:
    from ctx_map.analysis import Report, Result
    from ctx_map.governance import LinkHistory, Release, View

_SAID = ("since", "until", "role", "statement", "grade", "handling", "protective", "disputed", "note")
"""What a correction can change and a reader should see."""


MOST_HISTORIES = 200
"""Reports whose earlier versions are looked up for one answer; more are asked about link by link."""


def reports_with_histories(view: View, release: Release[Result[Report]]) -> Callable[[], None]:
    """Reads the earlier versions of an answer's reports while the view is open; what it gives back prints them all."""
    told = release.content.rows
    histories = [view.history(report.link) for report in told[:MOST_HISTORIES]]

    def print_all() -> None:
        print_reports(release, histories)
        if len(told) > MOST_HISTORIES:
            say([f"Earlier versions are listed of the first {MOST_HISTORIES} reports: ask about a link for its own."])

    return print_all


def print_reports(release: Release[Result[Report]], histories: Sequence[LinkHistory]) -> None:
    """Every report of an answer, with the earlier versions of those that were corrected."""
    print_header(release)
    for number, report in enumerate(release.content.rows, start=1):
        typer.echo()
        _print_report(number, report)
    for history in histories:
        _print_history(history)
    print_account(release)


def _print_report(number: int, report: Report) -> None:
    lines = [report.sentence, f"handling {report.handling}"]
    lines += [f"note: {report.note}"] if report.note else []
    lines += ["disputed"] if report.disputed else []
    lines += ["it protects"] if report.protective else []
    lines.append(f"link {report.link}")
    begin = f"{number}. "
    for at, line in enumerate(lines):
        indent = " " * len(begin)
        typer.echo(
            textwrap.fill(shown(line), USUAL_WIDTH, initial_indent=indent if at else begin, subsequent_indent=indent)
        )


def _print_history(history: LinkHistory) -> None:
    """The versions that were known on the day asked about, where there is more than one."""
    day = history.as_at.isoformat()
    versions = history.versions.filter(history.versions.get_column("known_from") <= day)
    if versions.height < 2:
        return
    changed = [name for name in _SAID if versions.get_column(name).n_unique() > 1]
    columns = ("known_from", "retracted_at", *changed)
    typer.echo(f"\nCorrected: {history.link}. What was said, the first version first:")
    typer.echo(text_table(heads(columns), versions.select(columns).rows()))
