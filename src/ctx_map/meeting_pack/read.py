"""Reading a pack through a view: the record, the network around the meeting, and the answers that it saw.

All of it is read under the reader's own mandate and with today's handling. Every part leaves in one file, so that the
audit has one line for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ctx_map.analysis.answers.result import Result
from ctx_map.analysis.question import Question
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.errors import WrongUse
from ctx_map.governance.disclosures import ALL_NEEDED
from ctx_map.governance.meetings import Meeting, MeetingRecord, SavedView, list_meetings, read_meeting
from ctx_map.governance.release import Release
from ctx_map.governance.view import USUAL_STEPS, View
from ctx_map.maps.content import Content, Filtered, apply_filters, content_of
from ctx_map.meeting_pack.saved_scene import SavedScene, about_people, read_saved_scene
from ctx_map.network import Network

PACK = "meeting pack"
"""How the audit names it."""
USUAL_QUESTIONS = ("shared-places", "shared-contacts", "protective")
"""What a pack answers if no view of the meeting has a question."""
MOST_LINKS = 500
"""A school or town centre with more links than this is shown, and what is beyond it is left out."""


@dataclass(frozen=True, slots=True)
class PackAnswer:
    """An answer of the pack."""

    question: Question[Any]
    release: Release[Result[Any]]


@dataclass(frozen=True, slots=True)
class PackView:
    """A picture of the pack: a view that the meeting saved, or the one on which a meeting begins."""

    saved: SavedView | None
    """None for the picture on which a meeting begins."""
    scene: SavedScene
    network: Release[Network]
    content: Content
    filtered: Filtered
    answer: PackAnswer | None


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that a pack is made of."""

    record: Release[MeetingRecord]
    network: Release[Network] | None
    """The network around the meeting, in its period. None if the meeting is about no one and no place."""
    views: tuple[PackView, ...]
    answers: tuple[PackAnswer, ...]
    """The answers that no picture has."""
    not_drawn: tuple[str, ...] = ()
    """The titles of saved views that can't be drawn, or show the whole town."""

    @property
    def all_answers(self) -> tuple[PackAnswer, ...]:
        """Every answer, first those of the pictures."""
        return (*(each.answer for each in self.views if each.answer), *self.answers)


def read_pack(view: View, meeting_id: str, *, to: str, as_finished: bool = False) -> Pack:
    """Read the pack of a meeting, for a file of this format.

    Raises WrongUse if there is no such meeting that the mandate may read, and if the view does not say who the file is
    for and how long it may be kept.
    """
    if not (view.disclosure.recipient and view.disclosure.keep_until):
        raise WrongUse(f"{ALL_NEEDED} Open the view with a disclosure that says it.")
    record = read_meeting(view, meeting_id, as_finished=as_finished)
    meeting = record.meeting
    reader = _Reader(view, to, _day_before(view, meeting))
    # the pictures: the views that were saved, or the one on which a meeting begins
    scenes, not_drawn = _scenes(record)
    begins = SavedScene(people=meeting.people, places=meeting.places, since=meeting.since, until=meeting.until)
    if not scenes and begins.around:
        scenes = [(None, begins)]
    views = tuple(reader.view_of(saved, scene) for saved, scene in scenes)
    # the answers, if no picture has one
    wanted = [] if any(each.answer for each in views) or not meeting.people else USUAL_QUESTIONS
    found = (reader.answer(name, about_people(name, meeting.people), begins) for name in wanted)
    return Pack(
        record=view.release(record, to=to),
        network=reader.network(begins) if begins.around else None,
        views=views,
        answers=tuple(each for each in found if each),
        not_drawn=tuple(not_drawn),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the parts of one pack through one view."""

    view: View
    to: str
    before: date | None
    """The day of the meeting that this one continues, for questions that compare."""

    def view_of(self, saved: SavedView | None, scene: SavedScene) -> PackView:
        """A picture with its answer. What the mandate may not see is in neither."""
        network = self.network(scene)
        content = content_of(network.content, scene.wanted)
        answer = self.answer(*scene.asked, scene) if scene.asked else None
        return PackView(saved, scene, network, content, apply_filters(network.content, content, scene.filters), answer)

    def network(self, scene: SavedScene) -> Release[Network]:
        """The network around what a scene is about. The whole store does not leave in a pack.

        The record has no id that the mandate may not see on this day, so that each of these is in the network.
        """
        since, until = _period(scene)
        network = self.view.network(
            since=since, until=until, around=scene.around, steps=USUAL_STEPS, most_links=MOST_LINKS
        )
        return self.view.release(network, to=self.to)

    def answer(self, name: str, options: Mapping[str, object], scene: SavedScene) -> PackAnswer | None:
        """The answer of today in the period of a scene.

        None if its options can't be used any more, or if it compares and there was no meeting before.
        """
        question, (since, until) = QUESTIONS[name], _period(scene)
        if question.compares:
            if self.before is None:
                return None
            since = self.before.isoformat()
        try:
            result: Result[Any] = self.view.ask(question, options, since=since, until=until)
        except WrongUse:
            return None
        return PackAnswer(question, self.view.release(result, to=self.to))


def _scenes(record: MeetingRecord) -> tuple[list[tuple[SavedView | None, SavedScene]], list[str]]:
    """The saved views that can be drawn, and the titles of the others."""
    read = [(each, read_saved_scene(each.scene)) for each in record.views]
    drawn: list[tuple[SavedView | None, SavedScene]] = [
        (each, scene) for each, scene in read if scene is not None and scene.around and not scene.whole_town
    ]
    kept = {id(each) for each, _ in drawn}
    return drawn, [each.title for each, _ in read if id(each) not in kept]


def _day_before(view: View, meeting: Meeting) -> date | None:
    """The day of the meeting that this one continues, if the mandate may read it."""
    if not meeting.continues:
        return None
    earlier = (each for each in list_meetings(view).meetings if each.id == meeting.continues)
    return next((each.day for each in earlier if each.day < view.mandate.as_at), None)


def _period(scene: SavedScene) -> tuple[str | None, str | None]:
    """The first and the last day of a scene, as a view takes them."""
    since, until = scene.since, scene.until
    return since.isoformat() if since else None, until.isoformat() if until else None
