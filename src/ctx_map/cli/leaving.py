"""What a command that saves the network asks besides: who the file is for, why, and how long it may be kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ctx_map.cli.asking import Ask, a_day, check_store_is_there, looking, mandate_for, settings_for

if TYPE_CHECKING:
    from ctx_map.governance import Disclosure, View
    from ctx_map.settings import Settings
    from ctx_map.vocabulary.places import PlacesAs

ForOption = Annotated[
    str | None,
    typer.Option("--for", metavar="WHO", help="Who the file is for (default: CTX_MAP_EXPORT_FOR)."),
]
KeepUntilOption = Annotated[
    date | None,
    typer.Option(
        "--keep-until",
        metavar="DATE",
        parser=a_day,
        help="The last day on which the file may be kept (default: today and CTX_MAP_EXPORT_KEEP_DAYS).",
    ),
]
NO_REASON = (
    "This file would hold everything that the mandate may see. Say why everything is needed with --purpose, or save "
    "what is near some ids with --around."
)


UNSAID = "The file does not say who it is for, or how long it may be kept."


@contextmanager
def saving(
    ask: Ask,
    question: str,
    *,
    to: str,
    about: Sequence[str],
    who: str | None,
    keep_until: date | None,
    places_as: PlacesAs,
) -> Iterator[View]:
    """Open the view that a network leaves through. What is left out is taken from the settings of this computer.

    Raises Refused for the whole store unless the mandate says that it may leave in one file, and WrongUse unless a
    reason is given for that.
    """
    settings = settings_for(ask.store)
    asked = replace(ask, purpose=ask.purpose or settings.export_purpose or None)
    disclosure = replace(said_disclosure(settings, who, keep_until), places_as=places_as)
    if not about:
        _check_whole(asked, settings, f"{question} as {to}")
    with looking(asked, question, to=to, about=about, disclosure=disclosure) as view:
        yield view


@contextmanager
def sharing(
    ask: Ask, question: str, *, about: Sequence[str], who: str | None, keep_until: date | None
) -> Iterator[View]:
    """Open the view for something that may still be refused. It is recorded as having left when it is released.

    Otherwise the register would list a file that did not leave.
    """
    settings = settings_for(ask.store)
    asked = replace(ask, purpose=ask.purpose or settings.export_purpose or None)
    with looking(asked, question, about=about, disclosure=said_disclosure(settings, who, keep_until)) as view:
        yield view


def said_disclosure(settings: Settings, who: str | None, keep_until: date | None) -> Disclosure:
    """Return who a file is for and how long it may be kept, as said or as the settings say."""
    from ctx_map.governance.disclosures import disclosure_of

    return disclosure_of(settings, recipient=who or "", keep_until=keep_until)


def _check_whole(ask: Ask, settings: Settings, subject: str) -> None:
    """Check that everything may leave in one file, before anything is recorded as having left.

    The local mandate gives its own purpose as the reason, because there is no authority to give it to.
    """
    from ctx_map.errors import WrongUse
    from ctx_map.governance import check_whole_may_leave, open_audit

    check_store_is_there(settings)
    check_whole_may_leave(mandate_for(ask, settings), open_audit(settings.store, settings), subject)
    if settings.mandate_file is not None and not ask.purpose:
        raise WrongUse(NO_REASON)


def check_all_is_said(ask: Ask, disclosure: Disclosure) -> None:
    """Raise WrongUse unless it is said who a file is for, why it is made, and how long it may be kept."""
    from ctx_map.errors import WrongUse
    from ctx_map.governance.disclosures import ALL_NEEDED

    said = (("--for", disclosure.recipient), ("--purpose", ask.purpose), ("--keep-until", disclosure.keep_until))
    missing = [option for option, value in said if not value]
    if missing:
        raise WrongUse(f"{ALL_NEEDED} Add {' and '.join(missing)}.")


def say_what_is_missing(view: View) -> None:
    """Say on standard error what no one said about the file, so that it can be made again with it."""
    said = view.disclosure
    missing = [option for option, value in (("--for", said.recipient), ("--keep-until", said.keep_until)) if not value]
    if missing:
        typer.echo(f"{UNSAID} Add {' and '.join(missing)}.", err=True)
