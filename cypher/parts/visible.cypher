// name: parts/visible
// does: Whether a report was known on a day and a mandate may see it.
// access: read
// takes: report, day
// needs: finished
// params: agency, holder, meeting
// uses: admitted, known, permitted
{{admitted(report)}}
AND {{known(report, day)}}
AND {{permitted(report)}}
