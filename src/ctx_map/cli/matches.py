"""The commands for matches: a list of proposals, and what a person decides about two ids."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ctx_map.cli.asking import (
    Ask,
    Format,
    PurposeOption,
    StoreOption,
    check_store_is_there,
    looking,
    mandate_for,
    opened_store,
    reading,
    settings_for,
)
from ctx_map.cli.printing import say
from ctx_map.cli.progress import ProgressLine

if TYPE_CHECKING:
    from ctx_map.governance import Release
    from ctx_map.governance.matching.listing import MatchList

QUESTION = "matches"
"""How the audit names it."""
CAVEAT = (
    "These are proposals about records and not findings about people. Nothing is joined until someone confirms it. "
    "Look at the reports of both before you do."
)
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="One of the two ids, such as police:N1.")]
OtherArgument = Annotated[str, typer.Argument(metavar="OTHER", help="The other id.")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why. It is kept in the store.")]
ByOption = Annotated[
    str, typer.Option("--by", metavar="NAME", help="Who decided, if it is not the one whose mandate it is.")
]
Decide = Callable[..., object]
"""Takes the intake, two ids, a reason and who decided."""
matches_app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)


@matches_app.callback()
@reading
def matches(ask: Ask, context: typer.Context) -> None:
    """Lists ids that may stand for the same person, place or thing, with what speaks for that and what against.

    Example: ctx-map matches
    """
    if context.invoked_subcommand is not None:
        return
    from ctx_map.governance.matching.listing import list_matches

    progress = ProgressLine()
    with looking(ask, QUESTION) as view:
        try:
            found = list_matches(view, progress=progress)
        finally:
            progress.end()
        release = view.release(found, to=ask.destination)
    _print(release, ask.format)


def _deciding(name: str, help_: str, decide: Callable[[], Decide], told: str) -> None:
    """Add a command by which a person decides about two ids.

    `decide` loads what decides when the command is run. `told` is what it says when it is done.
    """

    def command(
        one: IdArgument,
        other: OtherArgument,
        *,
        reason: ReasonOption,
        by: ByOption = "",
        store: StoreOption = None,
        purpose: PurposeOption = None,
    ) -> None:
        from ctx_map.governance import open_audit, open_intake

        settings = settings_for(store)
        check_store_is_there(settings)
        mandate = mandate_for(Ask(store, date.today(), None, None, Format.TABLE, purpose), settings)
        with opened_store(settings) as opened:
            intake = open_intake(opened, mandate, audit=open_audit(opened.uri, settings))
            decide()(intake, one, other, reason=reason, by=by)
        say(told.format(first=min(one, other)).splitlines())

    command.__doc__ = help_
    matches_app.command(name)(command)


def _confirm() -> Decide:
    from ctx_map.governance.matching import confirm_match

    return confirm_match


def _reject() -> Decide:
    from ctx_map.governance.matching import reject_match

    return reject_match


def _undo() -> Decide:
    from ctx_map.governance.matching import undo_match

    return undo_match


_UNDO = "To take this back, use `ctx-map matches undo` with the same ids."
_deciding(
    "confirm",
    """Records that two ids stand for the same person, place or thing. Every answer then reads them as one.

    Example: ctx-map matches confirm police:N1 csc:77 --reason "seen together with her social worker"
    """,
    _confirm,
    f"The two ids are read as one from now on, as {{first}}. Their reports stay as they are.\n{_UNDO}",
)
_deciding(
    "reject",
    """Records that two ids stand for two, so that the pair is not proposed again.

    Example: ctx-map matches reject police:N1 csc:77 --reason "they are twins"
    """,
    _reject,
    f"The pair is not proposed again.\n{_UNDO}",
)
_deciding(
    "undo",
    """Takes back what was decided about two ids. Every answer is as it was before.

    Example: ctx-map matches undo police:N1 csc:77 --reason "two people after all"
    """,
    _undo,
    "The decision has been taken back. Every answer is as it was before it, and the audit keeps both.",
)


def _print(release: Release[MatchList], form: Format) -> None:
    from ctx_map.export.match_files import matches_csv, matches_json

    if form is Format.JSON:
        typer.echo(matches_json(release), nl=False)
    elif form is Format.CSV:
        typer.echo(matches_csv(release), nl=False)
        say(release.header, err=True)
    else:
        _print_table(release)


def _print_table(release: Release[MatchList]) -> None:
    from ctx_map.cli.table import Head, text_table

    content = release.content
    say(release.heading)
    typer.echo()
    say([_finding(content)])
    if content.pairs:
        heads = [Head(words, fixed="Id" in words, roomy="peaks" in words) for words in _HEADINGS]
        rows = [
            [
                content.names[pair.one],
                pair.one,
                content.names[pair.other],
                pair.other,
                pair.strength.value,
                ", ".join(pair.speaks_for),
                ", ".join(pair.against),
            ]
            for pair in content.pairs
        ]
        typer.echo(f"\n{text_table(heads, rows)}")
    typer.echo()
    if content.pairs:
        one = content.pairs[0]
        say([f"If the first two are the same, use `ctx-map matches confirm {one.one} {one.other} --reason TEXT`."])
    say([*content.lacking, CAVEAT, release.notice[0], *release.account])


_HEADINGS = ("Name", "Id", "Other name", "Other id", "Match", "Speaks for it", "Speaks against it")


def _finding(content: MatchList) -> str:
    people, places, things = (f"{number:,}" for number in content.compared.values())
    based_on = f"Based on {people} records of people, {places} of places and {things} of things."
    number = len(content.pairs)
    if not number:
        return f"No two ids look like the same person, place or thing. {based_on}"
    pairs = "1 pair of ids" if number == 1 else f"{number:,} pairs of ids"
    return f"{pairs} may stand for the same person, place or thing. {based_on}"


def add_to(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.add_typer(matches_app, name="matches")
