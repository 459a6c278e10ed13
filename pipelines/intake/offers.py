"""Files that were handed in and wait for somebody who decides: safe on disk, no delivery yet."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipelines.intake.accept import DECIDES, NotExplained, Upload, sent_before
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
    """Put a file aside for the one who decides. A second time the same file changes its explanation only.

    Raises NotAllowed, NotExplained, PersonInText.
    """
    sender = seen.upload.door
    require(sender.may_deliver, DELIVERS)
    proposal = seen.explained(toelichting)
    if seen.needs_explanation and not proposal.yml.toelichting:
        raise NotExplained
    new = Offer(seen.upload, proposal.yml.titel, toelichting, bool(proposal.yml.corrigeert))
    target = _folder(data, seen.upload.sha256)
    temporary = target.with_name(f".{target.name}-{os.getpid()}")
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    write_through(temporary / f"bestand-{seen.upload.name}", seen.upload.content)
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
    write_through(temporary / "aanbod.json", json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8"))
    sync_folder(temporary)
    shutil.rmtree(target, ignore_errors=True)
    os.rename(temporary, target)
    sync_folder(target.parent)
    return new


def offers(data: Path, by: Actor) -> list[Offer]:
    """What waits, oldest first: everything for the one who decides, a supplier's own for the supplier.

    Raises NotAllowed.
    """
    require(by.may_deliver, DELIVERS)
    waiting = [found for folder in sorted((data / OFFERED).glob("[!.]*")) if (found := _read(folder)) is not None]
    # Accepted, and stopped before it was taken off this list.
    waiting = [found for found in waiting if sent_before(data, found.upload.sha256) is None]
    own = [found for found in waiting if by.may_accept or found.upload.door == by]
    return sorted(own, key=lambda found: (found.upload.op, found.upload.sha256))


def decided(data: Path, sha256: str, by: Actor) -> None:
    """Take a file that was accepted or refused off the list. Raises NotAllowed."""
    require(by.may_accept, DECIDES)
    shutil.rmtree(_folder(data, sha256), ignore_errors=True)


def withdraw(data: Path, sha256: str, by: Actor) -> None:
    """Take back what one sent oneself, or, for the one who decides, anybody's. Raises NotAllowed."""
    own = any(found.upload.sha256 == sha256 for found in offers(data, by))
    require(own, "wie een bestand heeft ingeleverd haalt het terug")
    shutil.rmtree(_folder(data, sha256), ignore_errors=True)


def _folder(data: Path, sha256: str) -> Path:
    return data / OFFERED / sha256[:16]


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
