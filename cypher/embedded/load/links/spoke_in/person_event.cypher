// name: load/links/spoke_in/person_event
// does: Copies in new relationships SPOKE_IN from Person to Event: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY SPOKE_IN FROM $rows
