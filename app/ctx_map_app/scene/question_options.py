"""The question of a scene with its options, checked by the question's own declaration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ctx_map.analysis.question import Option, Picks, Question, ids_in
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.errors import WrongUse
from ctx_map_app.scene.checks import check_agencies, check_ids

OptionValue = bool | int | float | str | tuple[str, ...] | None


def check_question(name: str, options: Iterable[tuple[str, OptionValue]], meeting: tuple[str, ...]) -> None:
    """Raises WrongUse where there is no such question, or it can't be asked with these options."""
    given = tuple(options)
    if not name:
        if given:
            raise WrongUse("There are options without a question. Choose a question first.")
        return
    question = question_named(name)
    if [option for option, _ in given] != sorted({option for option, _ in given}):
        raise WrongUse(f"The options of {name} are not each there once and in order. Ask the question again.")
    checked = question.with_options(**options_asked(name, given, meeting))
    for option, value in given:
        _check_value(name, option, value, question.explained[option])
        kept = getattr(checked, option)
        if kept != value or isinstance(kept, bool) != isinstance(value, bool):
            raise WrongUse(f"The option {option} of {name} is of another type. Choose it again.")


def question_named(name: str) -> Question[Any]:
    """The question of this name. Raises WrongUse where there is none."""
    if name not in QUESTIONS:
        raise WrongUse("There is no such question. Choose one from the list.")
    return QUESTIONS[name]


def options_asked(name: str, options: Iterable[tuple[str, OptionValue]], meeting: tuple[str, ...]) -> Mapping[str, Any]:
    """These options, with the young people of the meeting where the question can be about some and none are chosen."""
    given = dict(options)
    if not name or not meeting:
        return given
    about = [option for option, said in question_named(name).explained.items() if said.picks is Picks.YOUNG_PEOPLE]
    return {**dict.fromkeys(about, meeting), **given}


def _check_value(name: str, option: str, value: OptionValue, said: Option) -> None:
    """Raises WrongUse where a text is not an id, a word of the option's choices, or the name of an agency."""
    texts = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    if said.file:
        raise WrongUse(f"The option {option} of {name} reads a file, which is not kept with a view. Choose it again.")
    if said.picks:
        check_ids(option, ids_in(value))
    elif said.choices:
        if not set(texts) <= set(said.choices):
            raise WrongUse(f"The option {option} of {name} has no such choice. Choose one from the list.")
    else:
        check_agencies(texts)
