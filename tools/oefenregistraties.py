"""The imaginary registrations of the training data: the same file every time, made by the rules below.

.venv/bin/python -m tools.oefenregistraties > \\
    data/oefening/leveringen/2025-07-28-opgave-coachgesprekken/registratie.csv

Nothing in it is about anybody: numbers, days and groups follow from the place of a row in its list.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta

from pipelines.condense.registrations import COLUMNS

# How many conversations each organisation had in the second half of 2024 and the first half of 2025. Six is few: it is
# not shown, and neither is the count from which it could be told.
CONVERSATIONS = {
    "de-linde": (61, 66),
    "waterkant": (44, 52),
    "noorderlicht": (38, 41),
    "duinrand": (29, 35),
    "zevensprong": (21, 24),
    "rietpluim": (17, 19),
    "zonnehoek": (6, 14),
}
HALF_YEARS = (date(2024, 7, 1), date(2025, 1, 1))
# Of eight conversations in a row so many are with a partner, a parent and a child.
GROUPS = ["rol=partner"] * 4 + ["rol=ouder"] * 3 + ["rol=kind"]
# Each person has about three conversations in a half-year.
TIMES = 3


def registrations() -> Iterator[dict[str, object]]:
    """Every conversation, by organisation and number."""
    for organisatie, counts in CONVERSATIONS.items():
        nummer = 0
        for start, count in zip(HALF_YEARS, counts, strict=True):
            for place in range(count):
                nummer += 1
                persoon = 1 + place // TIMES
                yield {
                    "nummer": nummer,
                    "organisatie_id": organisatie,
                    "onderdeel_id": "oef/2/naastencoach",
                    "soort": "coachgesprek",
                    "op": _working_day(start + timedelta(days=place * 178 // count)),
                    "persoon": persoon,
                    # A person stays in one group.
                    "deelgroep": GROUPS[persoon % len(GROUPS)],
                    "uitkomst": None,
                }


def as_csv() -> str:
    """The whole file."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [column.name for column in COLUMNS], lineterminator="\n")
    writer.writeheader()
    writer.writerows(registrations())
    return text.getvalue()


def _working_day(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


if __name__ == "__main__":
    print(as_csv(), end="")
