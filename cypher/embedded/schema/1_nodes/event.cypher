// name: schema/1_nodes/event
// does: The table of nodes with the label Event.
// access: schema
// params:
// returns:
CREATE NODE TABLE IF NOT EXISTS Event(
  key STRING,
  name STRING,
  kind STRING,
  harms STRING,
  occurred_from STRING,
  occurred_to STRING,
  summary STRING,
  loaded_at STRING,
  _load STRING,
  PRIMARY KEY (key)
)
