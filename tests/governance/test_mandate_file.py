"""The mandate of a machine: read from its file, refused where it is not one, local where none is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ctx_map.errors import Refused, WrongUse
from ctx_map.governance.mandate_file import read_mandate
from ctx_map.settings import Settings
from governance.doors import TODAY, settings_in

GOOD = {
    "name": '"Duty desk"',
    "role": '"social worker"',
    "agency": '"Children\'s Services"',
    "purpose": '"strategy meetings"',
    "authority": '"agreement 12"',
}


def _settings(folder: Path, text: str | bytes) -> Settings:
    file = folder / "mandate.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return replace(settings_in(folder), mandate_file=file)


def _file(**changes: str | None) -> str:
    values = GOOD | changes
    return "\n".join(f"{field} = {value}" for field, value in values.items() if value is not None)


def test_without_a_file_the_mandate_is_the_local_one_and_says_so(tmp_path: Path) -> None:
    mandate = read_mandate(settings_in(tmp_path), TODAY)
    assert (mandate.name, mandate.holder, mandate.as_at) == ("local user", True, TODAY)
    assert mandate.authority == "No authority has been set up on this computer"


def test_a_file_gives_the_mandate_its_fields(tmp_path: Path) -> None:
    text = _file(holder="true", in_meeting="true", may_know_withheld="false", marking='"OFFICIAL"')
    mandate = read_mandate(_settings(tmp_path, text), TODAY)
    assert (mandate.name, mandate.role, mandate.agency) == ("Duty desk", "social worker", "Children's Services")
    assert (mandate.purpose, mandate.authority) == ("strategy meetings", "agreement 12")
    assert (mandate.holder, mandate.in_meeting, mandate.may_know_withheld) == (True, True, False)
    assert (mandate.marking, mandate.as_at) == ("OFFICIAL", TODAY)


@pytest.mark.parametrize(("written", "read"), [("true", True), ("false", False), (None, None)])
def test_a_file_says_whether_the_mandate_may_write_the_records_of_meetings(
    tmp_path: Path, written: str | None, read: bool | None
) -> None:
    mandate = read_mandate(_settings(tmp_path, _file(may_write_meetings=written)), TODAY)
    assert mandate.may_write_meetings is read


def test_a_mandate_is_nobodys_holder_unless_its_file_says_so(tmp_path: Path) -> None:
    assert not read_mandate(_settings(tmp_path, _file()), TODAY).holder


def test_a_mandate_is_valid_on_its_last_day_and_refused_after_it(tmp_path: Path) -> None:
    settings = _settings(tmp_path, _file(valid_until="2026-11-24"))
    assert read_mandate(settings, date(2026, 1, 1), today=date(2026, 11, 24)).name == "Duty desk"
    with pytest.raises(Refused, match="has expired"):
        read_mandate(settings, date(2026, 1, 1), today=date(2026, 11, 25))


def test_a_named_file_that_is_not_there_is_never_replaced_by_the_local_mandate(tmp_path: Path) -> None:
    settings = replace(settings_in(tmp_path), mandate_file=tmp_path / "nowhere.toml")
    with pytest.raises(WrongUse, match="CTX_MAP_MANDATE"):
        read_mandate(settings, TODAY)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = ", "not TOML"),
        (b"name = '\xff\xfe'", "not TOML in UTF-8"),
        (_file(agency=None, role=None), "Add role, agency"),
        (_file(roll='"clerk"'), "Did you mean role"),
        (_file(qqqq='"clerk"'), "Use only name"),
        (_file(role="7"), "role of the mandate file is not text"),
        (_file(holder='"yes"'), "holder of the mandate file is not a yes or no"),
        (_file(valid_until='"2027-03-31"'), "valid_until of the mandate file is not a date"),
        (_file(valid_until="2027-03-31T10:00:00"), "valid_until of the mandate file is not a date"),
        (_file(purpose='" "'), "has no purpose"),
        (_file(agency='"(holder)"'), "not the name of an agency"),
        ("", "Add name, role, agency, purpose, authority"),
    ],
)
def test_a_file_that_is_no_mandate_is_refused_with_what_to_do(tmp_path: Path, text: str | bytes, says: str) -> None:
    with pytest.raises(WrongUse, match=says):
        read_mandate(_settings(tmp_path, text), TODAY)


def test_an_error_in_the_file_does_not_repeat_what_stands_in_it(tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as raised:
        read_mandate(_settings(tmp_path, _file(role='["Ash Canary"]')), TODAY)
    assert "Canary" not in str(raised.value)


def test_a_file_says_where_and_for_whom_a_mandate_may_write(tmp_path: Path) -> None:
    text = _file(may_write_namespaces='["town", "police"]', may_write_agencies="[]")
    mandate = read_mandate(_settings(tmp_path, text), TODAY)
    assert (mandate.may_write_namespaces, mandate.may_write_agencies) == (("town", "police"), ())
    with pytest.raises(WrongUse, match="may_write_agencies of the mandate file is not a list"):
        read_mandate(_settings(tmp_path, _file(may_write_agencies='"police"')), TODAY)
