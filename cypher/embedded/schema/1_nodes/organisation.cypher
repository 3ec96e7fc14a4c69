// name: schema/1_nodes/organisation
// does: The table of nodes with the label Organisation.
// access: schema
// params:
// returns:
CREATE NODE TABLE IF NOT EXISTS Organisation(
  key STRING,
  name STRING,
  kind STRING,
  loaded_at STRING,
  _load STRING,
  PRIMARY KEY (key)
)
