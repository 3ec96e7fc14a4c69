"""An answer on standard output: a table with its account for people, csv and json for scripts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import typer

from ctx_map.cli.asking import Format
from ctx_map.cli.table import USUAL_WIDTH, shown, text_table

if TYPE_CHECKING:
    from ctx_map.analysis import Result
    from ctx_map.governance import Release


def print_answer(release: Release[Result[Any]], form: Format, columns: Sequence[str]) -> None:
    """The answer as a table of these columns, or whole as csv or json."""
    from ctx_map.export import to_csv_text, to_json_text

    if form is Format.JSON:
        typer.echo(to_json_text(release), nl=False)
    elif form is Format.CSV:
        typer.echo(to_csv_text(release), nl=False)
        say(release.header, err=True)
    else:
        _print_table(release, columns)


def _print_table(release: Release[Result[Any]], columns: Sequence[str]) -> None:
    result = release.content
    say(release.header)
    typer.echo()
    say(result.sentences)
    if len(result.rows):
        typer.echo()
        rows = [[getattr(row, name) for name in columns] for row in result.rows]
        typer.echo(text_table(columns, rows))
    typer.echo()
    say([f"Out of: {_counted(result.considered)}.", result.method.caveat, release.notice[0]])


def _counted(considered: Any) -> str:
    return "; ".join(f"{name}: {count}" for name, count in considered.items())


def say(lines: Iterable[str], *, err: bool = False) -> None:
    """Each line as a paragraph, broken between words."""
    for line in lines:
        typer.echo(textwrap.fill(shown(line), USUAL_WIDTH, break_long_words=False, break_on_hyphens=False), err=err)
