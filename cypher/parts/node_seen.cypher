// name: parts/node_seen
// does: Whether a mandate may see a node on a day: a report that it may see mentions the node, or the node was in the
//   store by then and came with no report or with one that the mandate may see.
// access: read
// takes: node, day
// needs: finished
// params: agency, holder, meeting
// uses: admitted, permitted, standing, visible
(
  EXISTS {
    MATCH (node)-[r]-()
    WHERE {{visible(r, day)}}
  }
  OR left(node.loaded_at, 10) <= day
    AND (
      NOT EXISTS {
        MATCH (node)-[r]-()
        WHERE {{admitted(r)}} AND {{standing(r)}} AND r._admitted = node._admitted
      }
      OR EXISTS {
        MATCH (node)-[r]-()
        WHERE {{admitted(r)}}
          AND {{standing(r)}}
          AND r._admitted = node._admitted
          AND {{permitted(r)}}
      }
    )
)
