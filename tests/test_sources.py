"""The source documents, where they stand beside the project: they are still the files that the locators refer to."""

import hashlib
import os
from pathlib import Path

import pytest

from dashboard.server import ROOT
from pipelines.deliveries import Bron, read_deliveries

FOLDER = Path(os.environ.get("PROGRAMMAMONITOR_BRONNEN", ROOT.parent / "shared" / "bronnen"))
BRONNEN = {
    bron.bestand: bron for delivery in read_deliveries(ROOT / "data" / "leveringen")[0] for bron in delivery.yml.bronnen
}

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(),
    reason=f"De brondocumenten staan niet in {FOLDER}. Wijs ze aan met PROGRAMMAMONITOR_BRONNEN.",
)


@pytest.mark.parametrize("bron", BRONNEN.values(), ids=BRONNEN.keys())
def test_document_is_the_one_that_the_locators_refer_to(bron: Bron) -> None:
    content = (FOLDER / bron.bestand).read_bytes()
    assert hashlib.sha256(content).hexdigest() == bron.sha256
    assert len(content.splitlines()) == bron.regels
