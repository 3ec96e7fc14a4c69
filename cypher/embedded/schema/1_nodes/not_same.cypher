// name: schema/1_nodes/not_same
// does: The table of the versions of meetings' own records with the label NotSame.
// access: schema
// params:
// returns:
CREATE NODE TABLE IF NOT EXISTS NotSame(
  version STRING,
  id STRING,
  number INT64,
  meeting STRING,
  about STRING[],
  says STRING,
  day STRING,
  author STRING,
  agency STRING,
  written_on STRING,
  written_at STRING,
  content STRING,
  PRIMARY KEY (version)
)
