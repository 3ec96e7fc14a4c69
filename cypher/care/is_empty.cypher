// name: care/is_empty
// does: Whether the database holds no node at all.
// access: read
// params:
// returns: empty: yes/no
// rows: one
OPTIONAL MATCH (n)
WITH n
LIMIT 1
RETURN count(n) = 0 AS empty
