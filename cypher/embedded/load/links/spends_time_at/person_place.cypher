// name: load/links/spends_time_at/person_place
// does: Copies in new relationships SPENDS_TIME_AT from Person to Place: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY SPENDS_TIME_AT FROM $rows
