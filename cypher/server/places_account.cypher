// name: server/places_account
// does: Out of what shared places are counted: young people at any place, those of them who turned 18 since or whose age
//   is not known, those named, the places, and the reports.
// access: read
// params: as_at, agency, holder, meeting, since, until, people, momentary
// uses: adult_from, age_unknown, people_at_places
// returns: young: whole, turned_18: whole, age_unknown: whole, named: whole, places: whole, reports: whole
// rows: one
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
CALL (finished) {
  {{people_at_places()}}
}
WITH p, report, place, {{adult_from(p)}} AS adult_from
RETURN
  count(DISTINCT p) AS young,
  count(DISTINCT CASE WHEN adult_from <= $as_at THEN p END) AS turned_18,
  count(DISTINCT CASE WHEN {{age_unknown(p)}} THEN p END) AS age_unknown,
  count(DISTINCT CASE WHEN p.key IN $people THEN p END) AS named,
  count(DISTINCT place) AS places,
  count(DISTINCT [report.agency, report.ref]) AS reports
