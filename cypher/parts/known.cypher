// name: parts/known
// does: Whether a report was known on a day and not yet retracted. A load that has not finished retracts nothing.
// access: read
// takes: report, day
// needs: finished
// params:
report.known_from <= day
AND (report.retracted_at IS NULL OR report.retracted_at > day OR coalesce(report._ended > finished, false))
