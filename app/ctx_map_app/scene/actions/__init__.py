"""Everything that can be done on the canvas. Each action is a value that gives the next scene and leaves the old one.

An action holds ids and no names. What it is called in the history is worded when the history is shown.
"""

from ctx_map_app.scene.actions.action import Action, Names, joined
from ctx_map_app.scene.actions.asking import (
    AddPeople,
    AddPlaces,
    Ask,
    ChooseWhose,
    CloseQuestion,
    RemovePerson,
    RemovePlace,
    SetDay,
    SetPeriod,
    ShowWholeTown,
)
from ctx_map_app.scene.actions.filtering import Brush, ClearFilters, Filter
from ctx_map_app.scene.actions.looking import (
    ChooseLettering,
    ChoosePicture,
    LookAtTown,
    Move,
    OpenView,
    Rearrange,
    UseProjector,
    Zoom,
)
from ctx_map_app.scene.actions.opening import Collapse, Expand, Hide, Select, Show, ShowMore

__all__ = [
    "Action",
    "AddPeople",
    "AddPlaces",
    "Ask",
    "Brush",
    "ChooseLettering",
    "ChoosePicture",
    "ChooseWhose",
    "ClearFilters",
    "CloseQuestion",
    "Collapse",
    "Expand",
    "Filter",
    "Hide",
    "LookAtTown",
    "Move",
    "Names",
    "OpenView",
    "Rearrange",
    "RemovePerson",
    "RemovePlace",
    "Select",
    "SetDay",
    "SetPeriod",
    "Show",
    "ShowMore",
    "ShowWholeTown",
    "UseProjector",
    "Zoom",
    "joined",
]
