"""Loading the sample town: the first files of three agencies, and a later one from the police."""

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
    from ctx_map.governance import Mandate
    from ctx_map.settings import Settings

FIRST, SECOND = date(2026, 10, 19), date(2026, 11, 10)
DELIVERIES = (
    ("childrens-services", "childrens-services", FIRST),
    ("police", "police", FIRST),
    ("school-and-youth-work", "school-and-youth-work", FIRST),
    ("police-update", "police", SECOND),
)
"""The folder, namespace and day of each delivery. A correction is known from the day it was delivered."""
SIGN = "sample-town.txt"
"""The file in an embedded store that holds the town and nothing else."""
SIGN_TEXT = "This store holds Saltmere, a town that does not exist.\n"


def store_of_town(settings: Settings) -> Path:
    """Return the store of the demo, which is not the store that people work in."""
    return settings.data_dir / "saltmere"


def load_town(settings: Settings) -> None:
    """Load the town into a store that is empty or has it already. Raises WrongUse for any other store."""
    sign = None if "://" in settings.store else Path(settings.store).expanduser() / SIGN
    mandate = mandate_for(Ask(None, date.today(), None, None, Format.TABLE, "trying out the sample town"), settings)
    if store_is_there(settings) and _is_whole(settings, signed=sign is not None and sign.exists()):
        _load_meetings(settings, mandate)
        typer.echo("The sample town has been loaded before.")
        return
    town = shipped_folder("sample_data") / "saltmere"
    for day, deliveries in groupby(DELIVERIES, key=lambda delivery: delivery[2]):
        paths = [Delivery(town / folder, namespace) for folder, namespace, _ in deliveries]
        print_outcomes(load(paths, settings, mandate, today=day), Format.TABLE, checked_only=False)
        if sign is not None:
            sign.write_text(SIGN_TEXT, "utf-8")
    _load_meetings(settings, mandate)
    typer.echo("Two meetings of the sample town have been loaded. To see them, use `ctx-map meeting list`.")


def _load_meetings(settings: Settings, mandate: Mandate) -> None:
    """Write the town's meetings that are not in the store yet, each as on the day on which it was written."""
    from ctx_map.governance import open_audit, open_intake
    from ctx_map.governance.meetings.from_file import load_meeting, written_on

    with opened_store(settings) as store:
        audit = open_audit(store.uri, settings)
        for path in sorted((shipped_folder("sample_data") / "meetings").glob("*.toml")):
            load_meeting(open_intake(store, mandate, audit=audit, today=written_on(path)), path)


def _is_whole(settings: Settings, *, signed: bool) -> bool:
    """Return whether the store has the whole town. Raises WrongUse if it has real data, which must not be mixed."""
    with opened_store(settings, create=True) as store:
        loads = store.facts().loads
    if loads and not signed:
        raise WrongUse(
            "This store already has other data. Give the sample town its own store (--store FOLDER), or open this one "
            "with `ctx-map app`."
        )
    return loads >= len(DELIVERIES)
