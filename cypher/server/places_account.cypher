// name: server/places_account
// does: Out of what shared places are counted: young people at any place, those of them who turned 18 since or whose age
//   is not known, those named, the places, and the reports; and the approximate points, which none of these count.
// access: read
// params: as_at, agency, holder, meeting, since, until, people, momentary
// uses: adult_from, age_unknown, approximate, people_at_places
// returns: young: whole, turned_18: whole, age_unknown: whole, named: whole, places: whole, reports: whole,
//   approximate: whole
// rows: one
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
CALL (finished) {
  {{people_at_places()}}
}
WITH p, report, place, {{adult_from(p)}} AS adult_from, NOT ({{approximate(place)}}) AS exact
RETURN
  count(DISTINCT CASE WHEN exact THEN p END) AS young,
  count(DISTINCT CASE WHEN exact AND adult_from <= $as_at THEN p END) AS turned_18,
  count(DISTINCT CASE WHEN exact AND {{age_unknown(p)}} THEN p END) AS age_unknown,
  count(DISTINCT CASE WHEN exact AND p.key IN $people THEN p END) AS named,
  count(DISTINCT CASE WHEN exact THEN place END) AS places,
  count(DISTINCT CASE WHEN exact THEN [report.agency, report.ref] END) AS reports,
  count(DISTINCT CASE WHEN NOT exact THEN place END) AS approximate
