// name: read/withheld_reports
// does: How much an agency may not see: `reports` known on a day (agency and reference), their `links`, and `ever` the
//   links known on any day.
// access: read
// kept: yes
// params: as_at, agency, holder, meeting
// uses: known, permitted
// returns: reports: whole, links: whole, ever: whole
// rows: one
MATCH (r:Report)
WHERE NOT ({{permitted(r)}})
RETURN
  count(DISTINCT CASE WHEN {{known(r, $as_at)}} THEN [r.agency, r.ref] END) AS reports,
  count(CASE WHEN {{known(r, $as_at)}} THEN 1 END) AS links,
  count(*) AS ever
