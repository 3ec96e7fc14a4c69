"""The ids in the text of a saved view, and the text without some of them, or with others in their place.

The door does not know what a scene is. It knows that it is JSON and what an id looks like: whatever looks like one and
may not be seen is taken out with the smallest thing that says something about it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator
from typing import Any

from ctx_map.errors import WrongUse

_ID = re.compile(r"[A-Za-z][A-Za-z0-9._-]*:\S+")
"""`namespace:key`. A time such as 21:30 is none."""
_GONE = object()


def ids_in(scene: str) -> tuple[str, ...]:
    """Everything in a scene that looks like an id, each once. Raises WrongUse if the scene is not a JSON object."""
    return tuple(dict.fromkeys(each for text in _texts(_read(scene)) for each in _ids(text)))


def without_ids(scene: str, hidden: Collection[str]) -> str:
    """The scene without these ids.

    An id in a list of ids leaves the list. An id that stands with other things (a position, an option, a node that was
    opened) takes these with it. None of the ids is anywhere in the text that is returned.
    """
    gone = frozenset(hidden)
    if not gone:
        return scene
    left = _without(_read(scene), gone)
    return _as_text({} if left is _GONE else left)


def renamed_ids(scene: str, one: Callable[[str], str]) -> str:
    """The scene with each id as `one` says it. What would then be said of one id twice in a list is said once."""
    if all(one(each) == each for each in ids_in(scene)):
        return scene
    return _as_text(_renamed(_read(scene), one))


def _as_text(scene: Any) -> str:
    return json.dumps(scene, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _read(scene: str) -> Any:
    try:
        told = json.loads(scene)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise WrongUse("The scene of a view must be a JSON object. Save the view again.")
    return told


def _ids(text: str) -> list[str]:
    """The ids in a text: one, or two ends with | between them."""
    return [each for each in text.split("|") if _ID.fullmatch(each)]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from _texts(each)


def _names(text: Any, gone: frozenset[str]) -> bool:
    return isinstance(text, str) and bool(gone.intersection(_ids(text)))


def _without(value: Any, gone: frozenset[str]) -> Any:
    """A value without what names one of these ids, or _GONE if it does so itself."""
    if isinstance(value, str):
        return _GONE if _names(value, gone) else value
    if isinstance(value, list):
        return _list_without(value, gone)
    return _object_without(value, gone) if isinstance(value, dict) else value


def _list_without(values: list[Any], gone: frozenset[str]) -> Any:
    """A list of ids loses some; a list in which an id stands with other things goes as a whole."""
    of_ids = all(isinstance(each, str) and _ids(each) for each in values)
    if not of_ids and any(_names(each, gone) for each in values):
        return _GONE
    return [left for each in values if (left := _without(each, gone)) is not _GONE]


def _object_without(values: dict[str, Any], gone: frozenset[str]) -> Any:
    """An object in which an id stands beside other things goes as a whole, and one that is named by an id loses it."""
    if any(_names(each, gone) for each in values.values()):
        return _GONE
    kept = {name: _without(each, gone) for name, each in values.items() if not _names(name, gone)}
    return {name: each for name, each in kept.items() if each is not _GONE}


def _renamed(value: Any, one: Callable[[str], str]) -> Any:
    """A value with each id under its one. In a list, the first that is said of an id counts."""
    if isinstance(value, str):
        return "|".join(one(each) for each in value.split("|"))
    if isinstance(value, dict):
        return {_renamed(name, one): _renamed(each, one) for name, each in value.items()}
    return _list_renamed(value, one) if isinstance(value, list) else value


def _list_renamed(values: list[Any], one: Callable[[str], str]) -> list[Any]:
    renamed = [_renamed(each, one) for each in values]
    if renamed == values:
        return values
    left = []
    said = set()
    for each in renamed:
        about = _about(each)
        if not about or about not in said:
            left.append(each)
        said.add(about)
    return left


def _about(value: Any) -> tuple[str, ...]:
    """What a member of a list is about: its ids, with the words beside them. Empty where it has no id."""
    beside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    words = tuple(each for each in beside if isinstance(each, str))
    return words if any(_ids(each) for each in words) else ()
