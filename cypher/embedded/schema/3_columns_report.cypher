// name: schema/3_columns_report
// does: The day on which a report was withdrawn, which older stores did not keep.
// access: schema
// params:
// returns:
ALTER TABLE Report ADD IF NOT EXISTS withdrawn_at STRING
