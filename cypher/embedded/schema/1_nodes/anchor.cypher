// name: schema/1_nodes/anchor
// does: The table of anchors: how many lines the audit had on a day, and the digest of the last.
// access: schema
// params:
// returns:
CREATE NODE TABLE IF NOT EXISTS _Anchor(
  number SERIAL,
  owner STRING,
  day STRING,
  lines INT64,
  digest STRING,
  PRIMARY KEY (number)
)
