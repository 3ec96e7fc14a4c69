// name: parts/corrected
// does: Whether a version of a report was retracted or superseded, on whatever day.
// access: read
// takes: report
// params:
report.retracted_at IS NOT NULL
