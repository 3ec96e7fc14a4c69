"""Printing the links behind an answer as sentences, each with its handling, and then what was corrected."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import typer

from ctx_map.cli.printing import print_account, print_header, say
from ctx_map.cli.table import USUAL_WIDTH, Head, shown, text_table

if TYPE_CHECKING:
    from ctx_map.analysis import Report, Result
    from ctx_map.governance import LinkHistory, Release, View

_SAID = ("since", "until", "role", "statement", "grade", "handling", "protective", "disputed", "note")
"""The fields of a link that a correction can change and a reader should see."""

_HEADINGS = {"known_from": "On this map from", "retracted_at": "Taken back on"}
"""What a reader calls the two days of a version."""

MOST_HISTORIES = 200
"""How many links of one answer have their earlier versions looked up."""


def reports_with_histories(view: View, release: Release[Result[Report]]) -> Callable[[], None]:
    """Read the earlier versions of an answer's links while the view is open, and return what prints everything."""
    told = release.content.rows
    histories = view.corrections([report.link for report in told[:MOST_HISTORIES]])

    def print_all() -> None:
        print_reports(release, histories)
        if len(told) > MOST_HISTORIES:
            say(
                [f"Earlier versions are shown for the first {MOST_HISTORIES} links. Ask about one link to see its own."]
            )

    return print_all


def print_reports(release: Release[Result[Report]], histories: Sequence[LinkHistory]) -> None:
    """Print every link of an answer, with the earlier versions of those that were corrected."""
    print_header(release)
    for number, report in enumerate(release.content.rows, start=1):
        typer.echo()
        _print_report(number, report)
    for history in histories:
        _print_history(history)
    print_account(release)


def _print_report(number: int, report: Report) -> None:
    lines = [report.sentence, f"Handling: {report.handling}."]
    lines += [f"Note: {report.note}"] if report.note else []
    lines += ["This is disputed."] if report.disputed else []
    lines += ["This link is protective."] if report.protective else []
    lines.append(f"Link: {report.link}")
    begin = f"{number}. "
    for at, line in enumerate(lines):
        indent = " " * len(begin)
        typer.echo(
            textwrap.fill(shown(line), USUAL_WIDTH, initial_indent=indent if at else begin, subsequent_indent=indent)
        )


def _print_history(history: LinkHistory) -> None:
    """Print the versions that were known on the day of the question, if there is more than one."""
    day = history.as_at.isoformat()
    versions = history.versions.filter(history.versions.get_column("known_from") <= day)
    if versions.height < 2:
        return
    changed = [name for name in _SAID if versions.get_column(name).n_unique() > 1]
    columns = ("known_from", "retracted_at", *changed)
    told = [Head(_HEADINGS.get(name, name.capitalize())) for name in columns]
    typer.echo(f"\nLink {history.link} has been corrected. These are its versions, the earliest first.")
    typer.echo(text_table(told, versions.select(columns).rows()))
