"""What people really send, as plain cells, safely. The name of a file proves nothing: its first bytes decide."""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
import zipfile

from pipelines.intake.delimited import read_delimited
from pipelines.intake.sheets import (
    MAX_FILE_BYTES,
    Cell,
    MergedRange,
    Reading,
    Sheet,
    SheetRow,
    Spreadsheet,
    Unreadable,
    unreadable,
)
from pipelines.intake.workbook import read_workbook

__all__ = [
    "Cell",
    "MergedRange",
    "Reading",
    "Sheet",
    "SheetRow",
    "Spreadsheet",
    "Unreadable",
    "read_spreadsheet",
    "safe_name",
]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Open het in Excel en kies Opslaan als, Excel-werkmap (.xlsx). Lever dat bestand."
_NO_PASSWORD = (
    "Haal het wachtwoord eraf (in Excel: Bestand, Info, Werkmap beveiligen, Versleutelen met wachtwoord, maak het vak "
    "leeg) en lever het opnieuw."
)
_TYPE_OVER = "Neem de cijfers over in het sjabloon (.xlsx) en lever dat."
# The first bytes of what is no spreadsheet, with what it is and what to do.
_OTHER_FILES = {
    b"%PDF": ("dit is een pdf", _TYPE_OVER),
    b"{\\rtf": ("dit is een tekstdocument (rtf)", _TYPE_OVER),
    b"\x89PNG": ("dit is een afbeelding", _TYPE_OVER),
    b"\xff\xd8\xff": ("dit is een afbeelding", _TYPE_OVER),
    b"\x1f\x8b": ("dit is een ingepakt bestand (gzip)", "Pak het uit en lever de werkmap zelf."),
    b"7z\xbc\xaf": ("dit is een ingepakt bestand (7z)", "Pak het uit en lever de werkmap zelf."),
    b"Rar!": ("dit is een ingepakt bestand (rar)", "Pak het uit en lever de werkmap zelf."),
}
# What stands in a zip that is no workbook of ours.
_OTHER_ZIPS = {
    "xl/workbook.bin": ("dit is een binaire Excel-werkmap (.xlsb)", _SAVE_AS),
    "content.xml": (
        "dit is een bestand van LibreOffice of OpenOffice (zoals .ods)",
        "Open het daar, kies Opslaan als, Excel 2007-365 (.xlsx), en lever dat bestand.",
    ),
    "word/document.xml": ("dit is een Word-document", _TYPE_OVER),
    "ppt/presentation.xml": ("dit is een presentatie", _TYPE_OVER),
}
_MAX_NAME_BYTES = 150


def read_spreadsheet(name: str, content: bytes) -> Spreadsheet:
    """The sheets and cells of a file that somebody sent. Raises Unreadable when it cannot be taken as a whole."""
    name = safe_name(name)
    _check_size(name, content)
    _check_kind(name, content)
    workbook = content.startswith(_ZIP)
    sheets, notes = read_workbook(name, content) if workbook else read_delimited(name, content)
    expected = (".xlsx", ".xlsm") if workbook else (".csv", ".txt", ".tsv")
    if not name.lower().endswith(expected):
        notes.insert(0, Reading(name, f"ondanks de naam is dit een {'Excel-werkmap' if workbook else 'CSV-bestand'}"))
    return Spreadsheet(name, hashlib.sha256(content).hexdigest(), tuple(sheets), tuple(notes), workbook)


def safe_name(name: str) -> str:
    """The bare name: no folders, no characters that a disk or a page could take for something else, not too long."""
    name = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    bare = re.split(r"[/\\]", name)[-1]
    bare = "".join("_" if c in '<>:"|?*' else c for c in bare if unicodedata.category(c)[0] != "C")
    stem, dot, extension = bare.strip(". ").rpartition(".")
    if not dot or len(extension) > 5:
        stem, dot, extension = bare.strip(". "), "", ""
    cut = stem.encode("utf-8")[:_MAX_NAME_BYTES].decode("utf-8", "ignore").strip(". ")
    return f"{cut or 'bestand'}{dot}{extension}"


def _check_size(name: str, content: bytes) -> None:
    if len(content) > MAX_FILE_BYTES:
        remedy = "Haal afbeeldingen en bladen die er niet bij horen weg, of verdeel het over meer leveringen."
        raise unreadable(name, f"het bestand is groter dan {MAX_FILE_BYTES // 1_000_000} MB", remedy)
    if not content.strip(b"\0 \r\n\t"):
        raise unreadable(name, "het bestand is leeg", "Vul het sjabloon in en lever dat.")


def _check_kind(name: str, content: bytes) -> None:
    """Raises Unreadable when the file is something else than a workbook or text."""
    if content.startswith(_OLE2):
        raise _old_office(name, content)
    for start, (message, remedy) in _OTHER_FILES.items():
        if content.startswith(start):
            raise unreadable(name, message, remedy)
    if content.startswith(_ZIP):
        _check_zip(name, content)
    # Reports of many systems are a web page with the name of a workbook.
    head = content[:2000].decode("latin-1").lstrip("ï»¿ \r\n\t").lower()
    if re.match(r"<(!doctype html|html|head|meta|table|body|style|div)\b", head):
        raise unreadable(name, "dit is een webpagina met de naam van een spreadsheet", _SAVE_AS)
    if head.startswith("<?xml"):
        raise unreadable(name, "dit is een xml-bestand", _SAVE_AS)


def _old_office(name: str, content: bytes) -> Unreadable:
    """Old Office files and encrypted new ones are folders of a kind; the names of what is in them stand as UTF-16."""

    def holds(part: str) -> bool:
        return part.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        return unreadable(name, "het bestand heeft een wachtwoord", _NO_PASSWORD)
    if holds("WordDocument"):
        return unreadable(name, "dit is een Word-document", _TYPE_OVER)
    return unreadable(name, "dit is een werkmap in de oude indeling van Excel (.xls)", _SAVE_AS)


def _check_zip(name: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise unreadable(name, "het bestand is beschadigd of niet helemaal verstuurd", _SAVE_AS) from None
    for part, (message, remedy) in _OTHER_ZIPS.items():
        if part in parts:
            raise unreadable(name, message, remedy)
    if "xl/workbook.xml" not in parts:
        raise unreadable(name, "dit is een zip-bestand, geen werkmap", "Pak het uit en lever de werkmap zelf.")
