"""The command for the sheet about a place: on the screen, or in a file for somebody outside."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctx_map.cli.asking import SCREEN, AsAtOption, Ask, Format, PurposeOption, StoreOption, a_path
from ctx_map.cli.leaving import ForOption, KeepUntilOption, say_what_is_missing, sharing

if TYPE_CHECKING:
    from ctx_map.governance import Release
    from ctx_map.sheets import PlaceSheet


class SheetFormat(StrEnum):
    """The forms of a sheet."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    PDF = "pdf"
    DOCX = "docx"


class SheetVersion(StrEnum):
    """Whom a sheet is for."""

    PROFESSIONAL = "professional"
    OWNER = "owner"


PlaceArgument = Annotated[str, typer.Argument(metavar="PLACE", help="The id of a place or an online space.")]
OutArgument = Annotated[
    Path | None,
    typer.Argument(metavar="[OUT]", parser=a_path, help="The file to save. Without it, the sheet is printed."),
]
VersionOption = Annotated[
    SheetVersion,
    typer.Option("--version", help="For professionals, or for the owner or manager of the place."),
]
SheetFormatOption = Annotated[SheetFormat, typer.Option("--format", help="The form of the sheet.")]


def sheet(
    place: PlaceArgument,
    out: OutArgument = None,
    *,
    version: VersionOption = SheetVersion.PROFESSIONAL,
    format: SheetFormatOption = SheetFormat.TEXT,  # noqa: A002
    for_: ForOption = None,
    keep_until: KeepUntilOption = None,
    as_at: AsAtOption = None,
    purpose: PurposeOption = None,
    store: StoreOption = None,
) -> None:
    """Makes a sheet about a place for licensing, housing, transport or its owner, with no young person on it.

    Example: ctx-map sheet childrens-services:PL01 sheet.html --format html --for "Licensing team"
    """
    from ctx_map.cli.printing import say
    from ctx_map.errors import WrongUse
    from ctx_map.sheets import ASK_FIRST, Version, place_sheet

    if out is None and format in (SheetFormat.PDF, SheetFormat.DOCX):
        raise WrongUse(f"A sheet as {format.value} can't be printed here. Name the file to save after the place.")
    ask = Ask(store, as_at or date.today(), None, None, Format.TABLE, purpose)
    leaves = out is not None or format is not SheetFormat.TEXT
    whom = Version(version.value)
    with sharing(ask, whom.question, about=[place], who=for_, keep_until=keep_until) as view:
        made = place_sheet(view, place, version=whom)
        release = view.release(made, to=format.value if leaves else SCREEN)
    _print_or_save(release, format, out)
    if version is SheetVersion.OWNER:
        say([ASK_FIRST], err=True)
    if leaves:
        say_what_is_missing(view)


def _print_or_save(release: Release[PlaceSheet], form: SheetFormat, out: Path | None) -> None:
    from ctx_map.private_file import write_private
    from ctx_map.sheets import sheet_file

    data = _text(release).encode() if form is SheetFormat.TEXT else sheet_file(release)
    if out is None:
        typer.echo(data.decode(), nl=False)
        return
    write_private(out, lambda file: file.write(data))
    typer.echo(f"Saved as {out}, marked {release.marking}. Only you can open it. This has been recorded.")


def _text(release: Release[PlaceSheet]) -> str:
    """The sheet as text, as wide as a terminal."""
    from ctx_map.cli.printing import paragraph
    from ctx_map.cli.table import heads, text_table
    from ctx_map.sheets import whole_sheet

    parts = [release.marking, paragraph(release.content.title)]
    for section in whole_sheet(release):
        parts.append("")
        parts.append(section.heading)
        parts += [paragraph(line) for line in section.sentences]
        if section.table:
            parts.append(text_table(heads(section.table.headings), section.table.rows))
        parts += [paragraph(line) for line in section.notes]
    return "\n".join(parts) + "\n"


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("sheet")(sheet)
