// name: care/drop_reports
// does: Removes the reports of a load that was not finished.
// access: write
// params: load
// returns:
MATCH (r:Report)
WHERE r._load = $load
DELETE r
