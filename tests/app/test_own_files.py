"""An agency's own file in the app: columns are proposed, corrected by choosing, tried, saved and loaded."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.rooms import Room, components, html, network_of, opened
from app.serving import REPOSITORY
from bundle.field import book_of
from ctx_map.bundle.mapping import Mapping
from ctx_map.bundle.proposal.concepts import Concept
from ctx_map.bundle.proposal.dates import Order
from ctx_map.bundle.proposal.layout import Where
from ctx_map_app.screens.load_files import NEW_NAME, OWN_FILES

VISITS = "Client No,Full Name,DOB,Venue,Date,Seen with\n" + "".join(
    f"{number},Ash Field,0{number}/03/2011,North Park,{20 + number}/05/2026,Bo\n" for number in range(1, 5)
)


def uploaded(*files: tuple[str, str | bytes]) -> AppTest:
    """The page with these files, which are an agency's own."""
    app = opened("load-files")
    app.selectbox(key="namespace").set_value(NEW_NAME).run()
    app.text_input(key="new_namespace").set_value("youth").run()
    app.radio(key="sort_of_files").set_value(OWN_FILES).run()
    app.file_uploader(key="upload").set_value(
        [(name, text.encode() if isinstance(text, str) else text, "") for name, text in files]
    ).run()
    assert not app.exception
    return app


def choices(app: AppTest) -> dict[str, Concept | None]:
    """What each column is taken for, by its name."""
    fields = [each for each in app.selectbox if str(each.key).startswith("own_column_")]
    return {each.label.removesuffix(" is"): Concept(each.value) if each.value else None for each in fields}


def saved_mapping(app: AppTest) -> str:
    (saved,) = (each["text"] for each in components(app) if each.get("name") == "mapping.toml")
    assert isinstance(saved, str)
    return saved


def test_each_column_has_a_proposal_with_its_reason_and_the_first_rows_are_shown(room: Room) -> None:
    app = uploaded(("visits.csv", VISITS))
    assert choices(app) == {
        "Client No": Concept.PERSON_ID,
        "Full Name": Concept.PERSON_NAME,
        "DOB": Concept.BORN,
        "Venue": Concept.PLACE_NAME,
        "Date": Concept.DATE,
        "Seen with": None,
    }
    assert "Its name says so" in html(app)
    cells = ("2", "1", "Ash Field", "01/03/2011", "North Park", "21/05/2026", "Bo")
    assert "".join(f"<td>{cell}</td>" for cell in cells) in html(app)
    assert any("No problem was found" in each.value for each in app.success)


def test_what_is_chosen_changes_the_mapping_and_what_would_be_loaded(room: Room) -> None:
    app = uploaded(("visits.csv", VISITS))
    assert "SPENDS_TIME_AT" in saved_mapping(app)
    app.selectbox(key="own_column_3").set_value("").run()
    assert not app.exception
    assert choices(app)["Venue"] is None
    assert "SPENDS_TIME_AT" not in saved_mapping(app)
    assert "You chose it" in html(app)


def test_the_mapping_that_is_saved_takes_next_months_file_without_a_choice(room: Room) -> None:
    mapping = saved_mapping(uploaded(("visits.csv", VISITS)))
    Mapping.model_validate(tomllib.loads(mapping))
    app = uploaded(("visits.csv", VISITS.replace("/05/2026", "/06/2026")), ("mapping.toml", mapping))
    assert not choices(app)
    assert any("No problem was found" in each.value for each in app.success)


def test_a_changed_layout_is_said(room: Room) -> None:
    mapping = saved_mapping(uploaded(("visits.csv", VISITS)))
    app = uploaded(("visits.csv", VISITS.replace("Venue", "Where to")), ("mapping.toml", mapping))
    assert any("problem" in each.value for each in app.error)
    assert "Venue" in str(components(app))


