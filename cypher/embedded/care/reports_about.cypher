// name: care/reports_about
// does: The number and both ends of every report, known and withheld alike: it finds reports, it shows none.
// access: read
// kept: yes
// params:
// returns: number: whole, source, target
MATCH (r:Report)
RETURN r.number AS number, r.source AS source, r.target AS target
ORDER BY number
