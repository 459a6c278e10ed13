-- One row is one agreement, rule or starting point as the register shows it: whether it counts, with whom it was made, who has done what.
CREATE TABLE mart.afspraak_register AS
WITH letters AS (
    SELECT onderdeel_id, bool_or(regexp_full_match(code, '[A-Z]')) AS heeft_letters FROM core.afspraak WHERE soort = 'afspraak' GROUP BY onderdeel_id
),
-- Where a text has letters, each letter is one agreement: K.a works K out, and what is above the letters sums them up.
counted AS (
    SELECT afspraak.*,
        CASE
            WHEN soort = 'uitgangspunt' THEN 'uitgangspunt'
            WHEN soort <> 'afspraak' THEN 'regel'
            WHEN coalesce(heeft_letters, false) AND coalesce(NOT regexp_full_match(code, '[A-Z]'), true) THEN 'uitwerking'
            ELSE 'afspraak'
        END AS groep
    FROM core.afspraak LEFT JOIN letters USING (onderdeel_id)
),
-- The set that a paragraph of agreements belongs to; the text lists with whom that was made.
sets AS (
    SELECT DISTINCT ouder_id AS set_id FROM core.onderdeel WHERE soort = 'afspraak' AND ouder_id NOT IN (SELECT id FROM core.onderdeel WHERE soort = 'afspraak')
),
makers AS (
    SELECT deelname.onderdeel_id AS set_id, count(DISTINCT organisatie.id) AS aantal, string_agg(DISTINCT organisatie.naam, ', ' ORDER BY organisatie.naam) AS namen
    FROM core.deelname JOIN core.organisatie ON organisatie.id = deelname.organisatie_id
    WHERE rol = 'partner' AND deelname.onderdeel_id IN (SELECT set_id FROM sets)
    GROUP BY deelname.onderdeel_id
),
partijen AS (
    SELECT afspraak_sleutel, count(*) AS aantal,
        count(*) FILTER (stand = 'nog_niet_begonnen') AS nog_niet_begonnen, count(*) FILTER (stand = 'bezig') AS bezig,
        count(*) FILTER (stand = 'gedaan') AS gedaan, count(*) FILTER (stand = 'loopt_vast') AS loopt_vast, count(*) FILTER (stand IS NULL) AS onbekend
    FROM mart.afspraak_partij GROUP BY afspraak_sleutel
)
SELECT
    afspraak.sleutel,
    onderdeel.programma_id,
    onderdeel.id AS onderdeel_id,
    onderdeel.korte_naam AS onderdeel_naam,
    afspraak.code,
    CAST(afspraak.soort AS VARCHAR) AS soort,
    afspraak.groep,
    afspraak.groep = 'afspraak' AND afspraak.binnen_reikwijdte AS telt_mee,
    afspraak.onderwerp,
    afspraak.inhoud,
    afspraak.partijen AS wie,
    makers.namen AS tot_stand_met,
    CAST(makers.aantal AS INTEGER) AS tot_stand_aantal,
    coalesce(afspraak.wijkt_af_van_wet, false) AS wijkt_af_van_wet,
    afspraak.wijkt_af_van_wet IS NULL AS wijkt_af_onbekend,
    afspraak.wet_artikel,
    afspraak.binnen_reikwijdte,
    coalesce(afspraak.over_geheel, false) AS over_geheel,
    if(onderdeel.soort = 'afspraak', onderdeel.ouder_id, onderdeel.id) AS geheel_id,
    nullif(concat_ws(', ', 'vanaf ' || core.datum_tekst(afspraak.geldt_van, afspraak.geldt_van_precisie), 'tot ' || afspraak.geldt_tot_tekst, afspraak.termijn), '') AS wanneer_tekst,
    afspraak.meer_uitleg,
    CAST(coalesce(partijen.aantal, 0) AS INTEGER) AS partijen,
    CAST(coalesce(partijen.nog_niet_begonnen, 0) AS INTEGER) AS partijen_nog_niet_begonnen,
    CAST(coalesce(partijen.bezig, 0) AS INTEGER) AS partijen_bezig,
    CAST(coalesce(partijen.gedaan, 0) AS INTEGER) AS partijen_gedaan,
    CAST(coalesce(partijen.loopt_vast, 0) AS INTEGER) AS partijen_loopt_vast,
    CAST(coalesce(partijen.onbekend, 0) AS INTEGER) AS partijen_onbekend,
    levering.soort = 'regeling' AS is_uitleg,
    afspraak.levering_id,
    CAST(row_number() OVER (ORDER BY onderdeel.volgorde, afspraak.levering_id, afspraak.rij) AS INTEGER) AS volgorde
