"""The sample town: three agencies' first deliveries, then what the police sent later."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ctx_map.cli.asking import Ask, Format, mandate_for, opened_store
from ctx_map.cli.load_words import print_outcomes
from ctx_map.cli.loading import Delivery, load, store_is_there
from ctx_map.errors import WrongUse
from ctx_map.settings import shipped_folder

if TYPE_CHECKING:
    from ctx_map.settings import Settings

DELIVERIES = (
    ("childrens-services", "childrens-services"),
    ("police", "police"),
    ("school-and-youth-work", "school-and-youth-work"),
    ("police-update", "police"),
)
"""Folder and namespace, in the order in which they came."""
SIGN = "sample-town.txt"
"""Lies in an embedded store that holds the town and nothing else."""
SIGN_TEXT = "This store holds Saltmere, a town that does not exist.\n"


def store_of_town(settings: Settings) -> Path:
    """Where the demo keeps the town: apart from the store that a person works in."""
    return settings.data_dir / "saltmere"


def load_town(settings: Settings) -> None:
    """Loads the town into a store that is empty or has it already; raises WrongUse for any other store."""
    sign = None if "://" in settings.store else Path(settings.store).expanduser() / SIGN
    if sign is None or not sign.exists():
        _refuse_a_store_in_use(settings)
    if sign is not None:
        sign.write_text(SIGN_TEXT, "utf-8")
    town = shipped_folder("sample_data") / "saltmere"
    deliveries = [Delivery(town / folder, namespace) for folder, namespace in DELIVERIES]
    mandate = mandate_for(Ask(None, date.today(), None, None, Format.TABLE, "trying out the sample town"), settings)
    print_outcomes(load(deliveries, settings, mandate), Format.TABLE, checked_only=False)


def _refuse_a_store_in_use(settings: Settings) -> None:
    """Invented people must not lie among real ones."""
    is_new = not store_is_there(settings)
    with opened_store(settings, create=True) as store:
        holds_something = not is_new and store.facts().loads > 0
    if holds_something:
        raise WrongUse(
            "This store holds something already: give the sample town a store of its own (--store FOLDER), or open "
            "this one with `ctx-map app`."
        )
