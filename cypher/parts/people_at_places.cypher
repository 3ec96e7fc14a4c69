// name: parts/people_at_places
// does: The young people at places with the reports that say so: those who live, learn or spend time there, and those
//   who had a part in an event there. They are young on the day of the report.
// access: read
// takes:
// needs: finished
// params: as_at, agency, holder, meeting, since, until, momentary
// uses: in_window, visible, young, young_at_event
MATCH (p:Person)-[r:SPENDS_TIME_AT|LIVES_AT|ATTENDS]->(place:Place)
WHERE {{visible(r, $as_at)}}
  AND {{in_window(r)}}
  AND {{young(p, r)}}
RETURN p, r AS report, place
UNION ALL
MATCH (p:Person)-[part:INVOLVED_IN]->(event:Event)-[there:HAPPENED_AT]->(place:Place)
WHERE {{visible(part, $as_at)}}
  AND {{in_window(part)}}
  AND {{visible(there, $as_at)}}
  AND {{in_window(there)}}
  AND {{young_at_event(p, part, event)}}
UNWIND [part, there] AS report
RETURN p, report, place