def test_it_is_stored_when_somebody_says_so(room: Room) -> None:
    app = uploaded(("visits.csv", VISITS))
    (store,) = (each for each in app.button if each.label == "Store these reports")
    store.click().run()
    assert not app.exception
    assert any("Stored." in each.value for each in app.success)


STREET = REPOSITORY / "tests/data/field/15-police-street-csv/in/2026-05-saltshire-street.csv"


def test_a_ready_mapping_that_fits_is_used_and_another_way_can_be_chosen(room: Room) -> None:
    app = uploaded((STREET.name, STREET.read_bytes()))
    assert app.selectbox(key="own_ready").value == "police-uk-street"
    assert any("comes with ctx-map" in each.value for each in app.caption)
    assert "approximate point" in saved_mapping(app)
    assert not choices(app)
    assert any("No problem was found" in each.value for each in app.success)
    app.selectbox(key="own_ready").set_value("as chosen on this page").run()
    assert "Crime ID" in choices(app)
    assert "approximate point" not in saved_mapping(app)


def test_no_ready_mapping_is_spoken_of_where_none_fits(room: Room) -> None:
    assert not [each for each in uploaded(("visits.csv", VISITS)).selectbox if each.key == "own_ready"]


def test_columns_of_several_files_are_listed_under_the_name_of_their_file(room: Room) -> None:
    shown = html(uploaded(("clients.csv", "Client No,Full Name\n1,Ash\n"), ("visits.csv", VISITS)))
    assert shown.count('<p class="ctx-line">visits.csv</p>') == 2
    assert '<p class="ctx-line">visits.csv</p>' not in html(uploaded(("visits.csv", VISITS)))


def test_the_top_of_the_page_says_what_has_been_found_so_far(room: Room) -> None:
    app = uploaded(("visits.csv", VISITS + "9,Cy Lane,DOB unknown,North Park,25/05/2026,\n"))
    assert any(each.value.startswith("So far: 1 problem and ") for each in app.info)
    app.text_input(key="own_missing").set_value("DOB unknown").run()
    assert any(each.value.startswith("So far: no problem and ") for each in app.info)


def test_what_was_chosen_for_a_file_that_is_stored_stays_and_the_page_says_that_it_is_stored(room: Room) -> None:
    app = uploaded(("visits.csv", VISITS))
    app.selectbox(key="own_column_2").set_value("").run()
    next(each for each in app.button if each.label == "Store these reports").click().run()
    assert any("Stored." in each.value for each in app.success)
    assert choices(app)["DOB"] is None


def test_words_that_mean_nothing_are_named_on_the_page(room: Room) -> None:
    app = uploaded(("visits.csv", VISITS + "9,Cy Lane,DOB unknown,North Park,25/05/2026,\n"))
    assert any("1 problem" in each.value for each in app.error)
    app.text_input(key="own_missing").set_value("DOB unknown, n/k").run()
    assert any("No problem was found" in each.value for each in app.success)
    assert 'missing = ["DOB unknown", "n/k"]' in saved_mapping(app)


def test_the_page_says_that_it_shows_rows_and_does_not_show_them_by_initials(room: Room) -> None:
    app = uploaded(("visits.csv", VISITS))
    assert "This page shows the first rows of your file." in html(app)
    next(each for each in app.toggle if each.label == "Initials only").set_value(True).run()
    assert "Ash Field" not in html(app)


def test_a_mapping_alone_is_not_taken_for_data(room: Room) -> None:
    app = uploaded(("mapping.toml", "format = 1\n"))
    assert any("So far there is only a mapping" in each.value for each in app.info)


def test_a_file_of_which_nothing_is_known_says_so_and_can_be_chosen_for(room: Room) -> None:
    app = uploaded(("odd.csv", "Kennung,Rufname\n1,Ash\n2,Bo\n"))
    assert any("No column could be recognised" in each.value for each in app.error)
    app.number_input(key="own_header_0").set_value(1).run()
    app.selectbox(key="own_column_0").set_value(Concept.PERSON_ID).run()
    app.selectbox(key="own_column_1").set_value(Concept.PERSON_NAME).run()
    assert not app.exception
    assert any("No problem was found" in each.value for each in app.success)


