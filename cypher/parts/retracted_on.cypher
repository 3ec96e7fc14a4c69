// name: parts/retracted_on
// does: The day on which a report was retracted by a finished load, or null.
// access: read
// takes: report
// needs: finished
// params:
CASE WHEN report._ended > finished THEN null ELSE report.retracted_at END
