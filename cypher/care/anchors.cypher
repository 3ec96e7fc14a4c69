// name: care/anchors
// does: The anchors of one audit that are kept in the store.
// access: read
// params: owner
// returns: day, lines: whole, digest
MATCH (anchor:_Anchor)
WHERE anchor.owner = $owner
RETURN anchor.day AS day, anchor.lines AS lines, anchor.digest AS digest
ORDER BY lines, day, digest
