"""The mandate of this computer: a TOML file from its organisation, or the local mandate if there is none.

name = "Exploitation team, duty desk"
role = "social worker"
agency = "children's services"
purpose = "strategy meetings"
authority = "Information sharing agreement 12, Children Act 1989 s.47"
holder = true              # it also sees reports with no handling stated
in_meeting = false         # reports that are "not in meeting" are left out when true
may_know_withheld = true   # it may be told, in bands, how much is withheld
marking = "OFFICIAL-SENSITIVE"
valid_until = 2027-03-31   # after this day it opens nothing
may_write_namespaces = ["childrens-services"]   # where it may load files; ["*"] is everywhere
may_write_meetings = true  # it may write the records of meetings; left out, only a meeting's or the holder's may
may_write_agencies = ["children's services"]    # whose reports it may load and regrade; ["*"] is everybody's
may_export_whole = false   # all that it may see may leave in one file
"""

from __future__ import annotations

import difflib
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ctx_map.errors import Refused, WrongUse
from ctx_map.governance.mandate import Mandate, local_mandate
from ctx_map.governance.policy import agency_of
from ctx_map.settings import Settings

_WORDS = ("name", "role", "agency", "purpose", "authority", "marking")
_REQUIRED = _WORDS[:-1]
_YES_NO = ("holder", "in_meeting", "may_know_withheld", "may_write_meetings", "may_export_whole")
_LISTS = ("may_write_namespaces", "may_write_agencies")
_VALID_UNTIL = "valid_until"
_FIELDS = (*_WORDS, *_YES_NO, *_LISTS, _VALID_UNTIL)


def read_mandate(settings: Settings, as_at: date, *, today: date | None = None) -> Mandate:
    """Read the mandate of this computer for a day. It is the local mandate if no file is named.

    Raises WrongUse if the file cannot be read as a mandate (the local mandate never replaces it), and Refused after
    its last day.
    """
    if settings.mandate_file is None:
        return local_mandate(as_at)
    values = _values_of(settings.mandate_file)
    _refuse_after(values.pop(_VALID_UNTIL, None), today or date.today())
    values |= {field: tuple(values[field]) for field in _LISTS if field in values}
    mandate = Mandate(as_at=as_at, **values)
    agency_of(mandate.agency)
    return mandate


def _values_of(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise WrongUse(
            "The mandate file could not be read. Check CTX_MAP_MANDATE and the permissions of the file."
        ) from error
    except ValueError as error:
        raise WrongUse("The mandate file is not TOML in UTF-8. Write a line `field = value` for each field.") from error
    for field, value in values.items():
        _check_field(field, value)
    missing = [field for field in _REQUIRED if field not in values]
    if missing:
        raise WrongUse(f"Some fields are missing from the mandate file. Add {', '.join(missing)}.")
    return values


def _check_field(field: str, value: object) -> None:
    if field not in _FIELDS:
        near = difflib.get_close_matches(field, _FIELDS, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Use only {', '.join(_FIELDS)}."
        raise WrongUse(f"The mandate file has an unknown field. {hint}")
    if field in _WORDS and not isinstance(value, str):
        raise WrongUse(f"The field {field} of the mandate file is not text. Put it in quotation marks.")
    if field in _YES_NO and not isinstance(value, bool):
        raise WrongUse(f"The field {field} of the mandate file is not a yes or no. Write true or false.")
    if field in _LISTS and not (isinstance(value, list) and all(isinstance(each, str) for each in value)):
        raise WrongUse(
            f"The field {field} of the mandate file is not a list. Write a list of names in quotation marks."
        )
    if field == _VALID_UNTIL and (not isinstance(value, date) or isinstance(value, datetime)):
        raise WrongUse(
            f"The field {field} of the mandate file is not a date. Write it like 2027-03-31, without quotation marks."
        )


def _refuse_after(valid_until: date | None, today: date) -> None:
    if valid_until is not None and today > valid_until:
        raise Refused("The mandate of this computer has expired. Have it reviewed and given a new last day.")
