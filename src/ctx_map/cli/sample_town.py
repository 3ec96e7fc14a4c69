"""The sample town: three agencies' first deliveries, then what the police sent later."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ctx_map.cli.asking import Ask, Format, mandate_for, opened_store
from ctx_map.cli.load_words import print_outcomes
from ctx_map.cli.loading import Delivery, load, store_is_there
from ctx_map.errors import WrongUse
from ctx_map.settings import shipped_folder

if TYPE_CHECKING:
    from ctx_map.settings import Settings

FIRST, SECOND = date(2026, 10, 19), date(2026, 11, 10)
DELIVERIES = (
    ("childrens-services", "childrens-services", FIRST),
    ("police", "police", FIRST),
    ("school-and-youth-work", "school-and-youth-work", FIRST),
    ("police-update", "police", SECOND),
)
"""Folder, namespace and day of each delivery: a correction is known from the day on which it came."""
SIGN = "sample-town.txt"
"""Lies in an embedded store that holds the town and nothing else."""
SIGN_TEXT = "This store holds Saltmere, a town that does not exist.\n"


def store_of_town(settings: Settings) -> Path:
    """Where the demo keeps the town: apart from the store that a person works in."""
    return settings.data_dir / "saltmere"


def load_town(settings: Settings) -> None:
    """Loads the town into a store that is empty or has it already; raises WrongUse for any other store."""
    sign = None if "://" in settings.store else Path(settings.store).expanduser() / SIGN
    if store_is_there(settings) and _is_whole(settings, signed=sign is not None and sign.exists()):
        typer.echo("The town was loaded before.")
        return
    mandate = mandate_for(Ask(None, date.today(), None, None, Format.TABLE, "trying out the sample town"), settings)
    town = shipped_folder("sample_data") / "saltmere"
    for day, deliveries in groupby(DELIVERIES, key=lambda delivery: delivery[2]):
        paths = [Delivery(town / folder, namespace) for folder, namespace, _ in deliveries]
        print_outcomes(load(paths, settings, mandate, today=day), Format.TABLE, checked_only=False)
        if sign is not None:
            sign.write_text(SIGN_TEXT, "utf-8")


def _is_whole(settings: Settings, *, signed: bool) -> bool:
    """Whether the store has the whole town. Raises WrongUse where it has something else: the invented stay apart."""
    with opened_store(settings, create=True) as store:
        loads = store.facts().loads
    if loads and not signed:
        raise WrongUse(
            "This store holds something already: give the sample town a store of its own (--store FOLDER), or open "
            "this one with `ctx-map app`."
        )
    return loads >= len(DELIVERIES)
