// name: parts/in_window
// does: Whether a report overlaps the window. The time of its event, where it began and ended, comes before the
//   report's own dates, and a momentary link ends when it begins. An open side of the window is '' or '~'.
// access: read
// takes: report, began, ended
// params: since, until, momentary
(
  $since = ''
  OR coalesce(ended, report.until, CASE WHEN report.kind IN $momentary THEN report.since END, '~') + '~' >= $since
)
AND (
  $until = '~'
  OR coalesce(began, report.since, CASE WHEN report.kind IN $momentary THEN report.until END, '') <= $until + '~'
)
