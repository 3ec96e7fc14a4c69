"""The options that every command that reads takes, and the way from them to a view.

    @reading
    def shared_places(ask: Ask, *, min_people: ...) -> None

The command gets an `Ask`; on the command line its place is taken by --store, --as-at, --since, --until, --format and
--purpose.
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

from ctx_map.settings import Settings, read_settings

if TYPE_CHECKING:
    from ctx_map.governance import Mandate, View
    from ctx_map.store import Store

SCREEN = "screen"
EMPTY_STORE = (
    "This store is empty: nothing has been loaded into it. Load a file with `ctx-map import`, or check --store and "
    "CTX_MAP_STORE if it should hold something."
)


class Format(StrEnum):
    """What an answer is printed as."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def a_day(text: str) -> date:
    """A day as it is typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("a day is written like 2026-05-01") from None


def a_path(text: str) -> Path:
    """A path as it is typed, with `~` as the home folder: not every shell puts it there (`--mapping=~/own.toml`)."""
    return Path(text).expanduser()


StoreOption = Annotated[
    str | None,
    typer.Option("--store", metavar="URI", help="A folder, neo4j://… or bolt://… (else CTX_MAP_STORE)."),
]
AsAtOption = Annotated[
    date | None,
    typer.Option(
        "--as-at", metavar="DATE", parser=a_day, help="What was known by the end of this day; today if left out."
    ),
]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Leaves out links that ended before.")]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Leaves out links that began after.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How the answer is printed.")]
PurposeOption = Annotated[
    str | None, typer.Option("--purpose", metavar="TEXT", help="What it is asked for; stands in the audit.")
]


@dataclass(frozen=True, slots=True)
class Ask:
    """What every question says: of which store, as at when, in which window, for what, printed how."""

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


def reading(command: Callable[..., None]) -> Callable[..., None]:
    """Makes a command that takes an `Ask` into one that takes the six options."""
    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    shared = inspect.signature(_options, eval_str=True).parameters

    @functools.wraps(command)
    def run(*given: Any, **named: Any) -> None:
        ask = _options(**{name: named.pop(name) for name in shared})
        command(ask, *given, **named)

    run.__signature__ = inspect.Signature([*own, *shared.values()])  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *shared.values())}
    return run


def settings_for(store: str | None) -> Settings:
    """The settings of this machine, with the store that this command names, if it names one."""
    return read_settings(store=store)


def mandate_for(ask: Ask, settings: Settings) -> Mandate:
    """The mandate of this machine, for the purpose that this command names, if it names one."""
    from ctx_map.governance import read_mandate

    mandate = read_mandate(settings, ask.as_at)
    return mandate.for_purpose(ask.purpose) if ask.purpose else mandate


def check_store_is_there(settings: Settings) -> None:
    """Raise StoreUnavailable where no store has ever been in the folder that these settings name.

    For commands that read what lies beside a store, such as its audit, and must not make a folder for it.
    """
    from ctx_map.errors import StoreUnavailable
    from ctx_map.store.folder import NO_STORE, graph_file

    folder = Path(settings.store)
    if "://" not in settings.store and not graph_file(folder).exists() and not (folder / "audit").exists():
        raise StoreUnavailable(NO_STORE)


@contextmanager
def opened_store(settings: Settings, *, create: bool = False) -> Iterator[Store]:
    """The store of these settings, let go of at the end whatever happens."""
    from ctx_map.store import open_store

    store = open_store(settings.store, user=settings.neo4j_user, password=settings.neo4j_password, create=create)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def looking(ask: Ask, question: str, *, to: str | None = None, about: Sequence[str] = ()) -> Iterator[View]:
    """The view that a command asks through. One audit line is written when it opens.

    `to` is the format of the file that the answer goes into, where that is not what is printed.
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
        yield open_view(store, mandate, audit=audit, question=question, disclose_as=leaves_as, about=about)
