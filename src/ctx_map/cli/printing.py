"""An answer on standard output: a table with its account for people, csv and json for scripts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from ctx_map.cli.asking import Format
from ctx_map.cli.table import USUAL_WIDTH, shown, text_table

if TYPE_CHECKING:
    from ctx_map.analysis import Result
    from ctx_map.governance import Release
    from ctx_map.network import Network


NAMED = 4
"""People of a row whose names a table shows; csv and json have all ids."""


LISTS_OF_IDS = ("place_ids", "alternatives", "trusted_adults", "protective_friends", "safe_places", "seen_with")
"""Fields whose ids a table shows as names; csv and json have the ids."""
PHRASES = ("own_account",)
"""Fields that hold phrases, which may have commas of their own."""
SINGLE_IDS = ("named", "through")
"""Fields whose one id a table shows as a name."""


def names_in(network: Network) -> dict[str, str | None]:
    """The name of every id of a network."""
    return dict(zip(network.keys, network.nodes.get_column("name"), strict=True))


def print_answer(
    release: Release[Result[Any]], form: Format, columns: Sequence[str], *, names: Mapping[str, str | None]
) -> None:
    """The answer as a table of these columns, or whole as csv or json.

    `names` has the name of each id. Beside the fields of a row, a column may be `who` (the names of its people) or
    `a_name`, `b_name`.
    """
    if form is Format.TABLE:
        print_header(release)
        if len(release.content.rows):
            rows = [[_cell(row, column, names) for column in columns] for row in release.content.rows]
            typer.echo(f"\n{text_table(columns, rows)}")
        print_account(release)
    else:
        print_for_scripts(release, form)


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


def _cell(row: Any, column: str, names: Mapping[str, str | None]) -> Any:
    if column == "who":
        named = [names.get(each) or each for each in row.people_ids]
        return ", ".join(named) if len(named) <= NAMED else f"{', '.join(named[:NAMED])} and {len(named) - NAMED} more"
    if column in ("a_name", "b_name"):
        return names.get(getattr(row, column[0]))
    if column in LISTS_OF_IDS:
        return ", ".join(names.get(each) or each for each in getattr(row, column))
    value = getattr(row, column)
    if column == "heap" and row.withdrawn_on:
        value = f"{value} on {row.withdrawn_on}"
    if column in PHRASES:
        return "; ".join(value)
    if column in SINGLE_IDS:
        return names.get(value) or value
    # that the reports say it protects belongs beside its name: it changes how the row is read
    protects = getattr(row, "protective", "") if column == "name" else ""
    return f"{value or ''} ({protects})".strip() if protects else value


def _counted(considered: Any) -> str:
    return "; ".join(f"{name}: {count}" for name, count in considered.items())


def say(lines: Iterable[str], *, err: bool = False) -> None:
    """Each line as a paragraph, broken between words."""
    for line in lines:
        typer.echo(textwrap.fill(shown(line), USUAL_WIDTH, break_long_words=False, break_on_hyphens=False), err=err)
