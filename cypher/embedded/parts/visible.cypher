// name: parts/visible
// does: Whether a report was known on a day and a mandate may see it.
// access: read
// takes: report, day
// params: agency, holder, meeting
// uses: known, permitted
{{known(report, day)}}
AND {{permitted(report)}}
