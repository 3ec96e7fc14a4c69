// name: server/shared_contacts
// does: The adults and unidentified people, things, events and online spaces (those sorts of them that are asked
//   for) of at least so many young people, of those named if any are: counted in the server from the reports that an
//   agency may see and that overlap the window, young on the day of the report, contact read in both directions. An
//   open side of the window is '' or '~'.
// access: read
// params: as_at, agency, holder, meeting, since, until, people, least, only, momentary
// uses: people_with_contacts
// returns: key, sort, people: whole, reports: whole
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
CALL (finished) {
  {{people_with_contacts()}}
}
WITH context, sort, p, report
WHERE size($people) = 0 OR p.key IN $people
WITH context, sort, count(DISTINCT p) AS people, count(DISTINCT [report.agency, report.ref]) AS reports
WHERE people >= $least
RETURN context.key AS key, sort AS sort, people AS people, reports AS reports
ORDER BY people DESC, reports DESC, key
