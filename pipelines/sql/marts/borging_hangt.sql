-- One row is one onderdeel that carries borging: who owns it afterwards, who pays, which decision, and when. What no
-- statement says stays empty: not mentioned in the source, never "no".
-- Who takes care afterwards is named by a statement that is at least arranged, or not judged yet. On a lower step somebody
-- intends it, still decides it or is an example: named, but nobody's task.
CREATE TABLE mart.borging_hangt AS
WITH dragers AS (
    SELECT DISTINCT onderdeel_id, korte_naam, programma_id, is_onderdeel, volgorde FROM mart.borging_stand
)
SELECT
    dragers.onderdeel_id,
    dragers.korte_naam,
    dragers.programma_id,
    dragers.is_onderdeel,
    string_agg(DISTINCT uitspraak.wie, '; ' ORDER BY uitspraak.wie) FILTER (uitspraak.is_eigenaar) AS wie,
    string_agg(DISTINCT uitspraak.wie, '; ' ORDER BY uitspraak.wie) FILTER (NOT uitspraak.is_eigenaar) AS wie_genoemd,
    string_agg(DISTINCT uitspraak.geld, '; ' ORDER BY uitspraak.geld) AS geld,
    min(uitspraak.sleutel) FILTER (uitspraak.geld IS NOT NULL) AS geld_sleutel,
    string_agg(DISTINCT besluit.wat, '; ' ORDER BY besluit.wat) AS besluit,
    min(besluit.sleutel) AS besluit_sleutel,
    string_agg(DISTINCT besluit.status_tekst || coalesce(', ' || besluit.datum_tekst, ', datum niet vermeld'), '; ') FILTER (besluit.sleutel IS NOT NULL) AS wanneer,
    dragers.volgorde
FROM dragers
LEFT JOIN mart.borging_uitspraak AS uitspraak ON uitspraak.drager_id = dragers.onderdeel_id
LEFT JOIN mart.besluit AS besluit ON besluit.id = uitspraak.besluit_id
GROUP BY ALL
ORDER BY dragers.volgorde;

COMMENT ON TABLE mart.borging_hangt IS 'Een rij is een onderdeel met waar zijn borging aan hangt: eigenaar, geld, besluit en datum.';
COMMENT ON COLUMN mart.borging_hangt.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.borging_hangt.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.borging_hangt.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.borging_hangt.is_onderdeel IS 'Of dit een onderdeel is; anders het programma als geheel.';
COMMENT ON COLUMN mart.borging_hangt.wie IS 'Wie er na afloop voor zorgt: genoemd bij een uitspraak die minstens geregeld is; leeg: niemand.';
COMMENT ON COLUMN mart.borging_hangt.wie_genoemd IS 'Wie de bron noemt bij een voornemen, als beslisser of als voorbeeld; zorgt er niet vanzelf na afloop voor. Leeg: niemand.';
COMMENT ON COLUMN mart.borging_hangt.geld IS 'Wie betaalt of uit welk budget; leeg: niet vermeld.';
COMMENT ON COLUMN mart.borging_hangt.geld_sleutel IS 'Uitspraak die het geld noemt.';
COMMENT ON COLUMN mart.borging_hangt.besluit IS 'Besluit waar het aan hangt; leeg: niet vermeld.';
COMMENT ON COLUMN mart.borging_hangt.besluit_sleutel IS 'Sleutel van (het eerste) besluit.';
COMMENT ON COLUMN mart.borging_hangt.wanneer IS 'Of het besluit genomen is en wanneer; leeg: geen besluit vermeld.';
COMMENT ON COLUMN mart.borging_hangt.volgorde IS 'Volgorde van het onderdeel.';
