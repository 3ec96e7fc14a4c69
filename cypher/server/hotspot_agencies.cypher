// name: server/hotspot_agencies
// does: Who reported the young people and events at places from the first to the last day, and in how many reports.
// access: read
// params: as_at, agency, holder, meeting, since, until, first, last, momentary, open_ended
// uses: people_and_events_at_places
// returns: agency, reports: whole
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
CALL (finished) {
  {{people_and_events_at_places()}}
}
WITH report.agency AS agency, count(DISTINCT report.ref) AS reports
RETURN agency AS agency, reports AS reports
ORDER BY reports DESC, agency