ROLES = (
    "Client No,Full Name,Person type,Venue,Date,Activity\n"
    "1,Ash Field,YP,North Park,21/05/2026,Hangs out\n"
    "2,Bo Lane,YP,North Park,22/05/2026,kicks a ball\n"
    "3,Cy Stone,Vols,North Park,23/05/2026,phoned\n"
)


def test_what_each_word_means_is_proposed_and_chosen_and_stands_in_the_mapping(room: Room) -> None:
    app = uploaded(("visits.csv", ROLES))
    assert choices(app)["Person type"] == Concept.PERSON_KIND
    assert choices(app)["Activity"] == Concept.LINK_KIND
    assert "kicks a ball" in html(app)
    assert any("3 problems" in each.value for each in app.error)
    # each choice is counted at once
    words = {each.key: each for each in app.selectbox if str(each.key).startswith("own_word_")}
    assert len(words) == 5
    app.selectbox(key=_key_of(app, "Vols")).set_value("adult").run()
    assert any("2 problems" in each.value for each in app.error)
    app.selectbox(key=_key_of(app, "kicks a ball")).set_value("SPENDS_TIME_AT").run()
    app.selectbox(key=_key_of(app, "phoned")).set_value("leave these rows out").run()
    assert any("No problem was found" in each.value for each in app.success)
    mapping = tomllib.loads(saved_mapping(app))
    people, _, links = mapping["source"]
    assert people["columns"]["kind"]["values"] == {"YP": "young_person", "Vols": "adult"}
    assert links["columns"]["kind"]["values"] == {"Hangs out": "SPENDS_TIME_AT", "kicks a ball": "SPENDS_TIME_AT"}
    assert links["without"] == {"Activity": ["phoned"]}
    # next month the same file needs no choice
    again = uploaded(("visits.csv", ROLES), ("mapping.toml", saved_mapping(app)))
    assert any("No problem was found" in each.value for each in again.success)


def _key_of(app: AppTest, word: str) -> str:
    """The key of the choice beside a word on the page."""
    shown = re.findall(r'class="ctx-line">([^<]*) <span', html(app))
    keys = [str(each.key) for each in app.selectbox if str(each.key).startswith("own_word_")]
    return keys[shown.index(word)]


def test_the_words_are_not_shown_by_initials(room: Room) -> None:
    app = uploaded(("visits.csv", ROLES))
    next(each for each in app.toggle if each.label == "Initials only").set_value(True).run()
    assert "kicks a ball" not in html(app)


def test_the_untidy_workbook_of_the_guide_is_loaded_as_the_guide_says(room: Room) -> None:
    workbook = (REPOSITORY / "sample_data" / "untidy" / "youth-club.xlsx").read_bytes()
    app = uploaded(("youth-club.xlsx", workbook))
    assert any("1 problem was found" in each.value for each in app.error)
    app.text_input(key="own_missing").set_value("DOB unknown").run()
    assert any("No problem was found" in each.value for each in app.success)
    assert {each["sheet"] for each in tomllib.loads(saved_mapping(app))["source"]} == {"Log *"}
    next(each for each in app.button if each.label == "Store these reports").click().run()
    assert any("Stored." in each.value for each in app.success)
    assert {"youth:P0007", "youth:P0012"} & set(network_of(room).keys)


def book(tmp_path: Path) -> bytes:
    """A workbook with a list under two rows of names, and a sheet that is not wanted."""
    rows = [["Who", "", "Visit", ""], ["Ref", "Name", "Place", "Day"], ["0001", "Ash", "Park", "13/05/2026"]]
    other = [["Client No", "Full Name"], ["9", "Staff member"]]
    return book_of(tmp_path, {"May": rows, "Rota": other}).read_bytes()


