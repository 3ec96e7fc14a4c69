// name: many/busy_among
// does: Those of these nodes that more than so many reports are about which were known on a day and an agency may see.
//   Only where a node has too many relationships are its reports read.
// access: read
// params: as_at, agency, holder, meeting, keys, most
// uses: visible
// returns: key
LOAD FROM $keys
WITH key AS wanted, number
MATCH (r:Report)
WHERE r.number = number
  AND {{visible(r, $as_at)}}
WITH wanted, count(*) AS reports
WHERE reports > $most
RETURN wanted AS key
ORDER BY key
