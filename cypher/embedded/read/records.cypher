// name: read/records
// does: The versions of all records of these meetings.
// access: read
// params: meetings
// returns: version, kind, id, number: whole, meeting, author, agency, written_on, written_at, content
MATCH (r:Meeting|Note|Action|Outcome|Voice|SavedView|Snapshot|SameAs|NotSame)
WHERE r.meeting IN $meetings
RETURN
  r.version AS version,
  label(r) AS kind,
  r.id AS id,
  r.number AS number,
  r.meeting AS meeting,
  r.author AS author,
  r.agency AS agency,
  r.written_on AS written_on,
  r.written_at AS written_at,
  r.content AS content
ORDER BY version
