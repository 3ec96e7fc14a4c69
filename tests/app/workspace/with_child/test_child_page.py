"""A map made with a young person shows them and what they add, and nothing else until a worker shares it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from app.rooms import Room, components, everything, html, mandate_text, network_of, opened
from app.workspace.meeting.rooms import in_meeting, selecting, typed
from app.workspace.rooms import AMIRA, MASON, about, press
from ctx_map.governance.in_the_room import Matters, Share
from ctx_map.network import Network
from ctx_map.vocabulary.statements import Rating
from ctx_map_app.frame.menu import WITH_CHILD
from ctx_map_app.session.store import the_store
from ctx_map_app.workspace.with_child.child_page import CHOOSE_FIRST
from ctx_map_app.workspace.with_child.list_of_added import GONE, NOT_SHARED, NOTHING_YET, SHARED

OTHERS = ("Reedlock", "Lanternhay", "Saltgrass", "Golden Pearl", "police")


def with_amira(app: AppTest | None = None) -> AppTest:
    """The map that is made with Amira."""
    return press(app or about(AMIRA), "ws_with_child")


def added(app: AppTest) -> AppTest:
    """The same map with a place on it."""
    app = typed(press(app, "ws_child_place"), child_name="Chip shop", child_said="They wait outside.")
    app.radio(key="ws_child_feels").set_value(Rating.UNSAFE)
    return kept(app)


def kept(app: AppTest) -> AppTest:
    """Signs what is in the form and puts it on the map."""
    app.selectbox(key="ws_child_agency").set_value("childrens-services")
    return press(typed(app, child_who="Danny, youth worker"), "ws_child_save")


def shared_map(saltmere: Room) -> Network:
    """The map that everyone on this computer sees."""
    the_store.clear()
    return network_of(saltmere)


def test_the_map_shows_the_young_person_and_no_one_else(saltmere: Room) -> None:
    app = with_amira()
    shown = everything(app)
    assert not app.error
    assert NOTHING_YET in shown
    assert AMIRA in shown
    assert [word for word in OTHERS if word in shown.replace(", ".join(OTHERS), "")] == []


def test_it_is_offered_for_one_young_person_alone(saltmere: Room) -> None:
    assert about(AMIRA, MASON).button(key="ws_with_child").disabled


def test_what_is_added_stays_on_it(saltmere: Room) -> None:
    app = added(with_amira())
    assert not app.error
    shown = html(app)
    assert all(words in shown for words in ("Chip shop", "For me it is not safe.", "They wait outside.", NOT_SHARED))
    app = press(app, "ws_child_close")
    assert "Chip shop" not in everything(app)
    assert "Chip shop" not in shared_map(saltmere).names_by_key.values()


def test_someone_who_matters_and_words_are_added(saltmere: Room) -> None:
    app = typed(press(with_amira(), "ws_child_person"), child_initials="KB")
    app.radio(key="ws_child_matters").set_value(Matters.FRIEND)
    app = kept(typed(press(kept(app), "ws_child_words"), child_said="Nobody asks me."))
    assert not app.error
    assert "KB" in html(app)
    assert "Nobody asks me." in html(app)


def test_the_worker_is_asked_once(saltmere: Room) -> None:
    app = press(added(with_amira()), "ws_child_words")
    assert app.text_input(key="ws_child_who").value == "Danny, youth worker"
    assert app.selectbox(key="ws_child_agency").value == "childrens-services"


def test_the_picture_does_not_call_their_word_doubtful(saltmere: Room) -> None:
    drawn = next(each["map"] for each in components(added(with_amira())) if "map" in each)
    assert drawn["summary"] == "On my map: 1 place, and no one else yet."
    assert {look["dotted"] for look in drawn["line_styles"]} == {False}
    assert drawn["legend"] == []


def test_a_name_of_someone_else_is_refused_and_what_was_typed_stays(saltmere: Room) -> None:
    app = typed(press(with_amira(), "ws_child_person"), child_initials="Keisha")
    app.radio(key="ws_child_matters").set_value(Matters.FRIEND)
    app = kept(app)
    assert ["only the initials" in each.value for each in app.error] == [True]
    assert app.text_input(key="ws_child_initials").value == "Keisha"


def test_a_worker_shares_one_thing_after_reading_who_will_see_it(saltmere: Room) -> None:
    app = press(added(with_amira()), "ws_child_share_0")
    assert "leave it out" in html(app)
    app.radio(key="ws_child_how").set_value(Share.AGENCY).run()
    assert "Everyone at children&#39;s services who uses ctx-map will see it" in html(app)
    app = press(app, "ws_child_share_now")
    assert not app.error
    assert SHARED in html(app)
    assert "Chip shop" in shared_map(saltmere).names_by_key.values()


@pytest.mark.parametrize("shared", [False, True])
def test_the_young_person_takes_one_thing_back(saltmere: Room, *, shared: bool) -> None:
    app = added(with_amira())
    if shared:
        app = press(app, "ws_child_share_0")
        app.radio(key="ws_child_how").set_value(Share.AGENCY).run()
        app = press(app, "ws_child_share_now")
    app = press(app, "ws_child_take_back_0")
    assert GONE.split(",", maxsplit=1)[0] in html(app)
    app = press(app, "ws_child_take_back_now")
    assert not app.error
    assert NOTHING_YET in html(app)
    assert "Chip shop" not in html(app)
    assert "Chip shop" not in shared_map(saltmere).names_by_key.values()


def test_from_a_meeting_it_is_shared_with_its_agencies(saltmere: Room) -> None:
    app = with_amira(selecting(in_meeting(), AMIRA))
    app = press(added(app), "ws_child_share_0")
    app.radio(key="ws_child_how").set_value(Share.MEETING).run()
    assert "at these agencies will see it" in html(app)


def test_the_mandate_of_a_meeting_has_no_such_map(saltmere: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saltmere.settings.data_dir / "mandate.toml"
    path.write_text(mandate_text("childrens-services", in_meeting=True), "utf-8")
    monkeypatch.setenv("CTX_MAP_MANDATE", str(path))
    assert ["not made in a meeting" in each.value for each in with_amira().error] == [True]


def test_its_address_alone_shows_no_one(saltmere: Room) -> None:
    app = opened(WITH_CHILD)
    assert CHOOSE_FIRST in html(app)
