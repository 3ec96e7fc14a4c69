// name: schema/1_nodes/report
// does: The table of reports: what each says of a link, who may see it, and when it was known.
// access: schema
// params:
// returns:
CREATE NODE TABLE IF NOT EXISTS Report(
  number INT64,
  source STRING,
  source_label STRING,
  target STRING,
  target_label STRING,
  kind STRING,
  ref STRING,
  agency STRING,
  since STRING,
  until STRING,
  recorded_at STRING,
  role STRING,
  statement STRING,
  grade STRING,
  handling STRING,
  action_code STRING,
  sanitisation_code STRING,
  conditions STRING,
  collected_by STRING,
  protective BOOLEAN,
  disputed BOOLEAN,
  note STRING,
  key STRING,
  version STRING,
  _content STRING,
  namespace STRING,
  known_from STRING,
  retracted_at STRING,
  audience STRING,
  in_meeting BOOLEAN,
  _load STRING,
  withdrawn_at STRING,
  PRIMARY KEY (number)
)
