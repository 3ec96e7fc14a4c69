// name: schema/3_columns_load
// does: Which load another one takes back, which older stores did not say.
// access: schema
// params:
// returns:
ALTER TABLE _Load ADD IF NOT EXISTS takes_back STRING
