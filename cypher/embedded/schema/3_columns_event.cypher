// name: schema/3_columns_event
// does: The name of an event, which stores of layout 2 did not have.
// access: schema
// params:
// returns:
ALTER TABLE Event ADD IF NOT EXISTS name STRING
