"""The commands for meetings' own records: a list of them, one of them on the screen, and one in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from ctx_map.cli.asking import (
    SCREEN,
    Ask,
    Format,
    a_path,
    check_store_is_there,
    looking,
    reading,
    settings_for,
)
from ctx_map.cli.leaving import ForOption, KeepUntilOption, check_all_is_said, said_disclosure
from ctx_map.cli.printing import say
from ctx_map.errors import WrongUse

if TYPE_CHECKING:
    from ctx_map.governance import Disclosure, Release, View
    from ctx_map.governance.meetings import MeetingList, MeetingRecord

RecordT = TypeVar("RecordT", "MeetingRecord", "MeetingList")
QUESTION = "meeting"
"""How the audit names it."""
LEAST_FIGURES = 4
meeting_app = typer.Typer(
    help="Shows what meetings wrote down: notes, actions and outcomes.", no_args_is_help=True, rich_markup_mode=None
)
MeetingArgument = Annotated[
    str,
    typer.Argument(metavar="ID", help="The id of the meeting, or its first figures, from `ctx-map meeting list`."),
]
AsFinishedOption = Annotated[
    bool,
    typer.Option("--as-finished", help="Show the record as it was when the meeting was finished."),
]


class RecordFormat(StrEnum):
    """The forms in which a record can be saved."""

    HTML = "html"
    JSON = "json"
    PDF = "pdf"
    DOCX = "docx"

    @property
    def is_pack(self) -> bool:
        """Whether it is a pack, with the maps and the evidence, and not the record alone."""
        return self in (RecordFormat.PDF, RecordFormat.DOCX)


@meeting_app.command("list")
@reading
def list_(ask: Ask) -> None:
    """Lists the meetings that you may read, the latest first.

    Example: ctx-map meeting list
    """
    from ctx_map.governance.meetings import list_meetings

    with looking(ask, QUESTION) as view:
        release = view.release(list_meetings(view), to=ask.destination)
    _print(ask, release, _print_list)


@meeting_app.command("show")
@reading
def show(ask: Ask, meeting: MeetingArgument, *, as_finished: AsFinishedOption = False) -> None:
    """Shows the record of a meeting, and what earlier meetings left open.

    Example: ctx-map meeting show 20261102 --as-at 2026-11-15
    """
    release = _released(ask, meeting, to=ask.destination, as_finished=as_finished)
    _print(ask, release, _print_record)


@meeting_app.command("export")
@reading
def export(
    ask: Ask,
    meeting: MeetingArgument,
    out: Annotated[Path, typer.Argument(metavar="OUT", parser=a_path, help="The file to save.")],
    *,
    as_: Annotated[
        RecordFormat, typer.Option("--as", help="html: the minutes. json: the record. pdf or docx: the meeting pack.")
    ] = RecordFormat.HTML,
    as_finished: AsFinishedOption = False,
    for_: ForOption = None,
    keep_until: KeepUntilOption = None,
) -> None:
    """Saves the minutes of a meeting as a page to print, its record as JSON, or its pack as PDF or Word.

    Example: ctx-map meeting export 20261102 minutes.html --for "the meeting" --purpose minutes --keep-until 2099-12-31
    """
    from ctx_map.export import write_meeting_json, write_minutes

    settings = settings_for(ask.store)
    check_store_is_there(settings)
    disclosure = said_disclosure(settings, for_, keep_until)
    asked = replace(ask, purpose=ask.purpose or settings.export_purpose or None)
    check_all_is_said(asked, disclosure)
    if as_.is_pack:
        marking = _save_pack(asked, meeting, out, as_, disclosure, as_finished=as_finished)
    else:
        release = _released(asked, meeting, to=as_.value, as_finished=as_finished, disclosure=disclosure)
        write = {RecordFormat.HTML: write_minutes, RecordFormat.JSON: write_meeting_json}[as_]
        write(release, out)
        marking = release.marking
    typer.echo(f"Saved as {out}, marked {marking}. Only you can open it. This has been recorded.")


def _save_pack(
    ask: Ask, begins: str, out: Path, as_: RecordFormat, disclosure: Disclosure, *, as_finished: bool
) -> str:
    """Save the pack of the meeting whose id begins like this, and return its marking."""
    from ctx_map.maps.base_map import base_map_file, is_invented
    from ctx_map.meeting_pack import PACK, read_pack, write_pack

    with looking(ask, PACK, to=as_.value, disclosure=disclosure) as view:
        pack = read_pack(view, _the_one(view, begins), to=as_.value, as_finished=as_finished)
    invented = pack.network is not None and is_invented(pack.network.content)
    write_pack(pack, out, ground=base_map_file(settings_for(ask.store), invented=invented))
    return pack.record.marking


def _print(ask: Ask, release: Release[RecordT], as_table: Callable[[Release[RecordT]], None]) -> None:
    """Print what was released in the form that was asked for."""
    from ctx_map.export import meeting_csv, meeting_json

    if ask.format is Format.JSON:
        typer.echo(meeting_json(release), nl=False)
    elif ask.format is Format.CSV:
        typer.echo(meeting_csv(release), nl=False)
        say(release.header, err=True)
    else:
        as_table(release)


def _released(
    ask: Ask, begins: str, *, to: str, as_finished: bool, disclosure: Disclosure | None = None
) -> Release[MeetingRecord]:
    """Read the meeting whose id begins like this, and release it. Only then is it recorded as having left."""
    from ctx_map.governance.meetings import read_meeting

    with looking(ask, QUESTION, to=SCREEN, disclosure=disclosure) as view:
        record = read_meeting(view, _the_one(view, begins), as_finished=as_finished)
        return view.release(record, to=to)


def _the_one(view: View, begins: str) -> str:
    """Return the id of the meeting whose id begins like this. Raises WrongUse if there is not one."""
    from ctx_map.governance.meetings import list_meetings

    known = [each.id for each in list_meetings(view).meetings]
    found = [each for each in known if each.startswith(begins)] if len(begins) >= LEAST_FIGURES else []
    if len(found) != 1:
        raise WrongUse(
            "There is no one meeting with this id that you may see. Copy the id, or at least its first "
            f"{LEAST_FIGURES} figures, from `ctx-map meeting list`."
        )
    return found[0]


def _print_list(release: Release[MeetingList]) -> None:
    from ctx_map.cli.table import heads, text_table
    from ctx_map.export.meeting_words import status_of, title_of
    from ctx_map.vocabulary.days import day_words
    from ctx_map.vocabulary.meetings import meeting_sort_words

    content = release.content
    say(release.heading)
    typer.echo()
    if not content.meetings:
        say(["There is no meeting that you may see."])
    else:
        rows = [
            [
                each.id,
                day_words(each.day),
                title_of(each),
                meeting_sort_words(each.sort),
                status_of(each, content.as_at),
            ]
            for each in content.meetings
        ]
        typer.echo(text_table(heads(("Id", "Day", "Title", "Sort", "Status"), fixed=("Id", "Day")), rows))
    typer.echo()
    say([line for line in (content.left_out.words, *release.account) if line])


def _print_record(release: Release[MeetingRecord]) -> None:
    from ctx_map.cli.table import heads, text_table
    from ctx_map.export.meeting_words import change_first, facts, seal_words, sections, title_of

    record = release.content
    say(release.heading)
    typer.echo()
    say([title_of(record.meeting)])
    say((f"{name}: {value}" for name, value in facts(record)), bullet="- ")
    typer.echo()
    say([f"What has to change first: {change_first(record)}"])
    for section in sections(record):
        if section.rows:
            typer.echo(f"\n{section.title}")
            typer.echo(text_table(heads(section.headings), section.rows))
    empty = [section.empty for section in sections(record) if not section.rows]
    typer.echo()
    closing = (*empty, seal_words(record), record.left_out.words, release.notice[0], *release.account)
    say([line for line in closing if line])


def add_to(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.add_typer(meeting_app, name="meeting")