FROM counted AS afspraak
JOIN mart.onderdeel ON onderdeel.id = afspraak.onderdeel_id
JOIN core.levering ON levering.id = afspraak.levering_id
LEFT JOIN makers ON makers.set_id = if(onderdeel.soort = 'afspraak', onderdeel.ouder_id, onderdeel.id)
LEFT JOIN partijen ON partijen.afspraak_sleutel = afspraak.sleutel
ORDER BY volgorde;

COMMENT ON TABLE mart.afspraak_register IS 'Een rij is een afspraak, regel of uitgangspunt zoals het register die toont.';
COMMENT ON COLUMN mart.afspraak_register.sleutel IS 'Sleutel.';
COMMENT ON COLUMN mart.afspraak_register.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.afspraak_register.onderdeel_id IS 'Onderdeel: de paragraaf met afspraken.';
COMMENT ON COLUMN mart.afspraak_register.onderdeel_naam IS 'Naam van dat onderdeel.';
COMMENT ON COLUMN mart.afspraak_register.code IS 'Letter of nummer; leeg: zonder.';
COMMENT ON COLUMN mart.afspraak_register.soort IS 'uitgangspunt, afspraak, randvoorwaarde, verplichting of regel.';
COMMENT ON COLUMN mart.afspraak_register.groep IS 'afspraak, uitwerking (van een letter, of wat letters samenvat), regel of uitgangspunt.';
COMMENT ON COLUMN mart.afspraak_register.telt_mee IS 'Of de rij meetelt als geldende afspraak: een hele afspraak, binnen de reikwijdte.';
COMMENT ON COLUMN mart.afspraak_register.onderwerp IS 'Onderwerp.';
COMMENT ON COLUMN mart.afspraak_register.inhoud IS 'Wat er is afgesproken, in eigen woorden.';
COMMENT ON COLUMN mart.afspraak_register.wie IS 'Wie iets moet doen; leeg: alle partijen, of niet vermeld.';
COMMENT ON COLUMN mart.afspraak_register.tot_stand_met IS 'Partijen in overleg met wie de afspraken tot stand kwamen, volgens de lijst in de tekst; leeg: niet vermeld.';
COMMENT ON COLUMN mart.afspraak_register.tot_stand_aantal IS 'Hoeveel partijen dat zijn; leeg: niet vermeld.';
COMMENT ON COLUMN mart.afspraak_register.wijkt_af_van_wet IS 'Of de tekst zegt dat de afspraak afwijkt van de wet.';
COMMENT ON COLUMN mart.afspraak_register.wijkt_af_onbekend IS 'Of de tekst in het midden laat of de afspraak van de wet afwijkt.';
COMMENT ON COLUMN mart.afspraak_register.wet_artikel IS 'Artikel van de wet; leeg: niet genoemd.';
COMMENT ON COLUMN mart.afspraak_register.binnen_reikwijdte IS 'nee: valt volgens de tekst buiten de afspraken.';
COMMENT ON COLUMN mart.afspraak_register.over_geheel IS 'Of de rij iets zegt over alle afspraken van het geheel.';
COMMENT ON COLUMN mart.afspraak_register.geheel_id IS 'Geheel van afspraken waar de rij bij hoort.';
COMMENT ON COLUMN mart.afspraak_register.wanneer_tekst IS 'Vanaf en tot wanneer, en de termijn; leeg: niet vermeld.';
COMMENT ON COLUMN mart.afspraak_register.meer_uitleg IS 'Hoe de tekst op twee manieren te lezen is; leeg: duidelijk.';
COMMENT ON COLUMN mart.afspraak_register.partijen IS 'Partijen van wie een bron iets over deze afspraak meldt.';
COMMENT ON COLUMN mart.afspraak_register.partijen_nog_niet_begonnen IS 'Daarvan nog niet begonnen.';
COMMENT ON COLUMN mart.afspraak_register.partijen_bezig IS 'Daarvan bezig.';
COMMENT ON COLUMN mart.afspraak_register.partijen_gedaan IS 'Daarvan gedaan.';
COMMENT ON COLUMN mart.afspraak_register.partijen_loopt_vast IS 'Daarvan vastgelopen.';
COMMENT ON COLUMN mart.afspraak_register.partijen_onbekend IS 'Daarvan zonder vermelde stand.';
COMMENT ON COLUMN mart.afspraak_register.is_uitleg IS 'Of de rij uit een pagina met uitleg van regels komt (soort regeling).';
COMMENT ON COLUMN mart.afspraak_register.levering_id IS 'Levering.';
COMMENT ON COLUMN mart.afspraak_register.volgorde IS 'Volgorde op de pagina.';
