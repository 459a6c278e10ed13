"""After acceptance: a comment of the one whose figures they are (wederhoor), and the word that a delivery is settled.

A step is a delivery of its own: what was accepted never changes, and who said what and when stays.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from pipelines.build import Progress, build_beside
from pipelines.deliveries import Bron, LeveringYml, Stap
from pipelines.intake.accept import DECIDES, Upload, enter
from pipelines.intake.persons import holds_bsn
from pipelines.intake.proposal import Proposal, free_id
from pipelines.intake.rights import Actor, require
from pipelines.intake.submission import LICENCE, PersonInText, known_as_of

COMMENTS = "wie levert voor een onderdeel in die levering, geeft wederhoor zolang zij concept is"
_TITLES = {"wederhoor": "Wederhoor", "vastgesteld": "Vaststelling"}


def take_step(data: Path, var: Path, stap: Stap, by: Actor, progress: Progress = lambda _: None) -> str:
    """Write a step as a delivery and publish the state with it; returns the id of the delivery.

    Raises NotAllowed, also for a comment on an onderdeel that the delivery is not about; PersonInText;
    DeliveriesRefused when the delivery is settled already; and what `accept` raises.
    """
    if stap.stap == "vastgesteld":
        require(by.may_accept, DECIDES)
    else:
        require(by.may_deliver and by.speaks_for(stap.onderdeel), COMMENTS)
    if stap.tekst and holds_bsn(stap.tekst):
        raise PersonInText
    if stap.stap == "wederhoor":
        require(_is_about(data, var, stap), COMMENTS)
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


def _is_about(data: Path, var: Path, stap: Stap) -> bool:
    """Whether the delivery is a draft that gives figures or facts about the onderdeel."""
    query = "SELECT count(*) FROM mart.concept WHERE levering_id = $levering AND onderdeel_id = $onderdeel"
    with duckdb.connect(str(build_beside(data, var).path), read_only=True) as con:
        given = {"levering": stap.levering, "onderdeel": stap.onderdeel}
        return bool(con.sql(query, params=given).fetchall()[0][0])
