// name: parts/true_in_period
// does: Whether a report is true on some day from the first to the last by its own dates. One without any date is
//   not.
// access: read
// takes: report
// params: first, last, open_ended
coalesce(left(report.since, 10), left(report.until, 10)) <= $last
AND coalesce(
  left(report.until, 10), CASE WHEN type(report) IN $open_ended THEN '9999-12-31' ELSE left(report.since, 10) END
) >= $first
