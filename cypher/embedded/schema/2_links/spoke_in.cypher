// name: schema/2_links/spoke_in
// does: The relationships SPOKE_IN: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS SPOKE_IN(FROM Person TO Event, number INT64)
