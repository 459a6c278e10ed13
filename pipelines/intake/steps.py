"""After acceptance: a comment of the one whose figures they are (wederhoor), and the word that a delivery is settled.

A step is a delivery of its own: what was accepted never changes, and who said what and when stays.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from pipelines.build import Progress
from pipelines.deliveries import Bron, LeveringYml, Stap
from pipelines.intake.accept import DECIDES, Upload, enter
from pipelines.intake.persons import holds_bsn
from pipelines.intake.proposal import Proposal, free_id
from pipelines.intake.rights import Actor, require
from pipelines.intake.submission import LICENCE, PersonInText, known_as_of

COMMENTS = "wie voor dit onderdeel levert, geeft wederhoor"
_TITLES = {"wederhoor": "Wederhoor", "vastgesteld": "Vaststelling"}


def take_step(data: Path, var: Path, stap: Stap, by: Actor, progress: Progress = lambda _: None) -> str:
    """Write a step as a delivery and publish the state with it; returns the id of the delivery.

    Raises NotAllowed, PersonInText; DeliveriesRefused when the delivery that it is about is settled already; and what
    `accept` raises.
    """
    if stap.stap == "vastgesteld":
        require(by.may_accept, DECIDES)
    else:
        require(by.may_deliver and by.speaks_for(stap.onderdeel), COMMENTS)
    if stap.tekst and holds_bsn(stap.tekst):
        raise PersonInText
    now = datetime.now(UTC).replace(microsecond=0)
    content = (stap.tekst or "").encode("utf-8")
    upload = Upload(f"{stap.stap}.txt", content, hashlib.sha256(content).hexdigest(), by, now)
    titel = f"{_TITLES[stap.stap]} bij {stap.levering}"
    known_on = known_as_of(data, now.date())
    yml = LeveringYml(
        titel=titel, korte_titel=_TITLES[stap.stap], soort="opgave", uitgever=by.functie, publicatiedatum=now.date(),
        bekend_op=known_on, datum_precisie="dag", openbaar="nee", status="vastgesteld", licentie=LICENCE,
        bronnen=[Bron(bestand=upload.name, sha256=upload.sha256, regels=content.count(b"\n") + 1)], stappen=[stap],
    )  # fmt: skip
    proposal = Proposal(free_id(data, known_on, titel), yml, {}, {})
    enter(data, var, proposal, upload, None, by, progress)
    return proposal.id
