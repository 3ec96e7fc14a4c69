// name: parts/people_with_contacts
// does: The young people with their contacts and the reports that say so: adults and unidentified people, things,
//   events and online spaces, those sorts that are asked for.
// access: read
// takes:
// needs: finished
// params: as_at, agency, holder, meeting, since, until, only, momentary
// uses: adult_or_unidentified_then, in_window, online, visible, young, young_at_event
MATCH (p:Person)-[r:CONTACTED|KNOWS|FRIEND_OF|FAMILY_OF|CARES_FOR|SUPPORTS]-(context:Person)
WHERE 'people' IN $only
  AND p <> context
  AND {{visible(r, $as_at)}}
  AND {{in_window(r)}}
  AND {{young(p, r)}}
  AND {{adult_or_unidentified_then(context, r)}}
RETURN 'people' AS sort, p, r AS report, context
UNION ALL
MATCH (p:Person)-[r:USES]->(context:Thing)
WHERE 'things' IN $only
  AND {{visible(r, $as_at)}}
  AND {{in_window(r)}}
  AND {{young(p, r)}}
RETURN 'things' AS sort, p, r AS report, context
UNION ALL
MATCH (p:Person)-[part:INVOLVED_IN]->(event:Event)
WHERE 'events' IN $only
  AND {{visible(part, $as_at)}}
  AND {{in_window(part)}}
  AND {{young_at_event(p, part, event)}}
RETURN 'events' AS sort, p, part AS report, event AS context
UNION ALL
MATCH (p:Person)-[r:SPENDS_TIME_AT|LIVES_AT|ATTENDS]->(context:Place)
WHERE 'online' IN $only
  AND {{online(context)}}
  AND {{visible(r, $as_at)}}
  AND {{in_window(r)}}
  AND {{young(p, r)}}
RETURN 'online' AS sort, p, r AS report, context
UNION ALL
MATCH (p:Person)-[part:INVOLVED_IN]->(event:Event)-[there:HAPPENED_AT]->(context:Place)
WHERE 'online' IN $only
  AND {{online(context)}}
  AND {{visible(part, $as_at)}}
  AND {{in_window(part)}}
  AND {{visible(there, $as_at)}}
  AND {{in_window(there)}}
  AND {{young_at_event(p, part, event)}}
UNWIND [part, there] AS report
RETURN 'online' AS sort, p, report, context
