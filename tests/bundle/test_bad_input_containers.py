"""Bad inputs 1 to 23: files, folders, archives and workbooks that are not what they should be.

The number before each case is its number in the list of bad inputs that an importer must survive. Every case says what
becomes of it: the path is refused, a table has a problem, a warning is given, or all is read.
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msoffcrypto.format.ooxml
import pytest
import xlsxwriter

from bundles import checked, csv_text, problem_codes, small_town, warning_codes, write_folder, write_xlsx, write_zip
from ctx_map.bundle import Limits, read_bundle
from ctx_map.bundle.safe_file import NotTaken, take
from ctx_map.errors import FileRefused

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True)
class Case:
    number: int
    what: str
    make: Callable[[Path], Path]
    refused: str | None = None
    problem: str | None = None
    warning: str | None = None
    limits: Limits | None = None


def _town_with(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        write_folder(folder / "town", small_town())
        (folder / "town" / name).write_bytes(data)
        return folder / "town"

    return make


def _file(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def _workbook(change: Callable[[dict[str, bytes]], None], name: str = "town.xlsx") -> Callable[[Path], Path]:
    """The small town as a workbook with its parts changed."""

    def make(folder: Path) -> Path:
        path = write_xlsx(folder / "whole.xlsx", small_town())
        with zipfile.ZipFile(path) as archive:
            parts = {part: archive.read(part) for part in archive.namelist()}
        change(parts)
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, data in parts.items():
                archive.writestr(part, data)
        return folder / name

    return make


def _sheet(old: bytes, new: bytes) -> Callable[[Path], Path]:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[SHEET]
        parts[SHEET] = parts[SHEET].replace(old, new, 1)

    return _workbook(change)


def _with_part(part: str, data: bytes, name: str = "town.xlsx") -> Callable[[Path], Path]:
    return _workbook(lambda parts: parts.update({part: data}), name)


def _only_cell_far_away(parts: dict[str, bytes]) -> None:
    cell = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    parts[SHEET] = f'<worksheet xmlns="{MAIN}"><sheetData>{cell}</sheetData></worksheet>'.encode()


def _many_rows(parts: dict[str, bytes]) -> None:
    rows = "".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c></row>' for at in range(1, 50_000))
    parts[SHEET] = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def _truncated(folder: Path) -> Path:
    path = write_xlsx(folder / "town.xlsx", small_town())
    path.write_bytes(path.read_bytes()[:-200])
    return path


def _locked(folder: Path) -> Path:
    whole = write_xlsx(folder / "whole.xlsx", small_town())
    with whole.open("rb") as plain, (folder / "town.xlsx").open("wb") as locked:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("a password", locked)
    return folder / "town.xlsx"


def _doubled_member(folder: Path) -> Path:
    path = write_zip(folder / "town.zip", small_town())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("people.csv", csv_text(small_town()["people"]))
    return path


def _member(name: str, *, link: bool = False) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = write_zip(folder / "town.zip", small_town())
        member = zipfile.ZipInfo(name)
        member.external_attr = (0o120777 if link else 0o100644) << 16
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(member, b"/etc/passwd")
        return path

    return make


def _size_lie(folder: Path) -> Path:
    """A .zip whose list of members says that people.csv is a few bytes long."""
    path = write_zip(folder / "town.zip", small_town())
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 7)
    path.write_bytes(bytes(data))
    return path


def _hidden_second_sheet(folder: Path) -> Path:
    path = folder / "town.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Sheet1")
        people = book.add_worksheet("people")
        people.write_row(0, 0, ["id", "name"])
        people.write_row(1, 0, ["p1", "Ash"])
        people.hide()
    return path


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "people.csv")
    return folder


def _link(folder: Path) -> Path:
    (folder / "real.txt").write_text("id\np1\n")
    (folder / "town").mkdir()
    (folder / "town" / "people.csv").symlink_to(folder / "real.txt")
    return folder / "town"


def _folder_like_a_table(folder: Path) -> Path:
    (folder / "town" / "people.csv").mkdir(parents=True)
    return folder / "town"


def _device(folder: Path) -> Path:
    return Path("/dev/zero")


def _strange_name(name: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        write_folder(folder / "town", small_town())
        (folder / "town" / name).write_text("id\n1\n")
        return folder / "town"

    return make


HTML = b"<html><body><table><tr><td>id</td></tr></table></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet '
XXE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet '

CASES = [
    Case(1, "an empty file", _file("people.csv", b""), refused="file-empty"),
    Case(1, "an empty file among others", _town_with("events.csv", b""), problem="file-empty"),
    Case(2, "a header only", _town_with("organisations.csv", b"id,kind\n"), warning="table-empty"),
    Case(
        3,
        "a file over the limit",
        _file("people.csv", b"id\n" * 50),
        refused="file-too-large",
        limits=Limits(file_bytes=100),
    ),
    Case(
        3,
        "one of several over the limit",
        _town_with("people.csv", b"id\n" + b"x\n" * 9_000),
        problem="file-too-large",
        limits=Limits(file_bytes=9_000),
    ),
    Case(4, "a truncated workbook", _truncated, refused="zip-broken"),
    Case(5, "a web page called .xlsx", _file("town.xlsx", HTML), refused="workbook-expected"),
    Case(5, "a web page called .xls", _file("town.xls", HTML), refused="workbook-expected"),
    Case(5, "a web page called .csv", _town_with("things.csv", HTML), problem="file-not-csv"),
    Case(6, "an old workbook called .xlsx", _file("town.xlsx", OLE), refused="workbook-old"),
    Case(7, "a CSV called .xlsx", _file("town.xlsx", b"id,name\np1,Ash\n"), refused="workbook-expected"),
    Case(7, "a workbook called .csv", _town_with("things.csv", b"PK\x03\x04" + bytes(100)), problem="file-not-csv"),
    Case(8, "a workbook locked with a password", _locked, refused="workbook-locked"),
    Case(
        9,
        "a workbook packed as tight as a bomb",
        _with_part("xl/media/1.xml", b" " * 12_000_000),
        refused="zip-too-large",
    ),
    Case(
        10,
        "a workbook that unpacks to more than allowed",
        _workbook(_many_rows),
        refused="zip-too-large",
        limits=Limits(unpacked_bytes=500_000),
    ),
    Case(
        11,
        "one cell at XFD1048576",
        _workbook(_only_cell_far_away),
        refused="workbook-unreadable",
        limits=Limits(child_bytes=1_000_000_000),
    ),
    Case(14, "entities in a sheet", _sheet(b"<worksheet ", LAUGHS), refused="workbook-unsafe"),
    Case(15, "a foreign file as an entity", _sheet(b"<worksheet ", XXE), refused="workbook-unsafe"),
    Case(
        15,
        "a sheet in another encoding",
        _workbook(
            lambda parts: parts.update({SHEET: parts[SHEET].decode().replace("UTF-8", "UTF-16").encode("utf-16")})
        ),
        refused="workbook-unsafe",
    ),
    Case(16, "two members of one name", _doubled_member, refused="zip-names"),
    Case(17, "a member that leads out", _member("../../people.csv"), refused="zip-names"),
    Case(17, "a member with a drive", _member("C:/people.csv"), refused="zip-names"),
    Case(17, "a member that is a link", _member("things2.csv", link=True), refused="zip-names"),
    Case(18, "a list of members that lies about size", _size_lie, problem="zip-broken"),
    Case(19, "a workbook with macros", _with_part("xl/vbaProject.bin", b"x", "town.xlsm"), refused="workbook-macros"),
    Case(
        19,
        "a workbook with links to others",
        _with_part("xl/externalLinks/externalLink1.xml", b"<x/>"),
        warning="workbook-links",
    ),
    Case(20, "data on the second sheet, which is hidden", _hidden_second_sheet, warning="sheet-hidden"),
    Case(21, "a device", _device, refused="file-not-regular"),
    Case(21, "a path that is not there", lambda folder: folder / "nothing", refused="file-missing"),
    Case(21, "a link among the files", _link, problem="file-not-regular"),
    Case(21, "a pipe among the files", _pipe, problem="file-not-regular"),
    Case(
        21,
        "a folder called like a table",
        _folder_like_a_table,
        problem="file-not-regular",
    ),
    Case(23, "a name with a line break", _strange_name("a\nb.csv"), problem="table-unknown"),
    Case(23, "a name that turns its direction", _strange_name("a\u202evsc.csv"), problem="table-unknown"),
    Case(23, "a name that looks like a statement", _strange_name("'; DROP--.csv"), problem="table-unknown"),
    Case(23, "a name of 255 bytes", _strange_name("n" * 251 + ".csv"), problem="table-unknown"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.number} {case.what}")
def test_a_bad_container_is_refused_or_said(case: Case, tmp_path: Path) -> None:
    path = case.make(tmp_path)
    if case.refused:
        with pytest.raises(FileRefused) as refused:
            read_bundle(path, namespace="town", limits=case.limits or Limits())
        assert isinstance(refused.value.__cause__, NotTaken)
        assert refused.value.__cause__.code == case.refused
        return
    if case.limits:
        assert case.problem in {each.code for each in read_bundle(path, limits=case.limits).problems}
        return
    result = checked(path, namespace="town")
    assert case.problem is None or case.problem in {code for *_, code in problem_codes(result)}
    assert case.warning is None or case.warning in {code for *_, code in warning_codes(result)}
    assert case.problem is not None or result.report.clean
    assert all("\n" not in each.file and "\u202e" not in each.file for each in result.report.problems)


@pytest.mark.parametrize(
    ("number", "dimension"), [(12, b'<dimension ref="A1"/>'), (13, b'<dimension ref="A1:XFD1048576"/>')]
)
def test_a_sheet_that_lies_about_its_size_is_read_whole(number: int, dimension: bytes, tmp_path: Path) -> None:
    def lie(parts: dict[str, bytes]) -> None:
        before, rest = parts[SHEET].split(b"<dimension ", 1)
        parts[SHEET] = before + dimension + rest.split(b"/>", 1)[1]

    result = checked(_workbook(lie)(tmp_path))
    assert result.report.clean
    assert result.report.counts[0].accepted == len(small_town()["people"])


def test_22_a_file_that_grows_while_it_is_read_is_refused() -> None:
    # the kernel says that this file has no bytes, and then gives some
    with pytest.raises(NotTaken, match="file-changed"):
        take(Path("/proc/self/status"), Limits())


def test_a_workbook_in_an_archive_or_folder_is_read_too(tmp_path: Path) -> None:
    workbook = write_xlsx(tmp_path / "whole.xlsx", small_town()).read_bytes()
    with zipfile.ZipFile(tmp_path / "town.zip", "w") as archive:
        archive.writestr("inside/town.xlsx", workbook)
        archive.writestr("__MACOSX/inside/._town.xlsx", b"")
    assert checked(tmp_path / "town.zip").report.clean


def test_what_a_dead_reader_of_workbooks_said_is_in_no_message(tmp_path: Path) -> None:
    path = _workbook(_only_cell_far_away)(tmp_path)
    with pytest.raises(FileRefused) as refused:
        read_bundle(path, limits=Limits(child_bytes=1_000_000_000))
    assert "Ash" not in str(refused.value)
    assert refused.value.__cause__ is not None
    assert refused.value.__cause__.__cause__ is None


def test_a_workbook_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = _workbook(_many_rows)(tmp_path)
    with pytest.raises(FileRefused, match="memory and time"):
        read_bundle(path, limits=Limits(child_seconds=-10))


def test_a_workbook_that_would_give_more_text_than_a_file_may_have_is_given_up(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "town.xlsx", small_town() | {"things": [{"id": "v", "kind": "x" * 32_000}] * 100})
    assert path.stat().st_size < 100_000
    with pytest.raises(FileRefused, match="memory and time"):
        read_bundle(path, limits=Limits(file_bytes=200_000))


def test_a_sheet_of_tags_that_never_end_is_looked_through_in_no_time(tmp_path: Path) -> None:
    def endless(parts: dict[str, bytes]) -> None:
        parts[SHEET] = b"<worksheet><sheetData>" + b'<c r="A1" t="e" ' * 300_000

    with pytest.raises(FileRefused):
        read_bundle(_workbook(endless)(tmp_path))


def test_an_archive_that_is_no_workbook_says_so(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    (tmp_path / "town.ods").write_bytes(data.getvalue())
    with pytest.raises(FileRefused, match="old or binary form"):
        read_bundle(tmp_path / "town.ods")
