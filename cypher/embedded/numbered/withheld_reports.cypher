// name: numbered/withheld_reports
// does: How much an agency may not see: `reports` known on a day (agency and reference), their `links`, and `ever` the
//   links known on any day. Only those that not everybody may see are looked at: their numbers come as a list.
// access: read
// params: as_at, agency, holder, meeting, keys
// uses: known, permitted
// returns: reports: whole, links: whole, ever: whole
// rows: one
UNWIND $keys AS number
MATCH (r:Report)
WHERE r.number = number
  AND NOT ({{permitted(r)}})
RETURN
  count(DISTINCT CASE WHEN {{known(r, $as_at)}} THEN [r.agency, r.ref] END) AS reports,
  count(CASE WHEN {{known(r, $as_at)}} THEN 1 END) AS links,
  count(*) AS ever
