"""What is on the screen, as one value, and everything that can be done to it. Draws nothing, and knows no Streamlit.

now = History(Scene(people=("childrens-services:YP01",)))
now = now.do(Ask("shared-places")).do(Expand("childrens-services:PL01"))
now.undo().now
"""

from ctx_map_app.scene.address import Address, address_of, new_id
from ctx_map_app.scene.history import Entry, History
from ctx_map_app.scene.question_options import OptionValue
from ctx_map_app.scene.saved_views import SavedView, StoredView, StoresViews, in_running_order, record_of, view_of
from ctx_map_app.scene.scene import Camera, Lettering, Picture, Scene, Town, Whose
from ctx_map_app.scene.unsaved import UnsavedScenes, owner_of, unsaved_scenes
from ctx_map_app.scene.written import read_scene, scene_id, written

__all__ = [
    "Address",
    "Camera",
    "Entry",
    "History",
    "Lettering",
    "OptionValue",
    "Picture",
    "SavedView",
    "Scene",
    "StoredView",
    "StoresViews",
    "Town",
    "UnsavedScenes",
    "Whose",
    "address_of",
    "in_running_order",
    "new_id",
    "owner_of",
    "read_scene",
    "record_of",
    "scene_id",
    "unsaved_scenes",
    "view_of",
    "written",
]
