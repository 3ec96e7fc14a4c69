// name: server/new_nodes
// does: How many nodes an agency may see now that it might not have seen on the earlier day, `then`: those of a
//   report that it may see, and those that were in the store by then and came with no report or with one that it may see.
// access: read
// params: as_at, agency, holder, meeting, then
// returns: new: whole
// rows: one
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (node:Node)
WHERE node.admitted <= finished
WITH node,
  EXISTS {
    MATCH (node)-[r]-()
    WHERE r.admitted <= finished
      AND r.known_from <= $then
      AND (r.retracted_at IS NULL OR r.retracted_at > $then OR r.ended > finished)
      AND (
        r.audience = '*'
        OR r.audience CONTAINS ('|' + $agency + '|')
        OR ($holder AND r.audience CONTAINS '|(holder)|')
      )
      AND (NOT $meeting OR coalesce(r.in_meeting, true))
  }
  OR left(node.loaded_at, 10) <= $then
    AND (
      NOT EXISTS {
        MATCH (node)-[r]-()
        WHERE r.admitted <= finished AND r.admitted = node.admitted
      }
      OR EXISTS {
        MATCH (node)-[r]-()
        WHERE r.admitted <= finished
          AND r.admitted = node.admitted
          AND (
            r.audience = '*'
            OR r.audience CONTAINS ('|' + $agency + '|')
            OR ($holder AND r.audience CONTAINS '|(holder)|')
          )
          AND (NOT $meeting OR coalesce(r.in_meeting, true))
      }
    ) AS shown_then,
  EXISTS {
    MATCH (node)-[r]-()
    WHERE r.admitted <= finished
      AND r.known_from <= $as_at
      AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR r.ended > finished)
      AND (
        r.audience = '*'
        OR r.audience CONTAINS ('|' + $agency + '|')
        OR ($holder AND r.audience CONTAINS '|(holder)|')
      )
      AND (NOT $meeting OR coalesce(r.in_meeting, true))
  }
  OR left(node.loaded_at, 10) <= $as_at
    AND (
      NOT EXISTS {
        MATCH (node)-[r]-()
        WHERE r.admitted <= finished AND r.admitted = node.admitted
      }
      OR EXISTS {
        MATCH (node)-[r]-()
        WHERE r.admitted <= finished
          AND r.admitted = node.admitted
          AND (
            r.audience = '*'
            OR r.audience CONTAINS ('|' + $agency + '|')
            OR ($holder AND r.audience CONTAINS '|(holder)|')
          )
          AND (NOT $meeting OR coalesce(r.in_meeting, true))
      }
    ) AS shown_now
RETURN count(CASE WHEN shown_now AND NOT shown_then THEN 1 END) AS new
