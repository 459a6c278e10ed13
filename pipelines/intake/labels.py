"""What people see of the contract in a form: names of sheets and columns, and the questions that are not in a table.

The form is written with these names and read by them.
"""

from __future__ import annotations

# What stands before a column that only helps whoever fills in the form, and before the row that explains each column.
INFO_PREFIX = "info "
EXPLANATION_PREFIX = "uitleg: "
# The columns of the form that help; nobody fills them in.
INFO = {
    "info naam": "Om de rij te herkennen. Hier vult u niets in.",
    "info eenheid": "Wat er geteld wordt.",
    "info vorige waarde": "Wat wij het laatst hoorden.",
    "info vorige stand": "Op welke datum dat zo was.",
}

READ_ME = "Lees mij"
LISTS = "Lijsten"
# In the copy with remarks that a sender gets back.
FOUND = "Bevindingen"
# On the first sheet: below it the onderdelen that the form is about, the one that it is for first, ids in column A.
ONDERDELEN = "Onderdelen in dit formulier"
# The questions on the first sheet: the label is in column A, the answer in column B.
TITLE = "Titel"
PUBLISHER = "Organisatie (uitgever)"
DATE = "Datum van deze opgave"
MINUTES = "Hoeveel minuten kostte het invullen?"
CORRECTS = "Verbetert u hiermee eerdere cijfers? (ja of nee)"
REMARK = "Toelichting"
QUESTIONS = (TITLE, PUBLISHER, DATE, MINUTES, CORRECTS, REMARK)


def sheet_name(table: str) -> str:
    """The name of the sheet of a table: `meting` is Meting."""
    words = table.replace("_", " ")
    return words[:1].upper() + words[1:]
