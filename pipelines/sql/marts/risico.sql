-- One row is one risk as a reader sees it, as last reported: what may go wrong, who says so and what is done about it.
CREATE TABLE mart.risico AS
WITH laatste AS (
    SELECT * FROM core.risico
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY core.volgorde(levering_id) DESC, rij DESC) = 1
)
SELECT
    risico.sleutel,
    onderdeel.programma_id,
    onderdeel.id AS onderdeel_id,
    onderdeel.korte_naam,
    risico.omschrijving,
    risico.wie_noemt,
    risico.maatregel,
    risico.eigenaar,
    coalesce(risico.status = 'voorbij', false) AS is_voorbij,
    CASE risico.status WHEN 'voorbij' THEN 'voorbij volgens de bron' WHEN 'open' THEN 'speelt nog volgens de bron' END AS status_tekst,
    core.datum_tekst(levering.bekend_op, levering.datum_precisie) AS genoemd_tekst,
    -- What nothing is done about comes first; what is over comes last.
    CAST(row_number() OVER (
        PARTITION BY onderdeel.programma_id
        ORDER BY risico.status IS NOT DISTINCT FROM 'voorbij', risico.maatregel IS NOT NULL, onderdeel.volgorde, risico.levering_id, risico.rij
    ) AS INTEGER) AS volgorde
FROM laatste AS risico
JOIN mart.onderdeel ON onderdeel.id = risico.onderdeel_id
JOIN core.levering ON levering.id = risico.levering_id
ORDER BY onderdeel.programma_id, volgorde;

COMMENT ON TABLE mart.risico IS 'Een rij is een risico dat de bronnen noemen, zoals het laatst genoemd is.';
COMMENT ON COLUMN mart.risico.sleutel IS 'Sleutel.';
COMMENT ON COLUMN mart.risico.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.risico.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.risico.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.risico.omschrijving IS 'Wat er mis kan gaan.';
COMMENT ON COLUMN mart.risico.wie_noemt IS 'Wie het noemt.';
COMMENT ON COLUMN mart.risico.maatregel IS 'Wat ertegen gedaan wordt; leeg: de bron noemt niets dat gedaan wordt.';
COMMENT ON COLUMN mart.risico.eigenaar IS 'Wie erop let; leeg: niet vermeld.';
COMMENT ON COLUMN mart.risico.is_voorbij IS 'Of de bron zegt dat het voorbij is.';
COMMENT ON COLUMN mart.risico.status_tekst IS 'Of het nog speelt; leeg: niet vermeld.';
COMMENT ON COLUMN mart.risico.genoemd_tekst IS 'Wanneer het voor het laatst genoemd is.';
COMMENT ON COLUMN mart.risico.volgorde IS 'Volgorde op de pagina.';
