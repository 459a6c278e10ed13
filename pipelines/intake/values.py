"""One cell of a spreadsheet in the notation of a delivery, or why it is no value. Nothing is guessed silently."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from pipelines.intake.sheets import Cell, Value
from pipelines.tables import Column, Table, label, same_words

# Columns that hold a percentage as 0-100.
PERCENT_COLUMNS = ("waarde", "waarde_tot")
MAX_DECIMALS = 10
YEARS = range(1900, 2101)
_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
_ODD_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_EXCEL_ERROR = re.compile(r"#(DIV/0!|DEEL/0!|N/A|N/B|NAME\?|NAAM\?|NULL!|LEEG!|NUM!|GETAL!|REF!|VERW!|VALUE!|WAARDE!)")
_SILENT = re.compile(
    r"[-–—?.*x]+|n\.?v\.?t\.?|n\.?b\.?|n/?a|nan|[+-]?inf(inity)?|null|none|geen|onbekend|niet bekend|volgt"
)
_AMBIGUOUS = re.compile(r"([+-]?[1-9]\d{0,2})[.,](\d{3})")
# By the sign between groups of three.
_GROUPED = {
    ".": re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?"),
    ",": re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?"),
    " ": re.compile(r"[+-]?[1-9]\d{0,2}( \d{3})+([.,]\d+)?"),
}
_DECIMAL = re.compile(r"[+-]?\d+([.,]\d+)?")
_RANGE = re.compile(r"[\d.,]+\s*(-|–|à|tot|tot en met|t/m)\s*[\d.,]+")
_QUALIFIERS = {
    "ruim": r"\bruim\b",
    "circa": r"\b(circa|ca|ongeveer|ong|zo'n)\b|[±~≈]",
    "bijna": r"\bbijna\b",
    "minstens": r"\b(minstens|minimaal|ten minste|tenminste)\b|≥|>=",
    "maximaal": r"\b(maximaal|hoogstens|hooguit|ten hoogste)\b|≤|<=",
    "meer_dan": r"\bmeer dan\b|>|\+$",
    "minder_dan": r"\bminder dan\b|<",
    "gemiddeld": r"\b(gemiddeld|gem)\b",
    "verwacht": r"\b(verwacht|naar verwachting)\b",
}
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober"),
    *("november", "december"),
)
_MONTH_NUMBERS = {
    **{name[:length]: n for n, name in enumerate(_MONTHS, 1) for length in (3, len(name))},
    **{"mrt": 3, "sept": 9},
}
_QUOTES = "'’‘` "
_YES, _NO = ("ja", "j", "x", "v", "true", "waar", "1"), ("nee", "n", "false", "onwaar", "0")


class NotAValue(Exception):
    """Why a cell cannot be read, and what to do."""

    def __init__(self, melding: str, oplossing: str) -> None:
        super().__init__(melding)
        self.melding, self.oplossing = melding, oplossing


def read_value(table: Table, column: Column, cell: Cell) -> tuple[str | None, str | None]:
    """The cell as a delivery writes it (None: empty), and how it was read when that is not how it stands.

    Raises NotAValue.
    """
    if cell.value is None:
        remedy = "Open het bestand in Excel, sla het op en lever het opnieuw, of typ de waarde in de cel."
        raise NotAValue("hier staat een formule zonder berekende waarde", remedy)
    text = clean(cell.value) if isinstance(cell.value, str) else None
    if text is not None and _EXCEL_ERROR.fullmatch(text):
        raise NotAValue("is een foutmelding van de formule", "Verbeter de formule of typ de waarde in de cel.")
    if column.kind != "tekst" or column.name == "id" or column.name.endswith("_id"):
        text = text.strip(_QUOTES) if text is not None else None
    if text == "":
        return None, "gelezen als leeg"
    value = cell.value if text is None else text
    if column.kind in ("getal", "geheel getal"):
        read = _number(table, column, value, cell.percent)
    elif column.kind == "datum":
        read = _date(column, value)
    elif column.kind == "ja of nee":
        read = _yes_or_no(value)
    else:
        read = _choice(column, value) if column.kind == "keuze" else _text(value)
    return read, _how(column, cell, read)


def other_date(column: Column, cell: Cell) -> tuple[str, str] | None:
    """How a date with slashes was read and what it can be too, with the month first. None: it is only one date."""
    text = clean(cell.value).strip(_QUOTES) if isinstance(cell.value, str) else ""
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    if column.kind != "datum" or match is None:
        return None
    first, second, year = map(int, match.groups())
    if first == second or max(first, second) > len(_MONTHS):
        return None
    read, other = f"{first} {_MONTHS[second - 1]} {year}", f"{second} {_MONTHS[first - 1]} {year}"
    return f"is gelezen als {read}", f"Bedoelt u {other}? Schrijf dan {second:02}-{first:02}-{year}."


def dutch_date(iso: str) -> str:
    """`2025-10-12` as people write it: 12-10-2025."""
    return "-".join(reversed(iso.split("-")))


def is_percentage(cell: Cell) -> bool:
    """Whether whoever looks at the cell sees a percentage."""
    if isinstance(cell.value, str):
        return clean(cell.value).endswith(("%", "procent"))
    return cell.percent


def clean(text: str) -> str:
    """Without invisible characters and spaces around it; every space an ordinary one."""
    return _INVISIBLE.sub("", _ODD_SPACES.sub(" ", text.replace("\r\n", "\n"))).strip()


def shown(value: Value) -> str:
    """A value as a message shows it; a date in Dutch, with the time when it has one."""
    if isinstance(value, date):
        at = f" {value:%H:%M}" if isinstance(value, datetime) and (value.hour or value.minute) else ""
        return dutch_date(value.isoformat()[:10]) + at
    return "" if value is None else str(value)


def _how(column: Column, cell: Cell, read: str) -> str | None:
    """How a cell was read; None: exactly as it stands."""
    seen = dutch_date(read) if column.kind == "datum" else read
    if isinstance(cell.value, str):
        if read != cell.value:
            return f"gelezen als {seen}" if column.kind != "tekst" else f"gelezen als '{read}', zonder losse tekens"
        return "blijft tekst, ook al begint het als een formule" if _looks_like_formula(column, read) else None
    if cell.percent and column.kind in ("getal", "geheel getal"):
        return f"wordt getoond als percentage en is gelezen als {read}"
    if column.kind in ("tekst", "keuze", "ja of nee") or isinstance(cell.value, (bool, datetime)):
        return f"gelezen als {seen}"
    decimals = len(f"{_decimal(cell.value)}".partition(".")[2]) if isinstance(cell.value, float) else 0
    return f"gelezen als {read} (hoogstens {MAX_DECIMALS} decimalen)" if decimals > MAX_DECIMALS else None


def _looks_like_formula(column: Column, text: str) -> bool:
    return column.kind == "tekst" and text.startswith(("=", "+", "-", "@"))


def _number(table: Table, column: Column, value: Value, percent: bool) -> str:
    if isinstance(value, date):
        remedy = "Excel maakt van bijvoorbeeld 2-1 zelf een datum. Zet de cel op Getal en typ de waarde opnieuw."
        raise NotAValue("is een datum, en hier hoort een getal", remedy)
    if isinstance(value, bool) or value is None:
        raise NotAValue("is geen getal", "Schrijf alleen cijfers.")
    number = _parsed(table, column, value) if isinstance(value, str) else _decimal(value)
    if isinstance(value, str):
        percent = value.endswith(("%", "procent"))
    elif percent and number is not None:
        number = (number * 100).normalize()
    if number is None or not number.is_finite():
        raise NotAValue("is geen getal", silence(table))
    if percent and column.name not in PERCENT_COLUMNS:
        raise NotAValue("is een percentage, en hier hoort een aantal", "Schrijf het aantal.")
    return _written(column, number)


def _decimal(value: int | float | Decimal) -> Decimal:
    """A number as Excel shows it: at most fifteen digits, so that 0.1 + 0.2 is 0.3."""
    return Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)


def _written(column: Column, number: Decimal) -> str:
    whole = column.kind == "geheel getal"
    if abs(number) >= 10 ** (9 if whole else 15):
        raise NotAValue("is te groot", "Kijk of het getal klopt.")
    if whole and number != number.to_integral_value():
        raise NotAValue("is geen geheel getal", "Schrijf een getal zonder decimalen.")
    if whole:
        number = number.to_integral_value()
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > MAX_DECIMALS:
        number = number.quantize(Decimal(1).scaleb(-MAX_DECIMALS), ROUND_HALF_UP).normalize()
    return f"{number + 0:f}"


def _parsed(table: Table, column: Column, text: str) -> Decimal | None:
    """The number that a text is in Dutch or English notation; None: it says that there is no number."""
    if _SILENT.fullmatch(text.casefold()):
        return None
    bare = re.sub(r"^€\s*|\s*(%|procent)$", "", text.replace("−", "-"))
    if match := _AMBIGUOUS.fullmatch(bare):
        whole, rest = match.groups()
        decimals = f", of {whole},{rest}0 als het decimalen zijn" if column.kind == "getal" else ""
        remedy = f"Schrijf {whole}{rest} zonder punt of komma{decimals}."
        raise NotAValue(f"kan {whole}{rest} zijn of {whole} komma {rest}", remedy)
    for sign, pattern in _GROUPED.items():
        if pattern.fullmatch(bare):
            return Decimal(bare.replace(sign, "").replace(",", "."))
    if _DECIMAL.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    raise NotAValue("is geen getal", _number_remedy(table, column, text.casefold()))


def _number_remedy(table: Table, column: Column, text: str) -> str:
    for qualifier, pattern in _QUALIFIERS.items():
        target = "n_kwalificatie" if column.name == "n" else "kwalificatie"
        if re.search(pattern, text) and re.search(r"\d", text) and target in table.header:
            return f"Schrijf alleen het getal en zet {qualifier} in de kolom {label(target)}."
    if _RANGE.fullmatch(text) and "waarde_tot" in table.header:
        return f"Zet het eerste getal in {label('waarde')} en het tweede in {label('waarde_tot')}."
    return f"Schrijf alleen cijfers, zonder woorden of eenheid. {silence(table)}"


def silence(table: Table) -> str:
    """What to do when there is no value."""
    for column in table.columns:
        if column.name == "stilte":
            kinds = f"{', '.join(column.choices[:-1])} of {column.choices[-1]}"
            return f"Is er geen getal, laat de cel dan leeg en zeg in de kolom {label('stilte')} waarom: {kinds}."
    return "Is er geen getal, laat de cel dan leeg."


def _date(column: Column, value: Value) -> str:
    remedy = f"Schrijf de datum als dd-mm-jjjj, bijvoorbeeld 31-10-2020. {column.uitleg}"
    if isinstance(value, (bool, int, float, Decimal)) or value is None:
        raise NotAValue("is geen datum", remedy)
    day = value if isinstance(value, date) else _date_of(value.casefold(), remedy)
    if day.year not in YEARS:
        raise NotAValue(f"ligt niet tussen {YEARS[0]} en {YEARS[-1]}", remedy)
    return (day.date() if isinstance(day, datetime) else day).isoformat()


def _date_of(text: str, remedy: str) -> date:
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})([t ]00:00(:00(\.0+)?)?)?", text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif match := re.fullmatch(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", text):
        year, month, day = int(match[4]), int(match[3]), int(match[1])
    elif (match := re.fullmatch(r"(\d{1,2})[ -]([a-z]+)\.?[ -](\d{4})", text)) and match[2] in _MONTH_NUMBERS:
        year, month, day = int(match[3]), _MONTH_NUMBERS[match[2]], int(match[1])
    elif re.fullmatch(r"\d{1,2}[-/. ](\d{1,2}|[a-z]+\.?)[-/. ]'?\d{2}", text):
        raise NotAValue("heeft een jaar van twee cijfers", remedy)
    else:
        raise NotAValue("is geen datum", remedy)
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_such_day(year, month, day, remedy) from None


def _no_such_day(year: int, month: int, day: int, remedy: str) -> NotAValue:
    """Why a date does not exist: the month stands before the day, or is shorter."""
    if month > len(_MONTHS) >= day > 0 and year in YEARS and month <= monthrange(year, day)[1]:
        swapped = f"Bedoelt u {month:02}-{day:02}-{year}? Schrijf het dan zo."
        return NotAValue("is geen bestaande datum (dag, maand, jaar)", swapped)
    if 0 < month <= len(_MONTHS) and year in YEARS and day > (last := monthrange(year, month)[1]):
        which = f"{_MONTHS[month - 1]} {year}" if month == _MONTH_NUMBERS["feb"] else _MONTHS[month - 1]
        return NotAValue(f"is geen bestaande datum: {which} heeft {last} dagen", remedy)
    return NotAValue("is geen bestaande datum (dag, maand, jaar)", remedy)


def _yes_or_no(value: Value) -> str:
    said = same_words(shown(value))
    if said in _YES or said in _NO:
        return "ja" if said in _YES else "nee"
    raise NotAValue("is geen ja of nee", "Schrijf ja of nee.")


def _choice(column: Column, value: Value) -> str:
    said = {True: "ja", False: "nee"}[value] if isinstance(value, bool) else shown(value)
    for choice in column.choices:
        if same_words(said) == same_words(choice):
            return choice
    raise NotAValue("is hier niet toegestaan", f"Kies uit: {', '.join(column.choices)}.")


def _text(value: Value) -> str:
    if isinstance(value, date):
        remedy = "Excel maakt van bijvoorbeeld 2.1 zelf een datum. Zet de cel op Tekst en typ de waarde opnieuw."
        raise NotAValue("is een datum, en hier hoort tekst", remedy)
    if isinstance(value, bool):
        raise NotAValue("is waar of onwaar, en hier hoort tekst", "Zet de cel op Tekst en typ de waarde opnieuw.")
    if isinstance(value, (int, float)):
        return f"{_decimal(value):f}"
    return shown(value)
