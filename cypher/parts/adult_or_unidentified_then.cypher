// name: parts/adult_or_unidentified_then
// does: Whether a person is an adult by now and was one on the day of a report, or is recorded as unidentified without
//   a date of birth.
// access: read
// takes: person, report
// params: as_at
// uses: adult_from, adult_or_unidentified, young
(
  {{adult_or_unidentified(person)}}
  AND ({{adult_from(person)}} = '9999-12-31' OR NOT ({{young(person, report)}}))
)
