// name: parts/permitted
// does: Whether a mandate may see a report: it is for everybody, for the mandate's agency, or for the store's holder,
//   for whom the mandate speaks. In a meeting it must be one that may be shown there.
// access: read
// takes: report
// params: agency, holder, meeting
(
  report.audience = '*'
  OR report.audience CONTAINS ('|' + $agency + '|')
  OR ($holder AND report.audience CONTAINS '|(holder)|')
)
AND (NOT $meeting OR coalesce(report.in_meeting, true))