def test_sheets_are_left_out_and_a_header_of_two_rows_is_read(room: Room, tmp_path: Path) -> None:
    app = uploaded(("book.xlsx", book(tmp_path)))
    assert [each.label for each in app.checkbox if str(each.key).startswith("own_taken_")] == ["Take this one"] * 2
    app.checkbox(key="own_taken_1").set_value(False).run()
    assert "Rota" not in saved_mapping(app)
    assert "Staff member" not in html(app)
    app.number_input(key="own_header_rows_0").set_value(2).run()
    assert "Who Ref" in choices(app)
    names = list(choices(app))
    app.selectbox(key=f"own_column_{names.index('Who Ref')}").set_value(Concept.PERSON_ID).run()
    app.selectbox(key=f"own_column_{names.index('Who Name')}").set_value(Concept.PERSON_NAME).run()
    assert any("No problem was found" in each.value for each in app.success)
    (source, *_) = tomllib.loads(saved_mapping(app))["source"]
    assert (source.get("header"), source["header_rows"]) == (None, 2)
    # and back again
    app.checkbox(key="own_taken_1").set_value(True).run()
    assert "Rota" in saved_mapping(app)


def test_hidden_rows_are_decided_about_on_the_page(room: Room) -> None:
    data = (REPOSITORY / "tests/data/field/12-filtered-rows-are-loaded/book.xlsx").read_bytes()
    app = uploaded(("book.xlsx", data))
    assert any("does not show" in text for text in (html(app), *(each.label for each in app.selectbox)))
    assert "hidden" not in saved_mapping(app)
    app.selectbox(key="own_hidden").set_value("leave out").run()
    assert tomllib.loads(saved_mapping(app))["hidden"] == "leave out"
    assert any("No problem was found" in each.value for each in app.success)


def test_several_ids_in_a_cell_are_taken_apart_on_the_page(room: Room) -> None:
    people = ("people.csv", "Client No,Full Name\n7,Ash\n8,Bo\n")
    app = uploaded(people, ("visits.csv", "Client No,Venue\n7; 8,Park\n8,Yard\n"))
    app.selectbox(key="own_split_1").set_value(";").run()
    links = [each for each in tomllib.loads(saved_mapping(app))["source"] if each["into"] == "links"]
    assert [each["columns"]["from"]["split"] for each in links] == [";"]
    assert any("No problem was found" in each.value for each in app.success)
    # and back again
    app.selectbox(key="own_split_1").set_value("").run()
    assert "split" not in saved_mapping(app)


REGISTER = "YP ref,Young person,01/05/2026,02/05/2026,08/05/2026\nYP1,Ash Field,x,,X\nYP2,Bo Lane,,?,x\n"


def register_at(app: AppTest, place: str) -> AppTest:
    """The page after somebody said that all marks were at one place."""
    app.selectbox(key="own_grid_where_0").set_value(Where.ONE_PLACE).run()
    return app.text_input(key="own_grid_place_0").set_value(place).run()


def test_a_grid_of_names_by_days_is_said_with_its_reason_and_not_read_until_somebody_chooses(room: Room) -> None:
    app = uploaded(("register.csv", REGISTER))
    assert app.selectbox(key="own_grid_where_0").value == Where.NOT_READ
    assert "01/05/2026 to 08/05/2026 (3 columns)" in html(app)
    assert "Nothing in the file says where they were" in html(app)
    assert "grid" not in saved_mapping(app)
    assert any("The marks are not loaded" in each.value for each in app.warning)
    app.selectbox(key="own_grid_where_0").set_value(Where.ONE_PLACE).run()
    assert any("Say what the place is called" in each.value for each in app.warning)
    assert "grid" not in saved_mapping(app)


