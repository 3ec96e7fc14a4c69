"""Printing an answer: sentences and a table for people, csv and json for scripts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import typer

from ctx_map.cli.asking import Format
from ctx_map.cli.table import USUAL_WIDTH, Head, shown, text_table

if TYPE_CHECKING:
    from ctx_map.analysis import Result
    from ctx_map.analysis.question import Question
    from ctx_map.governance import Release


def print_answer(release: Release[Result[Any]], form: Format, question: Question[Any]) -> None:
    """Print the answer to a question as a table for people, or as csv or json for scripts."""
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
    """Print the whole answer as csv, with its account on standard error, or as json."""
    from ctx_map.export import to_csv_text, to_json_text

    if form is Format.JSON:
        typer.echo(to_json_text(release), nl=False)
    else:
        typer.echo(to_csv_text(release), nl=False)
        say(release.header, err=True)


def print_header(release: Release[Result[Any]]) -> None:
    """Print the marking and the day, and then the finding as one paragraph."""
    say(release.heading)
    typer.echo()
    say([" ".join(release.content.finding)])


def print_account(release: Release[Result[Any]]) -> None:
    """Print the other sentences, what the answer is based on and does not mean, what is restricted, and who asked."""
    from ctx_map.analysis.answers.account import account_of

    result = release.content
    account = account_of(result)
    typer.echo()
    say(result.notes)
    say([account.sentence] if account.sentence else [])
    say(account.counts, bullet="- ")
    say([result.method.caveat, release.notice[0], *release.account])


def say(lines: Iterable[str], *, err: bool = False, bullet: str = "") -> None:
    """Print each line as a paragraph, broken between words, or as an item of a list."""
    for line in lines:
        typer.echo(paragraph(line, bullet=bullet), err=err)


def paragraph(line: str, *, bullet: str = "") -> str:
    """Return a line broken between words, as an item of a list if there is a bullet."""
    return textwrap.fill(
        shown(line),
        USUAL_WIDTH,
        initial_indent=bullet,
        subsequent_indent=" " * len(bullet),
        break_long_words=False,
        break_on_hyphens=False,
    )
