// name: server/hotspot_events
// does: The events at any place from the first to the last day that an agency may see in the window.
// access: read
// params: as_at, agency, holder, meeting, since, until, first, last, momentary
// uses: event_day, in_window, visible
// returns: key
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (event:Event)-[there:HAPPENED_AT]->(:Place)
WHERE {{visible(there, $as_at)}}
  AND {{in_window(there)}}
  AND $first <= {{event_day(event, there)}} <= $last
RETURN DISTINCT event.key AS key
ORDER BY key
