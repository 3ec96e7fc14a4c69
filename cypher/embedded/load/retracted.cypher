// name: load/retracted
// does: Ends versions of reports on the day that each row says.
// access: write
// params: rows
// uses: standing
// returns: made: whole
// rows: one
LOAD FROM $rows
WITH version AS row_version, retracted_at AS row_retracted_at
MATCH (r:Report)
WHERE r.version = row_version AND {{standing(r)}}
SET r.retracted_at = row_retracted_at
RETURN count(*) AS made
