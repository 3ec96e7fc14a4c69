"""Loading files in the app: under a short name that is chosen, with what storing would do, and a way back."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

from streamlit.testing.v1 import AppTest

from app.rooms import ASH, BO, PARK, Room, components, opened, report
from bundles import write_zip
from ctx_map.governance import TableLoad
from ctx_map_app.loading.bundle_check import LOADED, account, load_table, loaded_columns, names_in_force
from ctx_map_app.screens.load_files import NEW_NAME

WHOSE, BACK = "namespace", "unload"


def with_a_load(room: Room) -> AppTest:
    """The page on a store with one load."""
    room.load([ASH, BO], [PARK], [report("ash", "SPENDS_TIME_AT", "park", "R1")])
    return opened("load-files")


def test_nothing_is_chosen_before_somebody_chooses(room: Room) -> None:
    choice = with_a_load(room).selectbox(key=WHOSE)
    assert choice.value is None
    assert list(choice.options) == ["t", NEW_NAME]


def test_a_new_name_is_asked_for_only_where_it_is_wanted(room: Room) -> None:
    app = with_a_load(room)
    assert not [each for each in app.text_input if each.key == "new_namespace"]
    app.selectbox(key=WHOSE).set_value(NEW_NAME).run()
    assert app.text_input(key="new_namespace").value == ""


def test_the_page_says_what_may_be_loaded(room: Room) -> None:
    captions = [each.value for each in with_a_load(room).caption]
    assert "You may load files under any short name, from every agency." in captions


def test_the_loads_are_listed_and_leave_one_line(room: Room) -> None:
    app = with_a_load(room)
    (rows,) = (each["rows"] for each in components(app) if "rows" in each)
    assert [(row[0], row[2], row[3]) for row in rows] == [("t-1", "t", 1)]
    app.run()
    assert room.viewed() == ["loads"]


def test_a_load_is_taken_back_and_is_gone_from_the_map(room: Room) -> None:
    app = with_a_load(room)
    app.selectbox(key=BACK).set_value("t-1").run()
    (button,) = (each for each in app.button if each.label == "Take back t-1")
    button.click().run()
    assert "The load t-1 has been taken back. It had brought 1 link and 3 people, places or things." in [
        each.value for each in app.success
    ]
    assert [line.action for line in room.lines()][-4:] == ["unload begun", "intake sealed", "unload done", "viewed"]
    assert list(app.selectbox(key=BACK).options) == []


def test_the_table_of_a_load_has_the_rows_that_were_left_out() -> None:
    assert "Left out" in account([], LOADED).columns


def test_the_table_of_loads_is_empty_where_there_is_none() -> None:
    assert load_table([]).height == 0
    assert names_in_force([]) == []


def test_the_table_of_a_load_has_what_is_withdrawn_where_something_is() -> None:
    assert "withdrawn" not in loaded_columns([TableLoad("links", new=1)])
    assert "withdrawn" in loaded_columns([TableLoad("links", withdrawn=1)])


def test_a_full_delivery_says_before_and_after_what_it_withdraws(room: Room, tmp_path: Path) -> None:
    app = with_a_load(room)
    write_zip(tmp_path / "later.zip", {"people": [ASH], "places": [PARK]})
    with ZipFile(tmp_path / "later.zip", "a") as archive:
        archive.writestr("bundle.toml", 'format = 1\nfull = true\nagencies = ["police"]\n')
    app.selectbox(key=WHOSE).set_value("t").run()
    app.file_uploader(key="upload").set_value(("later.zip", (tmp_path / "later.zip").read_bytes(), "")).run()
    assert [each.value for each in app.warning] == [
        "It is a full delivery, so loading it withdraws 1 link that is not in it any more. "
        "This full delivery withdraws every link that its agencies have under t. Check that it is complete.",
    ]
    (button,) = (each for each in app.button if each.label == "Store these reports")
    button.click().run()
    done = "It was a full delivery, so 1 link that is not in it any more has been withdrawn."
    assert done in " ".join(each.value for each in app.success)


def test_the_account_of_the_rows_is_on_the_page_and_can_be_saved(room: Room, tmp_path: Path) -> None:
    app = with_a_load(room)
    with ZipFile(tmp_path / "later.zip", "w") as archive:
        archive.writestr("people.csv", "id,name\na,Ash Field\na,Ash Field\n,\n2 records,\n")
    app.selectbox(key=WHOSE).set_value("t").run()
    app.file_uploader(key="upload").set_value(("later.zip", (tmp_path / "later.zip").read_bytes(), "")).run()
    assert not app.exception
    counts, reasons = [each["rows"] for each in components(app) if "rows" in each][-2:]
    assert counts == [["people.csv", "people", 4, 1, 2, 0, 1]]
    assert [row[2:] for row in reasons] == [
        ["left out: blank", 1, "row 4"],
        ["left out: not a row of the table", 1, "row 5"],
        ["duplicate", 1, "row 3"],
    ]
    (saved,) = (each for each in components(app) if each.get("name") == "account-of-rows.csv")
    assert saved["text"].splitlines() == [
        '\ufeff"file","table","source","why","rows","row_numbers"',
        '"people.csv","people","","taken",1,""',
        '"people.csv","people","","left out: blank",1,"4"',
        '"people.csv","people","","left out: not a row of the table",1,"5"',
        '"people.csv","people","","duplicate",1,"3"',
    ]


def test_rows_with_a_problem_are_in_the_account_too(room: Room, tmp_path: Path) -> None:
    app = with_a_load(room)
    with ZipFile(tmp_path / "later.zip", "w") as archive:
        archive.writestr("people.csv", "id,date_of_birth\na,2011-02-30\nb,2011-03-01\n")
    app.selectbox(key=WHOSE).set_value("t").run()
    app.file_uploader(key="upload").set_value(("later.zip", (tmp_path / "later.zip").read_bytes(), "")).run()
    (saved,) = (each for each in components(app) if each.get("name") == "account-of-rows.csv")
    assert '"people.csv","people","","rejected",1,"2"' in saved["text"]
    assert "2011" not in saved["text"]


def test_a_network_that_ctx_map_has_saved_as_json_is_read_back(room: Room) -> None:
    app = with_a_load(room)
    nodes = [{"id": "t:ash", "node_type": "Person", "name": "Ash Field"}, {"id": "t:pier", "node_type": "Place"}]
    link = {"id": "t:1", "source": "t:ash", "target": "t:pier", "kind": "SPENDS_TIME_AT", "both_ways": False}
    saved = json.dumps({"nodes": nodes, "links": [link | {"ref": "R9", "agency": "police"}]})
    app.selectbox(key=WHOSE).set_value("t").run()
    app.file_uploader(key="upload").set_value(("saved.json", saved.encode(), "")).run()
    assert not app.exception
    assert any(each.value.startswith("No problem was found.") for each in app.success)
