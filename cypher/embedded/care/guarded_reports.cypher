// name: care/guarded_reports
// does: The numbers of the reports that not everybody may see, in a meeting or elsewhere.
// access: read
// params:
// returns: number: whole
MATCH (r:Report)
WHERE NOT (r.audience = '*' AND coalesce(r.in_meeting, true))
RETURN r.number AS number
ORDER BY number
