// name: parts/standing
// does: Whether no finished load has taken back what another one brought. What is taken back ended on no day at all.
// access: read
// takes: report
// needs: finished
// params:
(coalesce(report.retracted_at, '-') <> '' OR coalesce(report._ended > finished, false))
