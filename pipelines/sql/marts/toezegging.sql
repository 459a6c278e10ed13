-- One row is one promise as a reader sees it, as last reported, against the date on which the last report was known.
-- A promise that is also a mijlpaal has the date and the outcome of that mijlpaal.
CREATE TABLE mart.toezegging AS
WITH laatste AS (
    -- A report that only says that it is done, does not take away when it was promised and until when.
    SELECT toezegging.* REPLACE (
            last_value(toegezegd_op IGNORE NULLS) OVER versie AS toegezegd_op, last_value(toegezegd_precisie IGNORE NULLS) OVER versie AS toegezegd_precisie,
            last_value(termijn IGNORE NULLS) OVER versie AS termijn, last_value(termijn_precisie IGNORE NULLS) OVER versie AS termijn_precisie
        ),
        mijlpaal.sleutel AS mijlpaal_sleutel, mijlpaal.datum AS mijlpaal_datum, mijlpaal.datum_tekst AS mijlpaal_tekst, mijlpaal.status AS mijlpaal_status
    FROM core.toezegging
    LEFT JOIN mart.mijlpaal ON core.zonder_volgnummer(mijlpaal.sleutel) = toezegging.hoort_bij
    WINDOW versie AS (PARTITION BY toezegging.id ORDER BY core.volgorde(toezegging.levering_id), toezegging.rij)
    QUALIFY row_number() OVER (PARTITION BY toezegging.id ORDER BY core.volgorde(toezegging.levering_id) DESC, toezegging.rij DESC) = 1
),
standen AS (
    SELECT laatste.*, onderdeel.programma_id, onderdeel.korte_naam, onderdeel.volgorde AS plaats,
        coalesce(laatste.termijn, mijlpaal_datum) AS uiterlijk_op,
        CASE
            WHEN nagekomen_op IS NOT NULL OR blijkt_uit IS NOT NULL OR mijlpaal_status = 'gehaald' THEN 'nagekomen'
            WHEN mijlpaal_status = 'vervallen' THEN 'vervallen'
            WHEN coalesce(laatste.termijn, mijlpaal_datum) < programma.peilperiode_start THEN 'verlopen'
            ELSE 'open'
        END AS stand
    FROM laatste
    JOIN mart.onderdeel ON onderdeel.id = laatste.onderdeel_id
    JOIN mart.programma ON programma.id = onderdeel.programma_id
)
SELECT
    sleutel,
    programma_id,
    onderdeel_id,
    korte_naam,
    wie,
    aan_wie,
    wat,
    core.datum_tekst(toegezegd_op, toegezegd_precisie) AS toegezegd_tekst,
    uiterlijk_op,
    coalesce(core.datum_tekst(termijn, termijn_precisie), mijlpaal_tekst) AS termijn_tekst,
    coalesce(core.datum_tekst(nagekomen_op, nagekomen_precisie), if(mijlpaal_status = 'gehaald', mijlpaal_tekst, NULL)) AS nagekomen_tekst,
    blijkt_uit,
    coalesce(mijlpaal_sleutel, hoort_bij) AS hoort_bij,
    CASE split_part(hoort_bij, ':', 1) WHEN 'borging' THEN 'uitspraak over borging' ELSE nullif(split_part(hoort_bij, ':', 1), '') END AS hoort_bij_naam,
    stand,
    CASE stand WHEN 'nagekomen' THEN '✓' WHEN 'verlopen' THEN '◆' WHEN 'vervallen' THEN core.stilte_teken('vervallen') ELSE '○' END AS stand_teken,
    CASE stand WHEN 'nagekomen' THEN 'nagekomen' WHEN 'verlopen' THEN 'termijn voorbij, niet gemeld' WHEN 'vervallen' THEN 'vervallen' ELSE 'niet gemeld' END AS stand_tekst,
    -- What is overdue comes first, then what is open, soonest first; what is done comes last.
    CAST(row_number() OVER (
        PARTITION BY programma_id
        ORDER BY list_position(['verlopen', 'open', 'nagekomen', 'vervallen'], stand), uiterlijk_op NULLS LAST, plaats, levering_id, rij
    ) AS INTEGER) AS volgorde
FROM standen
ORDER BY programma_id, volgorde;

COMMENT ON TABLE mart.toezegging IS 'Een rij is een toezegging zoals zij laatst genoemd is, gezien vanaf de peildatum van het programma.';
COMMENT ON COLUMN mart.toezegging.sleutel IS 'Sleutel.';
COMMENT ON COLUMN mart.toezegging.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.toezegging.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.toezegging.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.toezegging.wie IS 'Wie het toezegt; leeg: niet vermeld.';
COMMENT ON COLUMN mart.toezegging.aan_wie IS 'Aan wie; leeg: niet vermeld.';
COMMENT ON COLUMN mart.toezegging.wat IS 'Wat er gedaan zal worden.';
COMMENT ON COLUMN mart.toezegging.toegezegd_tekst IS 'Wanneer het is toegezegd; leeg: niet vermeld.';
COMMENT ON COLUMN mart.toezegging.uiterlijk_op IS 'Termijn als datum, ook die van de mijlpaal waar de toezegging bij hoort; leeg: geen termijn.';
COMMENT ON COLUMN mart.toezegging.termijn_tekst IS 'Termijn zo precies als bekend; leeg: geen termijn.';
COMMENT ON COLUMN mart.toezegging.nagekomen_tekst IS 'Wanneer het gedaan is; leeg: niet gedaan of niet vermeld.';
COMMENT ON COLUMN mart.toezegging.blijkt_uit IS 'Waaruit blijkt dat het gedaan is; leeg: dat staat nergens.';
COMMENT ON COLUMN mart.toezegging.hoort_bij IS 'Sleutel van het feit waarin hetzelfde staat; leeg: geen.';
COMMENT ON COLUMN mart.toezegging.hoort_bij_naam IS 'Wat voor feit dat is.';
COMMENT ON COLUMN mart.toezegging.stand IS 'nagekomen, open, verlopen (termijn voor de periode van de peildatum, niet gemeld als nagekomen) of vervallen.';
COMMENT ON COLUMN mart.toezegging.stand_teken IS 'Teken daarvan.';
COMMENT ON COLUMN mart.toezegging.stand_tekst IS 'De stand in woorden.';
COMMENT ON COLUMN mart.toezegging.volgorde IS 'Volgorde op de pagina.';
