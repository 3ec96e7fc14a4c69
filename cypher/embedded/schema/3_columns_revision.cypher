// name: schema/3_columns_revision
// does: Which load a superseded description came from, which older stores did not say.
// access: schema
// params:
// returns:
ALTER TABLE _Revision ADD IF NOT EXISTS _load STRING
