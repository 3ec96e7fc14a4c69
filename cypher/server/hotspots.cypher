// name: server/hotspots
// does: The places with an event or several young people from the first to the last day, counted in the server from
//   the reports that an agency may see and that overlap the window, young on the day of the report. An open side of
//   the window is '' or '~'.
// access: read
// params: as_at, agency, holder, meeting, since, until, first, last, momentary, open_ended
// uses: people_and_events_at_places
// returns: key, people: whole, events: whole
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
CALL (finished) {
  {{people_and_events_at_places()}}
}
WITH place, count(DISTINCT p) AS people, count(DISTINCT event) AS events
WHERE events > 0 OR people > 1
RETURN place.key AS key, people AS people, events AS events
ORDER BY people DESC, events DESC, key
