// name: parts/standing
// does: Whether no load has taken back what another one brought. What is taken back ended on no day at all.
// access: read
// takes: report
// params:
coalesce(report.retracted_at, '-') <> ''
