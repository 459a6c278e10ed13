"""Files that were handed in and wait for somebody who decides: safe on disk, no delivery yet."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

from pipelines.intake.accept import DECIDES, Upload, sent_before
from pipelines.intake.look import DELIVERS, Look
from pipelines.intake.proposal import sync_folder, write_through
from pipelines.intake.rights import Actor, require

OFFERED = "aangeboden"


@dataclass(frozen=True, slots=True)
class Offer:
    """One file that waits, with the sender's explanation. `titel` is what its first sheet says, or the file's name."""

    upload: Upload
    titel: str
    toelichting: str | None
    verbetert: bool


def offer(data: Path, seen: Look, toelichting: str | None) -> Offer:
    """Put a file aside for the one who decides; the same file of the same sender takes the place of an earlier one.

    Raises NotAllowed, NotExplained, PersonInText.
    """
    sender = seen.upload.door
    require(sender.may_deliver, DELIVERS)
    proposal = seen.explained(toelichting)
    new = Offer(seen.upload, proposal.yml.titel, toelichting, bool(proposal.yml.corrigeert))
    record = {
        "bestand": seen.upload.name,
        "sha256": seen.upload.sha256,
        "titel": new.titel,
        "functie": sender.functie,
        "rol": sender.rol,
        "onderdelen": list(sender.onderdelen),
        "op": seen.upload.op.isoformat(),
        "toelichting": toelichting,
        "verbetert": new.verbetert,
    }
    before = _folders(data, seen.upload)
    (data / OFFERED).mkdir(exist_ok=True)
    temporary = Path(mkdtemp(prefix=".", dir=data / OFFERED))
    write_through(temporary / f"bestand-{seen.upload.name}", seen.upload.content)
    write_through(temporary / "aanbod.json", json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8"))
    sync_folder(temporary)
    os.rename(temporary, data / OFFERED / f"{seen.upload.sha256[:16]}-{temporary.name[1:]}")
    sync_folder(data / OFFERED)
    for folder in before:
        shutil.rmtree(folder, ignore_errors=True)
    return new


def offers(data: Path, by: Actor) -> list[Offer]:
    """What waits, oldest first: everything for the one who decides, a supplier's own for the supplier.

    Raises NotAllowed.
    """
    require(by.may_deliver, DELIVERS)
    # Stopped before the earlier one of the same sender was taken away: the later one holds.
    found = {(offer.upload.sha256, offer.upload.door): offer for _, offer in _all(data)}
    # Accepted, and stopped before it was taken off this list.
    waiting = [offer for offer in found.values() if sent_before(data, offer.upload.sha256) is None]
    own = [offer for offer in waiting if by.may_accept or offer.upload.door == by]
    return sorted(own, key=lambda offer: (offer.upload.op, offer.upload.sha256))


def decided(data: Path, upload: Upload, by: Actor) -> None:
    """Take a file that was accepted or refused off the list. Raises NotAllowed."""
    require(by.may_accept, DECIDES)
    _take_away(data, upload)


def withdraw(data: Path, upload: Upload, by: Actor) -> None:
    """Take back what one sent oneself; what somebody else sent is refused, with a reason. Raises NotAllowed."""
    require(upload.door == by, "wie een bestand heeft ingeleverd, haalt het terug")
    _take_away(data, upload)


def _take_away(data: Path, upload: Upload) -> None:
    for folder in _folders(data, upload):
        shutil.rmtree(folder, ignore_errors=True)


def _folders(data: Path, upload: Upload) -> list[Path]:
    """Where this file of this sender stands."""
    wanted = (upload.sha256, upload.door)
    return [folder for folder, offer in _all(data) if (offer.upload.sha256, offer.upload.door) == wanted]


def _all(data: Path) -> list[tuple[Path, Offer]]:
    """Every offer that is whole, with its folder, oldest first."""
    folders = [folder for folder in (data / OFFERED).glob("[!.]*") if folder.is_dir()]
    found = [(folder, offer) for folder in folders if (offer := _read(folder)) is not None]
    return sorted(found, key=lambda item: (item[1].upload.op, item[0].stat().st_mtime_ns))


def _read(folder: Path) -> Offer | None:
    """None: not what this version wrote, or not whole; it stops no page."""
    try:
        record = json.loads((folder / "aanbod.json").read_text(encoding="utf-8"))
        content = (folder / f"bestand-{record['bestand']}").read_bytes()
        if hashlib.sha256(content).hexdigest() != record["sha256"]:
            return None
        sender = Actor(record["functie"], record["rol"], tuple(record["onderdelen"]))
        upload = Upload(record["bestand"], content, record["sha256"], sender, datetime.fromisoformat(record["op"]))
        return Offer(upload, record["titel"], record["toelichting"], record["verbetert"])
    except (OSError, ValueError, LookupError, TypeError):
        return None
