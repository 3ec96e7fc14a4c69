// The canvas of a meeting: the picture and the small message reach the page apart from each other, in any order.

import { heed, markAll, selectAsTold } from "./canvas_message.js";
import { Told, hooksOfCanvas } from "./canvas_events.js";

const rooms = new Map();

export function roomOf(key) {
  if (!rooms.has(key)) rooms.set(key, { chart: null, message: null, heeded: null, told: null });
  return rooms.get(key);
}

// The hooks of a chart in this room. `send` gives events to Python.
export function hooksOfRoom(key, send) {
  const room = roomOf(key);
  room.told = room.told || new Told(send);
  room.told.send = send;
  return hooksOfCanvas(room.told, () => room.chart);
}

export function bringMessage(key, message) {
  const room = roomOf(key);
  room.message = message;
  if (room.told) room.told.heard(message.heard || 0);
  listen(room);
}

// A chart that is drawn: it hears what was said before it came.
export function enter(key, chart) {
  const room = roomOf(key);
  Object.assign(room, { chart, heeded: null });
  listen(room);
}

export function leave(key, chart) {
  const room = roomOf(key);
  if (room.chart === chart) room.chart = null;
}

// Another picture: what the message marks is found among its nodes.
export function bringPicture(key, payload) {
  const { chart } = roomOf(key);
  chart.update(payload);
  selectAsTold(chart);
  markAll(chart, chart.message);
  chart.scene.changed();
  chart.redraw();
}

function listen(room) {
  const { chart, message, heeded } = room;
  if (!chart || !message) return;
  room.heeded = message;
  heed(chart, message, heeded);
  chart.redraw();
}
