// name: server/reports_known
// does: How many links that an agency may see and that overlap the window were known on the earlier day, `then`,
//   and are known now.
// access: read
// params: as_at, agency, holder, meeting, since, until, then, momentary
// uses: admitted, in_window, known, permitted
// returns: then: whole, now: whole
// rows: one
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE {{admitted(r)}}
  AND {{permitted(r)}}
  AND {{in_window(r)}}
WITH
  {{known(r, $then)}} AS known_then,
  {{known(r, $as_at)}} AS known_now
RETURN count(CASE WHEN known_then THEN 1 END) AS then, count(CASE WHEN known_now THEN 1 END) AS now
