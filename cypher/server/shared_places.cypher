// name: server/shared_places
// does: The places of at least so many young people, of those named if any are: counted in the server from the reports
//   that an agency may see and that overlap the window, young on the day of the report, and not at an approximate
//   point. An open side of the window is '' or '~'.
// access: read
// params: as_at, agency, holder, meeting, since, until, people, least, momentary
// uses: approximate, people_at_places
// returns: key, people: whole, reports: whole
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
CALL (finished) {
  {{people_at_places()}}
}
WITH place, p, report
WHERE (size($people) = 0 OR p.key IN $people)
  AND NOT ({{approximate(place)}})
WITH place, count(DISTINCT p) AS people, count(DISTINCT [report.agency, report.ref]) AS reports
WHERE people >= $least
RETURN place.key AS key, people AS people, reports AS reports
ORDER BY people DESC, reports DESC, key
