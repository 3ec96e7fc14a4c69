"""An answer on standard output: a table with its account for people, csv and json for scripts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import typer

from ctx_map.cli.asking import Format
from ctx_map.cli.table import USUAL_WIDTH, Head, shown, text_table

if TYPE_CHECKING:
    from ctx_map.analysis import Result
    from ctx_map.analysis.question import Question
    from ctx_map.governance import Release


def print_answer(release: Release[Result[Any]], form: Format, question: Question[Any]) -> None:
    """The answer to a question as a table for people, or whole as csv or json."""
    if form is Format.TABLE:
        print_header(release)
        print_rows(release, question)
        print_account(release)
    else:
        print_for_scripts(release, form)


def print_rows(release: Release[Result[Any]], question: Question[Any]) -> None:
    """The rows as a table with the question's columns; columns in which nothing stands are left out."""
    from ctx_map.analysis.answers.cells import written_table
    from ctx_map.analysis.question import Written

    result = release.content
    if not len(result.rows):
        return
    found = written_table(question, result.rows, result.evidence.network.names_by_key)
    fixed = (Written.ID, Written.DAY)
    heads = [Head(column.heading, fixed=column.written in fixed, roomy=column.wide) for column in found.columns]
    typer.echo(f"\n{text_table(heads, found.rows)}")


def print_for_scripts(release: Release[Result[Any]], form: Format) -> None:
    """The whole answer as csv, with its account on standard error, or as json."""
    from ctx_map.export import to_csv_text, to_json_text

    if form is Format.JSON:
        typer.echo(to_json_text(release), nl=False)
    else:
        typer.echo(to_csv_text(release), nl=False)
        say(release.header, err=True)


def print_header(release: Release[Result[Any]]) -> None:
    """Marking, mandate, day and what is withheld; then the finding in sentences."""
    say(release.header)
    typer.echo()
    say(release.content.sentences)


def print_account(release: Release[Result[Any]]) -> None:
    """Out of what it was found, and what it does not mean."""
    result = release.content
    typer.echo()
    say([f"Out of: {_counted(result.considered)}.", result.method.caveat, release.notice[0]])


def _counted(considered: Mapping[str, int]) -> str:
    return "; ".join(f"{name}: {count}" for name, count in considered.items())


def say(lines: Iterable[str], *, err: bool = False) -> None:
    """Each line as a paragraph, broken between words."""
    for line in lines:
        typer.echo(textwrap.fill(shown(line), USUAL_WIDTH, break_long_words=False, break_on_hyphens=False), err=err)
