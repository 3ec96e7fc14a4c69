// name: schema/1_nodes/person
// does: The table of nodes with the label Person.
// access: schema
// params:
// returns:
CREATE NODE TABLE IF NOT EXISTS Person(
  key STRING,
  name STRING,
  date_of_birth STRING,
  kind STRING,
  child_voice STRING,
  notified STRING,
  loaded_at STRING,
  _load STRING,
  PRIMARY KEY (key)
)
