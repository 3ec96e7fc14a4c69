// name: parts/for_everybody
// does: Whether everybody may see a report, in a meeting or elsewhere.
// access: read
// takes: report
// params:
coalesce(report.audience, '') = '*' AND coalesce(report.in_meeting, true)
