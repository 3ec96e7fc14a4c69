// name: read/withheld_reports
// does: How many reports an agency may not see: `links` of those known on a day, `ever` of those known on any.
// access: read
// params: as_at, agency, holder, meeting
// uses: admitted, known, permitted
// returns: links: whole, ever: whole
// rows: one
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (:Guarded)-[r]->()
WHERE {{admitted(r)}}
  AND NOT ({{permitted(r)}})
RETURN
  count(CASE WHEN {{known(r, $as_at)}} THEN 1 END) AS links,
  count(*) AS ever
