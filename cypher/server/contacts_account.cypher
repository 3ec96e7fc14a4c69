// name: server/contacts_account
// does: Out of what shared contacts are counted: young people with any contact of the sorts that are asked for,
//   those of them who turned 18 since or whose age is not known, those named, the contacts of each sort, and the
//   reports.
// access: read
// params: as_at, agency, holder, meeting, since, until, people, only, momentary
// returns: young: whole, turned_18: whole, age_unknown: whole, named: whole, adults: whole, things: whole, events:
//   whole, online: whole, reports: whole
// rows: one
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
CALL (finished) {
  MATCH (p:Person)-[r:CONTACTED|KNOWS|FRIEND_OF|FAMILY_OF|CARES_FOR|SUPPORTS]-(context:Person)
  WHERE 'people' IN $only
    AND p <> context
    AND r.admitted <= finished
    AND r.known_from <= $as_at
    AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR r.ended > finished)
    AND (
      r.audience = '*'
      OR r.audience CONTAINS ('|' + $agency + '|')
      OR ($holder AND r.audience CONTAINS '|(holder)|')
    )
    AND (NOT $meeting OR coalesce(r.in_meeting, true))
    AND (
      $since = ''
      OR coalesce(
        startNode(r).occurred_to, endNode(r).occurred_to,
        startNode(r).occurred_from, endNode(r).occurred_from,
        r.until, CASE WHEN type(r) IN $momentary THEN r.since END, '~'
      ) + '~' >= $since
    )
    AND (
      $until = '~'
      OR coalesce(
        startNode(r).occurred_from, endNode(r).occurred_from,
        startNode(r).occurred_to, endNode(r).occurred_to,
        r.since, CASE WHEN type(r) IN $momentary THEN r.until END, ''
      ) <= $until + '~'
    )
    AND coalesce(left(r.since, 10), $as_at) < CASE
      WHEN p.date_of_birth IS NOT NULL
        THEN toString(toInteger(left(p.date_of_birth, 4)) + 18) + substring(p.date_of_birth, 4)
      WHEN p.kind = 'adult' THEN ''
      ELSE '9999-12-31'
    END
    AND (
      context.date_of_birth IS NULL AND context.kind = 'unidentified'
      OR $as_at >= CASE
        WHEN context.date_of_birth IS NOT NULL
          THEN toString(toInteger(left(context.date_of_birth, 4)) + 18) + substring(context.date_of_birth, 4)
        WHEN context.kind = 'adult' THEN ''
        ELSE '9999-12-31'
      END
    )
  RETURN 'people' AS sort, p, r AS report, context
  UNION ALL
  MATCH (p:Person)-[r:USES]->(context:Thing)
  WHERE 'things' IN $only
    AND r.admitted <= finished
    AND r.known_from <= $as_at
    AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR r.ended > finished)
    AND (
      r.audience = '*'
      OR r.audience CONTAINS ('|' + $agency + '|')
      OR ($holder AND r.audience CONTAINS '|(holder)|')
    )
    AND (NOT $meeting OR coalesce(r.in_meeting, true))
    AND (
      $since = ''
      OR coalesce(
        startNode(r).occurred_to, endNode(r).occurred_to,
        startNode(r).occurred_from, endNode(r).occurred_from,
        r.until, CASE WHEN type(r) IN $momentary THEN r.since END, '~'
      ) + '~' >= $since
    )
    AND (
      $until = '~'
      OR coalesce(
        startNode(r).occurred_from, endNode(r).occurred_from,
        startNode(r).occurred_to, endNode(r).occurred_to,
        r.since, CASE WHEN type(r) IN $momentary THEN r.until END, ''
      ) <= $until + '~'
    )
    AND coalesce(left(r.since, 10), $as_at) < CASE
      WHEN p.date_of_birth IS NOT NULL
        THEN toString(toInteger(left(p.date_of_birth, 4)) + 18) + substring(p.date_of_birth, 4)
      WHEN p.kind = 'adult' THEN ''
      ELSE '9999-12-31'
    END
  RETURN 'things' AS sort, p, r AS report, context
  UNION ALL
  MATCH (p:Person)-[part:INVOLVED_IN]->(event:Event)
  WHERE 'events' IN $only
    AND part.admitted <= finished
    AND part.known_from <= $as_at
    AND (part.retracted_at IS NULL OR part.retracted_at > $as_at OR part.ended > finished)
    AND (
      part.audience = '*'
      OR part.audience CONTAINS ('|' + $agency + '|')
      OR ($holder AND part.audience CONTAINS '|(holder)|')
    )
    AND (NOT $meeting OR coalesce(part.in_meeting, true))
    AND (
      $since = ''
      OR coalesce(
        startNode(part).occurred_to, endNode(part).occurred_to,
        startNode(part).occurred_from, endNode(part).occurred_from,
        part.until, CASE WHEN type(part) IN $momentary THEN part.since END, '~'
      ) + '~' >= $since
    )
    AND (
      $until = '~'
      OR coalesce(
        startNode(part).occurred_from, endNode(part).occurred_from,
        startNode(part).occurred_to, endNode(part).occurred_to,
        part.since, CASE WHEN type(part) IN $momentary THEN part.until END, ''
      ) <= $until + '~'
    )
    AND coalesce(left(part.since, 10), left(event.occurred_from, 10), $as_at) < CASE
      WHEN p.date_of_birth IS NOT NULL
        THEN toString(toInteger(left(p.date_of_birth, 4)) + 18) + substring(p.date_of_birth, 4)
      WHEN p.kind = 'adult' THEN ''
      ELSE '9999-12-31'
    END
  RETURN 'events' AS sort, p, part AS report, event AS context
  UNION ALL
  MATCH (p:Person)-[r:SPENDS_TIME_AT|LIVES_AT|ATTENDS]->(context:Place)
  WHERE 'online' IN $only
    AND (context.platform IS NOT NULL OR toLower(context.kind) CONTAINS 'online')
    AND r.admitted <= finished
    AND r.known_from <= $as_at
    AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR r.ended > finished)
    AND (
      r.audience = '*'
      OR r.audience CONTAINS ('|' + $agency + '|')
      OR ($holder AND r.audience CONTAINS '|(holder)|')
    )
    AND (NOT $meeting OR coalesce(r.in_meeting, true))
    AND (
      $since = ''
      OR coalesce(
        startNode(r).occurred_to, endNode(r).occurred_to,
        startNode(r).occurred_from, endNode(r).occurred_from,
        r.until, CASE WHEN type(r) IN $momentary THEN r.since END, '~'
      ) + '~' >= $since
    )
    AND (
      $until = '~'
      OR coalesce(
        startNode(r).occurred_from, endNode(r).occurred_from,
        startNode(r).occurred_to, endNode(r).occurred_to,
        r.since, CASE WHEN type(r) IN $momentary THEN r.until END, ''
      ) <= $until + '~'
    )
    AND coalesce(left(r.since, 10), $as_at) < CASE
      WHEN p.date_of_birth IS NOT NULL
        THEN toString(toInteger(left(p.date_of_birth, 4)) + 18) + substring(p.date_of_birth, 4)
      WHEN p.kind = 'adult' THEN ''
      ELSE '9999-12-31'
    END
  RETURN 'online' AS sort, p, r AS report, context
  UNION ALL
  MATCH (p:Person)-[part:INVOLVED_IN]->(event:Event)-[there:HAPPENED_AT]->(context:Place)
  WHERE 'online' IN $only
    AND (context.platform IS NOT NULL OR toLower(context.kind) CONTAINS 'online')
    AND part.admitted <= finished
    AND part.known_from <= $as_at
    AND (part.retracted_at IS NULL OR part.retracted_at > $as_at OR part.ended > finished)
    AND (
      part.audience = '*'
      OR part.audience CONTAINS ('|' + $agency + '|')
      OR ($holder AND part.audience CONTAINS '|(holder)|')
    )
    AND (NOT $meeting OR coalesce(part.in_meeting, true))
    AND (
      $since = ''
      OR coalesce(
        startNode(part).occurred_to, endNode(part).occurred_to,
        startNode(part).occurred_from, endNode(part).occurred_from,
        part.until, CASE WHEN type(part) IN $momentary THEN part.since END, '~'
      ) + '~' >= $since
    )
    AND (
      $until = '~'
      OR coalesce(
        startNode(part).occurred_from, endNode(part).occurred_from,
        startNode(part).occurred_to, endNode(part).occurred_to,
        part.since, CASE WHEN type(part) IN $momentary THEN part.until END, ''
      ) <= $until + '~'
    )
    AND there.admitted <= finished
    AND there.known_from <= $as_at
    AND (there.retracted_at IS NULL OR there.retracted_at > $as_at OR there.ended > finished)
    AND (
      there.audience = '*'
      OR there.audience CONTAINS ('|' + $agency + '|')
      OR ($holder AND there.audience CONTAINS '|(holder)|')
    )
    AND (NOT $meeting OR coalesce(there.in_meeting, true))
    AND (
      $since = ''
      OR coalesce(
        startNode(there).occurred_to, endNode(there).occurred_to,
        startNode(there).occurred_from, endNode(there).occurred_from,
        there.until, CASE WHEN type(there) IN $momentary THEN there.since END, '~'
      ) + '~' >= $since
    )
    AND (
      $until = '~'
      OR coalesce(
        startNode(there).occurred_from, endNode(there).occurred_from,
        startNode(there).occurred_to, endNode(there).occurred_to,
        there.since, CASE WHEN type(there) IN $momentary THEN there.until END, ''
      ) <= $until + '~'
    )
    AND coalesce(left(part.since, 10), left(event.occurred_from, 10), $as_at) < CASE
      WHEN p.date_of_birth IS NOT NULL
        THEN toString(toInteger(left(p.date_of_birth, 4)) + 18) + substring(p.date_of_birth, 4)
      WHEN p.kind = 'adult' THEN ''
      ELSE '9999-12-31'
    END
  UNWIND [part, there] AS report
  RETURN 'online' AS sort, p, report, context
}
WITH sort, p, report, context,
  CASE
    WHEN p.date_of_birth IS NOT NULL
      THEN toString(toInteger(left(p.date_of_birth, 4)) + 18) + substring(p.date_of_birth, 4)
    WHEN p.kind = 'adult' THEN ''
    ELSE '9999-12-31'
  END AS adult_from
RETURN
  count(DISTINCT p) AS young,
  count(DISTINCT CASE WHEN adult_from <= $as_at THEN p END) AS turned_18,
  count(
    DISTINCT CASE WHEN p.date_of_birth IS NULL AND coalesce(p.kind, 'unidentified') = 'unidentified' THEN p END
  ) AS age_unknown,
  count(DISTINCT CASE WHEN p.key IN $people THEN p END) AS named,
  count(DISTINCT CASE WHEN sort = 'people' THEN context END) AS adults,
  count(DISTINCT CASE WHEN sort = 'things' THEN context END) AS things,
  count(DISTINCT CASE WHEN sort = 'events' THEN context END) AS events,
  count(DISTINCT CASE WHEN sort = 'online' THEN context END) AS online,
  count(DISTINCT [report.agency, report.ref]) AS reports
