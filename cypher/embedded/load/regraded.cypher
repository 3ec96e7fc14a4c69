// name: load/regraded
// does: Says anew who may see versions of reports that are there.
// access: write
// params: rows
// uses: standing
// returns: made: whole
// rows: one
LOAD FROM $rows
WITH version AS row_version, audience AS row_audience, in_meeting AS row_in_meeting
MATCH (r:Report)
WHERE r.version = row_version AND {{standing(r)}}
SET r.audience = row_audience, r.in_meeting = row_in_meeting
RETURN count(*) AS made
