// name: schema/1_nodes/revision
// does: The table of superseded descriptions of nodes.
// access: schema
// params:
// returns:
CREATE NODE TABLE IF NOT EXISTS _Revision(
  number SERIAL,
  key STRING,
  label STRING,
  properties STRING,
  recorded_at STRING,
  retracted_at STRING,
  _load STRING,
  PRIMARY KEY (number)
)
