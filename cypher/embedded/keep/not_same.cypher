// name: keep/not_same
// does: Adds versions of decisions about matches with the label NotSame.
// access: write
// params: rows
// returns: made: whole
// rows: one
LOAD FROM $rows
WITH
  version AS row_version,
  id AS row_id,
  number AS row_number,
  meeting AS row_meeting,
  about AS row_about,
  says AS row_says,
  day AS row_day,
  author AS row_author,
  agency AS row_agency,
  written_on AS row_written_on,
  written_at AS row_written_at,
  content AS row_content
CREATE (:NotSame {
  version: row_version,
  id: row_id,
  number: row_number,
  meeting: row_meeting,
  about: row_about,
  says: row_says,
  day: row_day,
  author: row_author,
  agency: row_agency,
  written_on: row_written_on,
  written_at: row_written_at,
  content: row_content
})
RETURN count(*) AS made
