// name: parts/in_window
// does: Whether a report overlaps the window. The time of an event comes before the report's own dates, and a
//   momentary link ends when it begins. An open side of the window is '' or '~'.
// access: read
// takes: report
// params: since, until, momentary
(
  $since = ''
  OR coalesce(
    startNode(report).occurred_to, endNode(report).occurred_to,
    startNode(report).occurred_from, endNode(report).occurred_from,
    report.until, CASE WHEN type(report) IN $momentary THEN report.since END, '~'
  ) + '~' >= $since
)
AND (
  $until = '~'
  OR coalesce(
    startNode(report).occurred_from, endNode(report).occurred_from,
    startNode(report).occurred_to, endNode(report).occurred_to,
    report.since, CASE WHEN type(report) IN $momentary THEN report.until END, ''
  ) <= $until + '~'
)
