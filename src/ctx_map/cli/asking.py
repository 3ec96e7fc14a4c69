"""The options that every command that reads has, and the way from them to a view.

    @reading
    def shared_places(ask: Ask, *, min_people: ...) -> None

The command gets an `Ask`. On the command line it has the options --store, --as-at, --since, --until, --format and
--purpose instead.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ctx_map.cli.progress import ProgressLine
from ctx_map.settings import Settings, read_settings

if TYPE_CHECKING:
    from ctx_map.governance import Disclosure, Mandate, View
    from ctx_map.store import Store

SCREEN = "screen"
EMPTY_STORE = (
    "This store is empty. Load a file with `ctx-map import`. If it should not be empty, check --store and "
    "CTX_MAP_STORE."
)


class Format(StrEnum):
    """The form in which an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def a_day(text: str) -> date:
    """Read a day as it is typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("this is not a date. Write it like 2026-05-01") from None


def a_path(text: str) -> Path:
    """Read a path as it is typed. `~` is the home folder, also where the shell leaves it (`--mapping=~/own.toml`)."""
    return Path(text).expanduser()


StoreOption = Annotated[
    str | None,
    typer.Option("--store", metavar="URI", help="The store: a folder, neo4j://… or bolt://… (default: CTX_MAP_STORE)."),
]
AsAtOption = Annotated[
    date | None,
    typer.Option(
        "--as-at", metavar="DATE", parser=a_day, help="Use what was known by the end of this day (default: today)."
    ),
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Leave out links that ended before this day.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Leave out links that began after this day.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print the answer.")]
PurposeOption = Annotated[
    str | None, typer.Option("--purpose", metavar="TEXT", help="Why you are asking. It is recorded in the audit.")
]


@dataclass(frozen=True, slots=True)
class Ask:
    """The options that every question has."""

    store: str | None
    as_at: date
    since: str | None
    until: str | None
    format: Format
    purpose: str | None

    @property
    def destination(self) -> str:
        """Where the answer goes, as the audit names it."""
        return SCREEN if self.format is Format.TABLE else self.format.value


def _options(  # the signature is what counts: these options in this order
    *,
    store: StoreOption = None,
    as_at: AsAtOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format: FormatOption = Format.TABLE,  # noqa: A002
    purpose: PurposeOption = None,
) -> Ask:
    return Ask(store, as_at or date.today(), since, until, format, purpose)


EARLIER_DAY = typer.Option(
    "--since", metavar="DATE", help="The earlier day to compare with, which this question needs."
)
"""What `--since` is for a question that compares two days."""


def reading(command: Callable[..., None], *, compares: bool = False) -> Callable[..., None]:
    """Turn a command that takes an `Ask` into one that takes the six options. `compares`: `--since` is a day needed."""
    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    shared = dict(inspect.signature(_options, eval_str=True).parameters)
    if compares:
        shared["since"] = shared["since"].replace(annotation=Annotated[str | None, EARLIER_DAY])

    @functools.wraps(command)
    def run(*given: Any, **named: Any) -> None:
        ask = _options(**{name: named.pop(name) for name in shared})
        command(ask, *given, **named)

    run.__signature__ = inspect.Signature([*own, *shared.values()])  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *shared.values())}
    return run


def settings_for(store: str | None) -> Settings:
    """Return the settings of this computer, with the store that the command names, if it names one."""
    return read_settings(store=store)


def mandate_for(ask: Ask, settings: Settings) -> Mandate:
    """Return the mandate of this computer, for the purpose that the command names, if it names one."""
    from ctx_map.governance import read_mandate

    mandate = read_mandate(settings, ask.as_at)
    return mandate.for_purpose(ask.purpose) if ask.purpose else mandate


def check_store_is_there(settings: Settings) -> None:
    """Raise StoreUnavailable if there has never been a store in the folder that these settings name.

    It is for commands that read what is kept with a store, such as its audit, and must not make a folder for it.
    """
    from ctx_map.errors import StoreUnavailable
    from ctx_map.store.folder import NO_STORE, graph_file

    folder = Path(settings.store)
    if "://" not in settings.store and not graph_file(folder).exists() and not (folder / "audit").exists():
        raise StoreUnavailable(NO_STORE)


@contextmanager
def opened_store(settings: Settings, *, create: bool = False) -> Iterator[Store]:
    """Open the store of these settings, and close it at the end whatever happens."""
    from ctx_map.store import open_store

    progress = ProgressLine()
    user, password = settings.neo4j_user, settings.neo4j_password
    try:
        store = open_store(settings.store, user=user, password=password, create=create, progress=progress)
    finally:
        progress.end()
    try:
        yield store
    finally:
        store.close()


@contextmanager
def looking(
    ask: Ask,
    question: str,
    *,
    to: str | None = None,
    about: Sequence[str] = (),
    disclosure: Disclosure | None = None,
) -> Iterator[View]:
    """Open the view that a command asks through. One audit line is written when it opens.

    `to` is the format of the file that the answer is saved in, if it is not the format that is printed. `disclosure`
    says who that file is for.
    """
    from ctx_map.governance import open_audit, open_view
    from ctx_map.store import is_empty

    settings = settings_for(ask.store)
    mandate = mandate_for(ask, settings)
    destination = to or ask.destination
    with opened_store(settings) as store:
        if is_empty(store):
            typer.echo(EMPTY_STORE, err=True)
        audit = open_audit(store.uri, settings)
        leaves_as = None if destination == SCREEN else destination
        yield open_view(
            store,
            mandate,
            audit=audit,
            question=question,
            disclose_as=leaves_as,
            about=about,
            disclosure=disclosure,
        )
