// name: schema/1_nodes/place
// does: The table of nodes with the label Place.
// access: schema
// params:
// returns:
CREATE NODE TABLE IF NOT EXISTS Place(
  key STRING,
  name STRING,
  kind STRING,
  latitude DOUBLE,
  longitude DOUBLE,
  uprn STRING,
  address STRING,
  platform STRING,
  place_role STRING,
  loaded_at STRING,
  _load STRING,
  PRIMARY KEY (key)
)
