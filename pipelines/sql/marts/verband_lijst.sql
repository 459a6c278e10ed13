-- One row is one list of names (or all lists of a rule together) whose length is compared with a stated number.
CREATE TABLE mart.verband_lijst AS
WITH lijsten AS (
    SELECT DISTINCT verband.id AS verband_id, telt, getal AS patroon, deelname.onderdeel_id, deelname.organisatie_id, deelname.sleutel
    FROM core.verband
    JOIN core.verband_term AS term ON term.verband_id = verband.id AND term.kant = 'links'
    JOIN core.deelname ON deelname.onderdeel_id GLOB term.patroon AND CAST(deelname.rol AS VARCHAR) = verband.rol
    WHERE verband.soort = 'lijst'
),
counted AS (
    SELECT verband_id, patroon, onderwerp, any_value(telt) AS telt, list(sleutel ORDER BY sleutel) AS vermeldingen,
        if(any_value(telt) IN ('organisaties', 'in_meer'), count(DISTINCT organisatie_id), count(*)) AS lengte
    FROM (
        SELECT *, if(telt = 'per_onderdeel', onderdeel_id, NULL) AS onderwerp,
            count(DISTINCT onderdeel_id) OVER (PARTITION BY verband_id, organisatie_id) > 1 AS in_meer
        FROM lijsten
    )
    WHERE telt <> 'in_meer' OR in_meer
    GROUP BY verband_id, patroon, onderwerp
)
SELECT verband_id, onderwerp, coalesce(onderwerp, genoemd.onderdeel_id) AS onderdeel_id,
    CASE WHEN genoemd.getal IS NULL THEN 'gat' WHEN lengte BETWEEN genoemd.minstens AND genoemd.hoogstens THEN 'klopt' ELSE 'verschil' END AS bevinding,
    core.getal_tekst(lengte, 0) || CASE
        WHEN telt = 'organisaties' THEN if(lengte = 1, ' naam in de lijsten', ' verschillende namen in de lijsten')
        WHEN telt = 'in_meer' THEN if(lengte = 1, ' naam in meer dan een lijst', ' namen in meer dan een lijst')
        WHEN onderwerp IS NULL THEN if(lengte = 1, ' naam in de lijsten', ' namen in de lijsten')
        ELSE if(lengte = 1, ' naam in de lijst', ' namen in de lijst')
    END AS links_tekst,
    'genoemd: ' || genoemd.weergave AS rechts_tekst,
    CASE
        WHEN genoemd.getal IS NULL THEN 'het aantal is niet genoemd'
        WHEN lengte = genoemd.getal THEN 'gelijk'
        ELSE core.getal_tekst(abs(lengte - genoemd.getal), 0) || if(lengte > genoemd.getal, ' meer', ' minder') || ' in de lijst'
    END AS rekensom,
    list_prepend(genoemd.sleutel, vermeldingen) AS sleutels
FROM counted
JOIN mart.getal AS genoemd ON core.noemt(replace(patroon, '{onderdeel}', coalesce(onderwerp, '*')), genoemd.sleutel, genoemd.geldt)
QUALIFY row_number() OVER (PARTITION BY verband_id, onderwerp ORDER BY genoemd.sleutel) = 1
ORDER BY verband_id, onderwerp;

COMMENT ON TABLE mart.verband_lijst IS 'Een rij is de uitkomst van de lengte van een lijst met namen tegen het genoemde aantal.';
COMMENT ON COLUMN mart.verband_lijst.verband_id IS 'Regel uit indicators.yml.';
COMMENT ON COLUMN mart.verband_lijst.onderwerp IS 'Waar deze uitkomst over gaat binnen het verband; leeg: het geheel.';
COMMENT ON COLUMN mart.verband_lijst.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.verband_lijst.bevinding IS 'klopt, verschil, gat, uitleg of gecorrigeerd.';
COMMENT ON COLUMN mart.verband_lijst.links_tekst IS 'De ene kant, in woorden.';
COMMENT ON COLUMN mart.verband_lijst.rechts_tekst IS 'De andere kant, in woorden.';
COMMENT ON COLUMN mart.verband_lijst.rekensom IS 'Het verschil in woorden.';
COMMENT ON COLUMN mart.verband_lijst.sleutels IS 'De feiten die erin zitten.';
