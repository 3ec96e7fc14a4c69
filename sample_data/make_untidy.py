"""Writes the untidy workbook of the guide's page "Your first file". Everything in it is invented.

    python sample_data/make_untidy.py [FOLDER]

It has what files from agencies have: a title above the header, numbers shown with leading zeros, a year in place of a
date of birth, words in place of one, times from and to in one cell, and lines below the table.
"""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

FOLDER = Path(__file__).parent / "untidy"
NAME = "youth-club.xlsx"
TITLE = "Saltmere Youth Club, evening log. FICTIONAL: every person and place in it is invented."
HEADER = ("YP ref", "Young person", "DOB", "Where seen", "Date", "Time", "What happened")
ROWS = (
    (7, "Ash Thornby", "04/03/2011", "Harbour Green", date(2026, 11, 2), "18:00-19:30", "Sat on the wall with Bea."),
    (12, "Bea Collier", "2010", "Harbour Green", date(2026, 11, 2), "18:00-19:30", "Sat on the wall with Ash."),
    (
        15,
        "Cy Lanternlow",
        "DOB unknown",
        "Golden Pearl car park",
        date(2026, 11, 5),
        "22:00-02:00",
        "With two adults.",
    ),
    (7, "Ash Thornby", "04/03/2011", "Golden Pearl car park", date(2026, 11, 5), "22:00-02:00", "Came with Cy."),
    (12, "Bea Collier", "2010", "Golden Pearl car park", date(2026, 11, 9), "21:15", "Alone, waiting for a lift."),
    (21, "Dee Marsh", "17/09/2012", "Harbour Green", date(2026, 11, 16), "17:00", "Playing football."),
)


def write(folder: Path) -> Path:
    """Write the workbook into a folder and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        book.set_properties({"title": TITLE, "created": datetime(2026, 11, 30)})
        sheet = book.add_worksheet("Log November")
        padded = book.add_format({"num_format": "0000"})
        # a title and a blank row above the header
        sheet.write(0, 0, TITLE)
        sheet.write_row(2, 0, HEADER)
        for number, row in enumerate(ROWS, start=3):
            for at, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, at, datetime.combine(cell, datetime.min.time()))
                else:
                    sheet.write(number, at, cell, *([padded] if isinstance(cell, int) else []))
        # what the club's program writes below
        sheet.write(len(ROWS) + 4, 0, f"{len(ROWS)} records")
        sheet.write(len(ROWS) + 5, 0, "Report run on 30/11/2026")
    return path


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
