// name: care/last_number
// does: The highest number of a report, or 0 where there is none.
// access: read
// params:
// returns: number: whole
// rows: one
MATCH (r:Report)
RETURN coalesce(max(r.number), 0) AS number
