// name: schema/2_links/involved_in
// does: The relationships INVOLVED_IN: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS INVOLVED_IN(FROM Person TO Event, number INT64)
