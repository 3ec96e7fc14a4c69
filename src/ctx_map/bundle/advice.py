"""Every code that a problem or a warning can have, with what happened and what to do next.

Scripts may rely on the codes, which do not change. `{}` is filled with names of tables, columns or
files, or with numbers, never with a value of anyone's data.
"""

from __future__ import annotations

from ctx_map.vocabulary.links import Protects, Puts, kinds_that, kinds_that_protect
from ctx_map.vocabulary.statements import Rating

FILE_ADVICE = {
    "file-empty": "The file is empty. Send it again, or leave it out if there is nothing to load.",
    "file-too-large": "The file is larger than {}. Split it into several bundles.",
    "file-not-regular": "This is a link, a pipe or a device and not a file. Put the file itself here.",
    "file-changed": "The file was changed while it was being read. Wait until it is finished and try again.",
    "file-missing": "There is no file or folder with this name. Check the path.",
    "file-unreadable": "The file cannot be opened. Check that you may read it and that no other program has it open.",
    "file-not-csv": "The file is {}, not a CSV. Export it as CSV or as a workbook (.xlsx) with the right ending.",
    "file-ignored": "The file is not a table, so it was not read. That is fine if it was not meant to be loaded.",
    "folder-inside": "This folder has tables of its own, which were not read. Load it by itself.",
    "file-not-used": "No source of the mapping takes this file. Name it there, or leave it out.",
    "rows-not-used": "No source for this table takes {}. That is fine if they were meant to be left out.",
    "rows-furniture": "{} left out, because a line of a report is not a row of the table. Check that nothing is lost.",
    "rows-hidden": "The workbook does not show {}. Show or delete it, or say in bundle.toml or the mapping what "
    "becomes of `hidden` rows.",
    "rows-hidden-read": "The workbook does not show {}. They were read, as `hidden` says.",
    "rows-hidden-left-out": "The workbook does not show {}. They were left out, as `hidden` says.",
    "columns-hidden": "The workbook does not show a column ({}). Show or delete it, or say in bundle.toml or the "
    "mapping that what is hidden is read.",
    "cells-not-taken": "In columns that are not used, {} cannot be read. None was taken.",
    "missing-words": "{} that nothing is known, and {} read as blank. To choose the words, list them (`missing`).",
    "ref-per-row": "The reference is the same in every row, so each row was given one of its own. Map a column to ref, "
    "or say `one_report = true`.",
    "columns-not-used": "{}. Name them in the mapping if they are needed.",
    "source-without-file": "No file or sheet matches source {} of the mapping. Check the name in the mapping.",
    "encoding-bom": "The file begins with a byte order mark, so it was read as UTF-8.",
    "encoding-utf16": "The file is in UTF-16, so it was converted. Save it as UTF-8 next time.",
    "encoding-cp1252": "The file is not UTF-8, so it was read as Windows text (cp1252). Check the accents.",
    "encoding-quotes": "Accented letters stand before apostrophes as Windows writes them, so it was read as Windows "
    "text (cp1252). Check the accents.",
    "encoding-mixed": "The file mixes two encodings, so letters would be lost. Export it again as UTF-8.",
    "encoding-unknown": "The file is not in UTF-8 and its encoding is not clear. Export it again as UTF-8.",
    "end-of-file-sign": "The file ends with a Ctrl-Z sign, which was left out.",
    "delimiter": "The cells are separated by {}, and the file was read that way.",
    "quotes-broken": "A quotation mark is not closed or is in the wrong place. Correct it.",
    "lines-blank": "{} left out.",
    "row-too-long": "The row has {} cells but the header has {}. Put text with commas in quotation marks.",
    "row-too-short": "The row has {} cells but the header has {}. Fill in the missing commas.",
    "header-missing": "The first row names no column of this table. Put the header there, or say in a mapping where "
    "it is{}.",
    "header-unclear": "No name of a column is known, so it is not clear which row is the header. Say it with --header.",
    "header-spelling": "The header is spelt differently and was read as {}.",
    "header-invisible": "The header has a character that cannot be seen and was read as {}. Type it again next time.",
    "header-repeated": "{} left out, because the header comes again there.",
    "another-table": "{}, in the row below a blank one, looks like the header of another table. Put that table into a "
    "file or a sheet of its own, or take out the blank row.",
    "table-sideways": "The names of columns are below one another, so each person or place is a column. Turn the "
    "table: in a spreadsheet, copy it and paste it with Transpose.",
    "rows-at-limit": "The last row is row {}, where a spreadsheet ends. Rows may have been cut off. Ask the sender.",
    "footer-row": "This row looks like a total. Remove it, or change its id.",
    "column-unknown": "This column is not known{}. Rename it, remove it or use a mapping.",
    "column-twice": "The column is there twice. Remove one.",
    "column-missing": "The column {} is missing. Add it, or use a mapping.",
    "column-unnamed": "Column {} has cells but no name. Name it or remove it.",
    "column-blank": "Column {} has neither name nor cells and was left out.",
    "columns-too-many": "The file has {} columns, which is too many for a table. Check how it was exported.",
    "their-column-twice": "The mapping takes the column {}, which is there {} times. Write {}#1 or {}#2.",
    "their-column-missing": "The mapping takes the column {}, which is not in this file{}. Correct the mapping or the "
    "file.",
    "export-namespaces": "ctx-map saved this file, and its ids are those of {}. Choose one of these with --namespace, "
    "or in the app, and load the file once for each.",
    "id-without-namespace": "No namespace is before the id, so it was changed after it was saved. Save the file again.",
    "node-type-unknown": "This is not a type of node that ctx-map knows. Save the file again with ctx-map.",
    "json-not-own": "Only a JSON file that ctx-map has saved with `export` can be read. Send the data as CSV.",
    "table-unknown": "This is not a table of a bundle{}. Rename it, remove it or use a mapping.",
    "table-twice": "The table is there twice. Put its rows into one file or sheet.",
    "table-missing": "The table people is missing. Add it, even if it only has a header.",
    "folders-only": "There are no tables here, but folders that have some. Load each of these folders by itself.",
    "table-empty": "The table has a header and no rows.",
    "full-of-no-agency": "The delivery is full but has no reports, so it withdraws nothing. Name its agencies in "
    "bundle.toml.",
}
SHEET_ADVICE = {
    "zip-broken": "The archive is damaged or cut off. Make it again.",
    "zip-members": "The archive has {} files, which is too many for a bundle. Send only the tables.",
    "zip-names": "The archive has files with the same name or with a path outside it. Make it again.",
    "zip-locked": "The archive is locked with a password. Send it unlocked in a secure way.",
    "zip-too-large": "The unpacked archive is too large, or is compressed in a suspicious way. Split it up.",
    "workbook-locked": "The workbook is locked with a password. Save it without one and send it in a secure way.",
    "workbook-old": "The workbook is in an old or binary form. Save it as .xlsx (Excel workbook).",
    "workbook-macros": "The workbook has macros. Save it as .xlsx (Excel workbook), which has none.",
    "workbook-unsafe": "The workbook has parts that no spreadsheet program writes (DTD, entities). Save it again.",
    "workbook-unreadable": "The workbook cannot be read with the memory and time allowed. Save it again, or as CSV.",
    "workbook-expected": "The file is {}, not a workbook. Give it the right ending or save it as .xlsx.",
    "cell-error": "The cell shows an error such as #REF!. Correct it in the workbook.",
    "cell-formula": "The cell is a formula without a stored result. Open the workbook, save it, and try again.",
    "cell-time-only": "The cell is a time without a day. Add the day, as text.",
    "cells-merged": "Cells are merged ({}). Unmerge them, so that every row is complete.",
    "sheet-hidden": "The sheet is hidden in the workbook, but it was read.",
    "sheet-ignored": "The sheet is empty or is not a table, so it was not read.",
    "workbook-links": "The workbook has links to other workbooks. Only their stored results were read.",
}
CELL_ADVICE = {
    "required-blank": "The cell is blank. Fill it in.",
    "number-digits-lost": "The spreadsheet has lost digits. Format the column as text and enter the number again.",
    "id-decimal": "The spreadsheet has turned the id into a decimal number. Format the column as text.",
    "id-colon": "The id has a colon. Use another character.",
    "id-spaces": "The id has spaces at the beginning or end. Remove them.",
    "id-invisible": "The id has invisible characters or line breaks. Type it again.",
    "id-too-long": "The id is too long. Use at most {} characters.",
    "agency-sign": "The name of the agency has one of the characters | ; , or is (holder). Use another name.",
    "text-control": "The text has control characters, or characters that change its direction. Remove them.",
    "text-too-long": "The text has more than {} characters. Keep the report elsewhere and give its reference here.",
    "date-impossible": "This day does not exist. Check the date.",
    "date-ambiguous": "Day and month could be either way round. Write YYYY-MM-DD, or declare the format in a mapping.",
    "date-two-digit-year": "The year has two digits. Write YYYY-MM-DD.",
    "date-excel-serial": "This is a spreadsheet's number for a day. Format the column as YYYY-MM-DD.",
    "date-unix": "This is a number of seconds. Write YYYY-MM-DD.",
    "date-placeholder": "Many systems write 1900 for a missing date. Leave the cell blank if it is not known.",
    "date-implausible": "The year cannot be right. Check the date.",
    "date-form": "This is not a date such as YYYY-MM-DD. Write it like that, or declare the format in a mapping.",
    "date-not-in-form": "The date is not in the format that the mapping declares. Correct it, or if it is a word that "
    "means that nothing is known, list it as one (`missing`).",
    "date-order-open": "Day and month could be either way round, and no other date of the column shows which. Declare "
    "one format.",
    "dates-perhaps-swapped": "A spreadsheet may have swapped day and month of some dates. Check them, then say "
    '`real_dates = "as shown"` or `"swapped"` in the mapping.',
    "moment-form": "This is not a time such as YYYY-MM-DDTHH:MM. Write it so, or declare the format in a mapping.",
    "time-24": "24:00 was read as 00:00 of the next day.",
    "time-range": "The cell has a beginning and an end. Put them into two columns, or take each with `part` in a "
    "mapping.",
    "date-approximate": "The date is not exact. Write the year or the month that it is surely in, or leave the cell "
    "blank.",
    "time-does-not-exist": "This time does not exist, because the clocks go forward that night. Check it.",
    "time-twice": "The time comes twice, because the clocks go back that night. It was kept as it is.",
    "time-dropped": "The column is for a day, so the time of day was left out.",
    "number-form": "This is not a number. Write it with a decimal point, such as 53.42.",
    "number-decimal-comma": "The number has a decimal comma. Use a decimal point.",
    "number-grid": "This is a grid reference. Write degrees (WGS 84), or use a mapping with `position`.",
    "grid-range": (
        "This is not a point of the National Grid in Britain. Eastings are below 700000 metres and northings below "
        '1300000. If they are in kilometres, add unit = "kilometres".'
    ),
    "grid-reference-form": "This is not a grid reference such as SJ 845 981. Correct it, or leave the cell blank.",
    "position-form": "This is not a latitude and a longitude such as 53.48, -2.23. Correct it, or leave it blank.",
    "grid-converted": "Positions were converted from the National Grid. They are right to about {} metres.",
    "yes-no": "This is not yes or no. Write yes or no, or leave the cell blank.",
    "word-unknown": "The word is not in the vocabulary{}. Use one that is.",
    "word-retired": "The word is no longer in use, but it was kept.",
    "word-not-yet": "The word is not in use yet. Check the date.",
    "value-not-mapped": "The mapping does not list this value. Add it to `values`, or say `otherwise`.",
    "grade-form": "This is not a grade. Write three characters such as 1BP (1-3, A-E, P or C), or leave it blank.",
    "grade-legacy": "This looks like an old 5x5x5 grade. Leave it blank, or ask the agency for a 3x5x2 grade.",
    "handling-unknown": "This is not a handling code. Write P or C, or leave it blank if it is not stated.",
    "name-placeholder": "The name is a placeholder. Leave it blank and give the kind unidentified.",
    "id-several": "The id has a sign that may stand between several ids. If so, give each a row of its own, or take an "
    "end of a link apart with `split` in a mapping.",
    "name-several": "The name may be that of several people. If it is, give each a row and an id of their own.",
    "id-alphabets": "The id mixes letters of two alphabets that look alike. Check that it is the same id everywhere.",
    "id-case": "Two ids differ only in capital letters. Check that they are different.",
    "id-alike": "Two ids differ only in accents, apostrophes, hyphens or spaces. Check that they are different.",
    "id-zeros": "Two ids differ only in zeros in front of a number. Check that they are different.",
    "uprn-form": "This is not a UPRN, which has at most 12 digits. Check it.",
}
RULE_ADVICE = {
    "id-conflict": "Row {} has the same id but different content. Correct one of the two rows.",
    "id-in-two-tables": "The id is also in the table {}. Give one of the two a different id.",
    "end-unknown": "No table of this bundle has this id. Add the row, or write namespace:id if it was loaded before.",
    "kind-joins-others": "This kind of link cannot join these two. Correct the kind or the ids.",
    "self-link": "Both ends of the link are the same. Correct one of the ids.",
    "role-missing": "The role in the event is missing. Add it.",
    "role-not-here": f"Only {' or '.join(kinds_that(Puts.PERSON_IN_EVENT, Puts.RATING))} has a role. Leave the cell "
    "blank.",
    "rating-missing": f"The rating is missing. Write {', '.join(Rating)} in the column role.",
    "role-of-another-kind": f"Only {' or '.join(kinds_that(Puts.RATING))} has a rating ({', '.join(Rating)}), and only "
    f"{' or '.join(kinds_that(Puts.PERSON_IN_EVENT))} has the role of a person. Correct the role or the kind.",
    "grade-not-here": "What a young person says is never graded. Leave the grade blank.",
    "protective-not-here": "This kind of link is never protective. Use another kind, such as "
    f"{' or '.join(kinds_that_protect(Protects.YES))}.",
    "protective-always": "This kind of link is always protective. Leave the cell blank.",
    "grade-handling-disagree": "The grade's last letter and the handling must be the same. Correct one.",
    "handling-from-grade": "The handling was taken from the last letter of the grade.",
    "codes-without-c": "Codes and conditions are only for handling C. Write C, or leave them blank.",
    "action-missing": "The action code is missing. Handling C needs A1, A2 or A3.",
    "sanitisation-missing": "The sanitisation code is missing. Handling C needs S1 or S2.",
    "conditions-missing": "The conditions are missing. Handling C needs them in words, such as `agencies: Police`.",
    "dates-reversed": "It ends before it begins. Correct a date.",
    "words-to-avoid": "The text has words that can blame a child (listed as: {}). Say what was done to the child.",
    "date-future": "The day is in the future. Check it.",
    "since-after-recorded": "It was recorded before it began. Check day and month.",
    "month-or-year": "Only the month or the year is known in {}. It was read as from its first to its last day.",
    "birth-year-only": "Only the year of birth is known. The person counts as a child while that is possible.",
    "birth-month-only": "Only the month of birth is known. The person counts as a child while that is possible.",
    "birth-future": "The date of birth is in the future. Correct it.",
    "birth-too-old": "The person would be more than 120 years old. Correct the date of birth.",
    "kind-against-birth": "The recorded kind and the date of birth do not agree. The date of birth is used.",
    "before-birth": "It began before the person was born. Check both dates.",
    "contact-from-child": "Contact between an adult and a child runs from the adult. Check the direction.",
    "coordinate-alone": "Only one of latitude and longitude is given. Fill in both, or neither.",
    "coordinates-swapped": "Latitude and longitude look swapped. In this country latitude is about 50 to 61.",
    "coordinates-zero": "0, 0 is a missing position. Leave both blank.",
    "coordinates-range": "Latitude must be -90 to 90 and longitude -180 to 180. A mapping can convert eastings "
    "and northings by `position`.",
    "coordinates-abroad": "The position is outside the United Kingdom. Check it.",
}
STORE_ADVICE = {
    "id-of-another-sort": "The store has this id as another sort of thing. Give one of the two another id, or load the "
    "file under another name.",
    "person-held-elsewhere": "A person with this name and date of birth is already held under {}. If these ids are "
    "those of the same agency, load the file under that name.",
    "place-held-elsewhere": "A place with this name and position or property number is already held under {}. If these "
    "ids are those of the same agency, load the file under that name.",
    "confirmed-as-one": "Someone has confirmed that both ends of this link are one, and a report that links them tells "
    "them apart. Ask the agency to correct it, or undo the match with `ctx-map matches undo`.",
    "full-withdraws-most": "This full delivery withdraws {} that its agencies have under {}. Check that it is "
    "complete.",
}
"""What is found when a bundle is compared with a store."""
ADVICE: dict[str, str] = FILE_ADVICE | SHEET_ADVICE | CELL_ADVICE | RULE_ADVICE | STORE_ADVICE
"""Every code with its sentences."""


def advice(code: str, *details: str) -> str:
    """Return the sentences of a code. Several details come one by one, or as one text with `|` between them."""
    parts = [part for detail in details for part in detail.split("|")]
    gaps = ADVICE[code].count("{}")
    return ADVICE[code].format(*parts, *[""] * max(0, gaps - len(parts)))
