// name: schema/1_nodes/thing
// does: The table of nodes with the label Thing.
// access: schema
// params:
// returns:
CREATE NODE TABLE IF NOT EXISTS Thing(
  key STRING,
  kind STRING,
  name STRING,
  loaded_at STRING,
  _load STRING,
  PRIMARY KEY (key)
)
