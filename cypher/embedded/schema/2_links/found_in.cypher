// name: schema/2_links/found_in
// does: The relationships FOUND_IN: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS FOUND_IN(FROM Thing TO Event, number INT64)
