// name: care/guarded_reports
// does: The numbers of the reports that not everybody may see, in a meeting or elsewhere.
// access: read
// kept: yes
// params:
// uses: for_everybody
// returns: number: whole
MATCH (r:Report)
WHERE NOT ({{for_everybody(r)}})
RETURN r.number AS number
ORDER BY number
