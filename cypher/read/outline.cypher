// name: read/outline
// does: Which node every report links to which, when, and its agency and reference: what is counted of the whole. Only reports
//   known on a day that an agency may see.
// access: read
// params: as_at, agency, holder, meeting
// uses: visible
// returns: source, target, kind, since, until, report
// rows: in lists
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE {{visible(r, $as_at)}}
WITH collect(r) AS every
UNWIND range(0, size(every) - 1, 2000) AS at
WITH every[at..at + 2000] AS part
RETURN
  [each IN part | startNode(each).key] AS source,
  [each IN part | endNode(each).key] AS target,
  [each IN part | type(each)] AS kind,
  [each IN part | each.since] AS since,
  [each IN part | each.until] AS until,
  [each IN part | each.agency + '|' + each.ref] AS report
ORDER BY source, target, kind, report
