// name: parts/links_in_lists
// does: The columns of links: two thousand reports in each row, a list a column.
// access: read
// takes: report
// needs: finished
// params:
// uses: retracted_on
WITH finished, collect(report) AS every
UNWIND range(0, size(every) - 1, 2000) AS at
WITH finished, every[at..at + 2000] AS part
RETURN
  [each IN part | startNode(each).key] AS source,
  [each IN part | startNode(each)._label] AS source_label,
  [each IN part | endNode(each).key] AS target,
  [each IN part | endNode(each)._label] AS target_label,
  [each IN part | type(each)] AS kind,
  [each IN part | each.ref] AS ref,
  [each IN part | each.agency] AS agency,
  [each IN part | each.since] AS since,
  [each IN part | each.until] AS until,
  [each IN part | each.recorded_at] AS recorded_at,
  [each IN part | each.role] AS role,
  [each IN part | each.statement] AS statement,
  [each IN part | each.grade] AS grade,
  [each IN part | each.handling] AS handling,
  [each IN part | each.action_code] AS action_code,
  [each IN part | each.sanitisation_code] AS sanitisation_code,
  [each IN part | each.conditions] AS conditions,
  [each IN part | each.collected_by] AS collected_by,
  [each IN part | each.protective] AS protective,
  [each IN part | each.disputed] AS disputed,
  [each IN part | each.note] AS note,
  [each IN part | each.key] AS key,
  [each IN part | each.version] AS version,
  [each IN part | each.namespace] AS namespace,
  [each IN part | each.known_from] AS known_from,
  [each IN part | {{retracted_on(each)}}] AS retracted_at,
  [each IN part | each.audience] AS audience
