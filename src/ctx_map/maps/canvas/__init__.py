"""The network of a meeting's canvas: one line for each pair, busy places at the rim, and a layout that holds still."""

from ctx_map.maps.canvas.canvas_payload import canvas_payload

__all__ = ["canvas_payload"]
