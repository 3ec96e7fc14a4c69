// name: parts/people_and_events_at_places
// does: The young people and the events at places from the first to the last day, with the reports that say so.
// access: read
// takes:
// needs: finished
// params: as_at, agency, holder, meeting, since, until, first, last, momentary, open_ended
// uses: event_day, in_window, true_in_period, visible, young, young_at_event
MATCH (p:Person)-[r:SPENDS_TIME_AT|LIVES_AT|ATTENDS]->(place:Place)
WHERE {{visible(r, $as_at)}}
  AND {{in_window(r)}}
  AND {{true_in_period(r)}}
  AND {{young(p, r)}}
RETURN p, null AS event, r AS report, place
UNION ALL
MATCH (event:Event)-[there:HAPPENED_AT]->(place:Place)
WHERE {{visible(there, $as_at)}}
  AND {{in_window(there)}}
  AND $first <= {{event_day(event, there)}} <= $last
RETURN null AS p, event, there AS report, place
UNION ALL
MATCH (p:Person)-[part:INVOLVED_IN]->(event:Event)-[there:HAPPENED_AT]->(place:Place)
WHERE {{visible(part, $as_at)}}
  AND {{in_window(part)}}
  AND {{visible(there, $as_at)}}
  AND {{in_window(there)}}
  AND $first <= {{event_day(event, there)}} <= $last
  AND {{young_at_event(p, part, event)}}
RETURN p, event, part AS report, place
