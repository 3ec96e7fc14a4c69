// name: parts/not_retracted
// does: Whether a report is not retracted.
// access: read
// takes: report
// params:
report.retracted_at IS NULL
