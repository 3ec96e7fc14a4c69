// name: older/revisions/1_moved
// does: Moves superseded descriptions of nodes into the table with the prefix. The database loses the numbering of a
//   table that is renamed.
// access: write
// params:
// returns:
MATCH (revision:Revision)
CREATE (:_Revision {
  key: revision.key,
  label: revision.label,
  properties: revision.properties,
  recorded_at: revision.recorded_at,
  retracted_at: revision.retracted_at
})
