// name: care/links_forward
// does: The number, kind and ends of every relationship, found from its source.
// access: read
// params:
// returns: number: whole, kind, source, target
MATCH (source)-[e]->(target)
RETURN e.number AS number, label(e) AS kind, source.key AS source, target.key AS target
ORDER BY number, kind, source, target
