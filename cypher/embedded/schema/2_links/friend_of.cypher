// name: schema/2_links/friend_of
// does: The relationships FRIEND_OF: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS FRIEND_OF(FROM Person TO Person, number INT64)
