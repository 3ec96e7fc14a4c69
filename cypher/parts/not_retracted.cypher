// name: parts/not_retracted
// does: Whether a report is not retracted by a finished load.
// access: read
// takes: report
// needs: finished
// params:
(report.retracted_at IS NULL OR report._ended > finished)
