// name: read/records_written
// does: How many versions of records a meeting has.
// access: read
// params: meeting_id
// returns: versions: whole
// rows: one
OPTIONAL MATCH (r:Meeting|Note|Action|Outcome|Voice|SavedView|Snapshot|SameAs|NotSame)
WHERE r.meeting = $meeting_id
RETURN count(r) AS versions
