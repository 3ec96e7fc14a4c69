"""Who is on the screens under which mandate: what is withheld is in no map, no table and no list to choose from."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.rooms import (
    ASH,
    BO,
    CY,
    PARK,
    Room,
    drawn,
    everything,
    go,
    html,
    mandate_text,
    opened,
    report,
    room_in,
    session_of,
)
from ctx_map_app.frame.menu import entries

ADDRESSES = [each.address for each in entries()]
HIDDEN = "Cy Thornwick"
ONLY_POLICE = {
    "grade": "1BC",
    "handling": "C",
    "action_code": "A1",
    "sanitisation_code": "S2",
    "conditions": "agencies: police",
}
LINKS = [
    report("ash", "SPENDS_TIME_AT", "park", "R1"),
    report("bo", "SPENDS_TIME_AT", "park", "R2"),
    # only the police may see that Cy is anywhere
    report("cy", "SPENDS_TIME_AT", "park", "R3", **ONLY_POLICE),
]


def room_for(agency: str, folder: Path, monkeypatch: pytest.MonkeyPatch, **more: object) -> Room:
    """Three at a park, of whom one is known to the police alone, seen by a member of this agency."""
    room = room_in(folder, monkeypatch, mandate=mandate_text(agency, **more))
    room.load([ASH, BO, CY], [PARK], LINKS)
    return room


@pytest.fixture(scope="module")
def park(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of that store, loaded once for the tests that look at every screen and at nothing that others did."""
    folder = tmp_path_factory.mktemp("park")
    with pytest.MonkeyPatch.context() as patched:
        room_for("police", folder, patched)
    return folder


@pytest.mark.usefixtures("room")
class TestWhoIsShown:
    def test_the_map_holds_what_the_mandate_may_see(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        room_for("youth service", tmp_path, monkeypatch)
        assert set(drawn(opened()).values()) == {"Ash Quillow", "Bo Ravensby", "North Park"}

    def test_the_agency_that_may_see_it_does(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        room_for("police", tmp_path, monkeypatch)
        assert set(drawn(opened()).values()) == {"Ash Quillow", "Bo Ravensby", HIDDEN, "North Park"}

    @pytest.mark.parametrize("screen", ADDRESSES)
    def test_what_is_withheld_reaches_no_browser(
        self, park: Path, monkeypatch: pytest.MonkeyPatch, screen: str
    ) -> None:
        room_in(park, monkeypatch, mandate=mandate_text("youth service"))
        app = opened(screen)
        told = everything(app)
        assert HIDDEN not in told
        assert "t:cy" not in told
        assert not app.exception

    def test_that_something_is_withheld_is_said(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        room_for("youth service", tmp_path, monkeypatch)
        assert "Some information is restricted and not shown: fewer than 5 reports" in html(opened())

    def test_selecting_what_is_withheld_shows_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        room_for("youth service", tmp_path, monkeypatch)
        app = opened()
        session_of(app).selected = "t:cy"
        assert "Select a person, a place" in html(app.run())

    def test_real_people_are_not_called_invented(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        room_for("police", tmp_path, monkeypatch)
        assert "Invented data" not in html(opened())


@pytest.mark.usefixtures("room")
class TestInitials:
    def test_a_meeting_sees_initials_until_somebody_shows_names(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        room_for("police", tmp_path, monkeypatch, in_meeting=True)
        assert set(drawn(opened()).values()) == {"AQ", "BR", "CT", "North Park"}

    @pytest.mark.parametrize("screen", [each for each in ADDRESSES if each != "audit"])
    def test_no_name_reaches_the_browser_while_initials_are_shown(
        self, park: Path, monkeypatch: pytest.MonkeyPatch, screen: str
    ) -> None:
        room_in(park, monkeypatch, mandate=mandate_text("police", in_meeting=True))
        app = opened(screen)
        session_of(app).selected = "t:ash"
        told = everything(app.run())
        assert [name for name in ("Quillow", "Ravensby", "Thornwick") if name in told] == []

    def test_showing_names_is_another_line(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        room = room_for("police", tmp_path, monkeypatch, in_meeting=True)
        app = opened()
        app.toggle[0].set_value(False).run()
        assert room.viewed() == ["network map, initials only", "network map"]
        assert "Ash Quillow" in drawn(app).values()

    def test_who_is_young_does_not_change_with_the_names(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        room_for("police", tmp_path, monkeypatch)
        app = opened("shared-places")
        with_names = html(app)
        app.toggle[0].set_value(True).run()
        assert "3 young people" in with_names
        assert "3 young people" in html(app)


@pytest.mark.usefixtures("room")
class TestEvidence:
    def test_a_selected_person_is_shown_with_every_report(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        room_for("police", tmp_path, monkeypatch)
        app = opened()
        session_of(app).selected = "t:cy"
        shown = html(app.run())
        for words in (
            "Cy Thornwick spends time at North Park",
            "police, ref R3",
            "source reliable, information known indirectly but corroborated",
            "C (lawful sharing permitted with conditions)",
            "Young person, 14 years old",
        ):
            assert words in shown

    def test_two_selected_are_asked_why(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        room_for("police", tmp_path, monkeypatch)
        app = opened()
        session_of(app).select(["t:ash", "t:bo"])
        assert "about what Ash Quillow and Bo Ravensby share" in html(app.run())

    def test_selecting_leaves_no_line(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        room = room_for("police", tmp_path, monkeypatch)
        app = opened()
        before = len(room.lines())
        session_of(app).selected = "t:park"
        app.run()
        assert len(room.lines()) == before

    def test_what_is_selected_stays_selected_from_screen_to_screen(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        room_for("police", tmp_path, monkeypatch)
        app = opened()
        session_of(app).selected = "t:park"
        assert "North Park" in html(go(app, "shared-places"))

    def test_markup_in_a_name_stays_text(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        room = room_in(tmp_path, monkeypatch)
        nasty = {"id": "ash", "name": "<img src=x onerror=alert(1)>"}
        room.load([nasty], [PARK], [report("ash", "SPENDS_TIME_AT", "park", "R1", note="<script>x</script>")])
        app = opened()
        session_of(app).selected = "t:ash"
        shown = html(app.run())
        assert "&lt;img src=x" in shown
        assert "<img" not in shown
        assert "<script>" not in shown