def test_what_is_chosen_for_a_grid_stands_in_the_mapping_and_is_loaded(room: Room) -> None:
    app = register_at(uploaded(("register.csv", REGISTER)), "Pearl Youth Club")
    assert not app.exception
    assert any("1 problem was found" in each.value for each in app.error)
    assert any("Choose above how it is read" in each.value for each in app.error)
    assert not {"01/05/2026", "02/05/2026"} & set(choices(app))
    marks = {each.key: each.value for each in app.selectbox if str(each.key).startswith("own_mark_")}
    assert list(marks.values()) == ["SPENDS_TIME_AT", "choose what it means", "SPENDS_TIME_AT"]
    app.selectbox(key="own_mark_0_1").set_value("not there: no link").run()
    assert any("No problem was found" in each.value for each in app.success)
    mapping = tomllib.loads(saved_mapping(app))
    *_, links = mapping["source"]
    assert links["grid"] == {"columns": ["??/??/????"], "heading": "Day", "cell": "Mark"}
    assert links["without"] == {"Mark": ["?"]}
    next(each for each in app.button if each.label == "Store these reports").click().run()
    assert any("Stored." in each.value for each in app.success)
    assert any("youth:L" in each for each in network_of(room).keys)


def test_the_register_of_the_next_month_needs_no_choice(room: Room) -> None:
    register = REGISTER.replace("?", "absent")
    mapping = saved_mapping(register_at(uploaded(("register.csv", register)), "Pearl Youth Club"))
    again = uploaded(("register.csv", register.replace("/05/", "/06/")), ("mapping.toml", mapping))
    assert not choices(again)
    assert any("No problem was found" in each.value for each in again.success)


def test_days_without_a_month_need_the_day_of_the_first_one(room: Room) -> None:
    app = register_at(uploaded(("register.csv", REGISTER.replace("/05/2026", "").replace("?", "absent"))), "Club")
    assert any("Say which day the first one is" in each.value for each in app.warning)
    app.date_input(key="own_grid_first_day_0").set_value(date(2026, 5, 1)).run()
    assert not app.exception
    assert any("No problem was found" in each.value for each in app.success)
    assert 'values = { 01 = "2026-05-01"' in saved_mapping(app)


def test_the_marks_of_a_grid_are_not_shown_by_initials(room: Room) -> None:
    app = register_at(uploaded(("register.csv", REGISTER.replace("?", "with Cy"))), "Club")
    assert "with Cy" in html(app)
    next(each for each in app.toggle if each.label == "Initials only").set_value(True).run()
    assert "with Cy" not in html(app)


def test_the_order_of_day_and_month_is_chosen_on_the_page(room: Room) -> None:
    text = "Client No,Full Name,Venue,Date\n1,Ash,Park,03/05/2026\n2,Bo,Park,04/05/2026\n"
    app = uploaded(("visits.csv", text))
    assert 'dates = ["%d/%m/%Y"]' in saved_mapping(app)
    app.selectbox(key="own_order_0").set_value(Order.MONTH_FIRST).run()
    assert not app.exception
    assert 'dates = ["%m/%d/%Y"]' in saved_mapping(app)
    # and back again
    app.selectbox(key="own_order_0").set_value("").run()
    assert 'dates = ["%d/%m/%Y"]' in saved_mapping(app)


def test_whether_real_dates_are_swapped_is_chosen_on_the_page(room: Room) -> None:
    data = (REPOSITORY / "tests/data/field/19-half-the-dates-are-swapped/book.xlsx").read_bytes()
    app = uploaded(("book.xlsx", data))
    assert any("1 problem was found" in each.value for each in app.error)
    app.selectbox(key="own_real_0").set_value("swapped").run()
    assert any("No problem was found" in each.value for each in app.success)
    assert 'real_dates = "swapped"' in saved_mapping(app)


@pytest.mark.parametrize("text", ["*DOB* [x](y)", "<b>DOB</b>", "![x](https://elsewhere.test/x.png)"])
def test_what_is_in_the_file_is_shown_as_text(room: Room, text: str) -> None:
    app = uploaded(("visits.csv", VISITS.replace("Seen with", f'"{text}"').replace("Bo", f'"{text}"')))
    shown = html(app)
    assert escape(text) in shown
    assert "<b>DOB" not in shown
    assert not [each for each in app.markdown if text in each.value]
