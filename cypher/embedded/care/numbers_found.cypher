// name: care/numbers_found
// does: How many of the reports with these numbers are found by their number alone.
// access: read
// params: first, after
// returns: found: whole
// rows: one
UNWIND range($first, $after - 1) AS wanted
MATCH (r:Report)
WHERE r.number = wanted
RETURN count(r) AS found
