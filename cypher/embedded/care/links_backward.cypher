// name: care/links_backward
// does: The number, kind and ends of every relationship, found from its target.
// access: read
// params:
// returns: number: whole, kind, source, target
MATCH (target)<-[e]-(source)
RETURN e.number AS number, label(e) AS kind, source.key AS source, target.key AS target
ORDER BY number, kind, source, target
