// name: parts/known
// does: Whether a report was known on a day and not yet retracted.
// access: read
// takes: report, day
// params:
report.known_from <= day
AND (report.retracted_at IS NULL OR report.retracted_at > day)
