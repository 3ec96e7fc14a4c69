"""The command that proposes a mapping for an agency's file: what each column is, why, and what would be loaded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctx_map.bundle.limits import MOST_HEADER_ROWS
from ctx_map.cli.asking import a_path
from ctx_map.cli.printing import say
from ctx_map.cli.table import heads, text_table

if TYPE_CHECKING:
    from ctx_map.bundle import CheckReport, Mapping
    from ctx_map.bundle.proposal.layout import Layout
    from ctx_map.bundle.proposal.propose import Proposal


class Hidden(StrEnum):
    """What becomes of rows that a workbook does not show."""

    READ = "read"
    LEAVE_OUT = "leave-out"


SAID_AT_ONCE = ("sheet-hidden", "header-repeated", "rows-furniture", "id-zeros")
"""Warnings that a proposal says too: someone has to look at the file before the mapping is of use."""
COLUMNS = ("file", "column", "becomes", "why")


def map_columns(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", parser=a_path, help="The agency's file, workbook or folder of CSV files.")
    ],
    *,
    save: Annotated[
        Path | None,
        typer.Option("--save", metavar="OUT.toml", parser=a_path, help="The mapping file to write. It must be new."),
    ] = None,
    like: Annotated[
        list[Path] | None,
        typer.Option("--like", metavar="MAPPING", parser=a_path, help="An earlier mapping. Repeat it for several."),
    ] = None,
    agency: Annotated[
        str | None,
        typer.Option("--agency", metavar="NAME", help="The agency that sent it (default: the name of the file)."),
    ] = None,
    header: Annotated[
        int | None, typer.Option("--header", min=1, metavar="ROW", help="The row that has the names of the columns.")
    ] = None,
    header_rows: Annotated[
        int,
        typer.Option("--header-rows", min=1, max=MOST_HEADER_ROWS, metavar="N", help="How many rows the header has."),
    ] = 1,
    leave_out: Annotated[
        list[str] | None,
        typer.Option("--leave-out", metavar="SHEET", help="A sheet or file that is not wanted. Repeat it for several."),
    ] = None,
    hidden: Annotated[
        Hidden | None,
        typer.Option("--hidden", help="What becomes of rows and columns that a workbook does not show."),
    ] = None,
) -> None:
    """Proposes what each column of an agency's file is, and writes it as a mapping file.

    Nothing is stored. Read the mapping, correct it, and try it with `ctx-map import --check`.

    Example: ctx-map map-columns visits.csv --save youth-service.toml
    """
    from ctx_map.bundle import read_mapping
    from ctx_map.bundle.proposal.layout import Layout
    from ctx_map.bundle.proposal.propose import propose

    # what is known of such files already
    earlier = [read_mapping(each) for each in like or ()]
    _print_fitting(path, list(like or ()))
    # the proposal, with what was said of the file
    layouts = _not_taken(path, leave_out or ())
    usual = Layout(header=header, header_rows=header_rows)
    proposal = propose(
        path,
        agency=agency or _agency(path),
        usual=usual,
        layouts=layouts,
        earlier=earlier,
        hidden=hidden.value.replace("-", " ") if hidden else None,
    )
    # what each column is, what would be loaded, and the mapping
    _print_columns(proposal)
    if proposal.mapping is None or proposal.text is None:
        say(["No column could be recognised, so there is no mapping. Say where the header is with --header."], err=True)
        raise typer.Exit(1)
    if proposal.is_bundle:
        say(["These are the tables of a bundle already. They need no mapping."])
    _print_counts(_checked(path, proposal.mapping))
    if save is None:
        typer.echo(f"\n{proposal.text}", nl=False)
    else:
        _save(proposal.text, save)


def _print_fitting(path: Path, like: Sequence[Path]) -> None:
    """Say which mappings fit the file as they are, and which columns an earlier one misses."""
    from ctx_map.bundle import read_bundle, read_mapping
    from ctx_map.bundle.ready_mappings import ready_names

    for name in (*like, *map(Path, ready_names())):
        bundle = read_bundle(path, namespace="proposal", mapping=read_mapping(name))
        wanting = {each.column for each in bundle.problems if each.code == "their-column-missing"}
        if bundle.tables and not bundle.problems:
            say([f"The mapping {name} fits this file as it is. To use it, add --mapping {name} to `ctx-map import`."])
        elif wanting and name in like:
            missing = ", ".join(sorted(filter(None, wanting)))
            say([f"The layout has changed since the mapping {name}. The file has no column {missing}."])


def _not_taken(path: Path, names: Sequence[str]) -> dict[str, Layout]:
    """The files and sheets that are left out. Raises WrongUse for a name that none of them has."""
    from ctx_map.bundle.proposal.layout import Layout
    from ctx_map.bundle.proposal.propose import found_tables
    from ctx_map.errors import WrongUse

    if not names:
        return {}
    there = found_tables(path)
    layouts = {}
    for name in names:
        found = [raw.file for raw in there if name in (raw.sheet, raw.whole, raw.file)]
        if not found:
            raise WrongUse("There is no sheet or file with a name after --leave-out. Check how it is spelt.")
        layouts.update(dict.fromkeys(found, Layout(taken=False)))
    return layouts


def _agency(path: Path) -> str:
    """The name of a file as the name of an agency, without figures and signs that such a name cannot have."""
    return " ".join(re.sub(r"[^\w]+|[0-9_]+", " ", path.resolve().stem).split())[:100] or "agency"


def _print_columns(proposal: Proposal) -> None:
    say(proposal.unread, err=True)
    rows = [[each.file, each.column, ", ".join(each.becomes) or "not taken", each.why] for each in proposal.columns]
    if rows:
        typer.echo(text_table(heads(COLUMNS, roomy=("becomes", "why")), rows))
    open_words = [each.column for each in proposal.columns if any(word.means is None for word in each.words.values())]
    if open_words:
        names = ", ".join(open_words)
        say([f"Not every word is known in {names}. List what each means in `values`, or choose it in the app."])


def _checked(path: Path, mapping: Mapping) -> CheckReport:
    from ctx_map.bundle import check_bundle, read_bundle

    return check_bundle(read_bundle(path, namespace="proposal", mapping=mapping)).report


def _print_counts(report: CheckReport) -> None:
    """Print what would be loaded, left out and rejected, and each sort of problem once."""
    from ctx_map.bundle import account_counts, rows_not_taken

    counts, left = account_counts(report.accounts), rows_not_taken(report.accounts)
    for frame in (counts, left):
        if frame.height:
            typer.echo(text_table(heads(frame.columns, roomy=("row_numbers",)), frame.rows()))
    sorts: dict[tuple[str, str, str], list[str]] = {}
    for each in report.problems:
        sorts.setdefault((each.table, each.column or "", each.code), []).append(each.advice)
    if sorts:
        rows = [[*where, len(said), said[0]] for where, said in sorts.items()]
        typer.echo(text_table(heads(("problem_in", "column", "code", "times", "advice"), roomy=("advice",)), rows))
    else:
        say(["No problems were found. This was only a proposal, so nothing was stored."])
    hidden = [f"{each.file}: {each.advice}" for each in report.warnings if each.code in SAID_AT_ONCE]
    say(list(dict.fromkeys(hidden)))


def _save(text: str, out: Path) -> None:
    from ctx_map.errors import WrongUse

    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise WrongUse("There is a file with this name already. Choose another name for the mapping.") from None
    except OSError:
        raise WrongUse("The mapping can't be saved here. Choose another folder.") from None
    say([f"Saved as {out}. Read it, correct it, and try it with `ctx-map import --check --mapping {out}`."])


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("map-columns")(map_columns)
