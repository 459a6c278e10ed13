-- One row is one programme of which a source says which deliveries will come: how many were due, came in, and came in time.
CREATE TABLE mart.verwachting_aandeel AS
SELECT
    programma_id,
    CAST(count(*) FILTER (is_verlopen) AS INTEGER) AS verlopen,
    CAST(count(*) FILTER (is_verlopen AND is_binnen) AS INTEGER) AS binnen,
    CAST(count(*) FILTER (is_verlopen AND is_op_tijd) AS INTEGER) AS op_tijd,
    CAST(count(*) FILTER (is_verlopen AND stand = 'te_laat') AS INTEGER) AS te_laat,
    CAST(count(*) FILTER (is_verlopen AND stand = 'binnen') AS INTEGER) AS tijd_onbekend,
    CAST(count(*) FILTER (is_verlopen AND stand = 'deels') AS INTEGER) AS deels,
    CAST(count(*) FILTER (is_verlopen AND stand = 'ontbreekt') AS INTEGER) AS ontbreekt,
    CAST(count(*) FILTER (NOT is_verlopen AND stand <> 'vervallen') AS INTEGER) AS komt_nog,
    CAST(count(*) FILTER (stand = 'vervallen') AS INTEGER) AS vervallen,
    any_value(gezien_op) AS gezien_op,
    any_value(gezien_precisie) AS gezien_op_precisie,
    core.datum_tekst(any_value(gezien_op), any_value(gezien_precisie)) AS gezien_op_tekst,
    'afgeleid:verwachte-levering:' || programma_id || ':binnen' AS binnen_sleutel,
    'afgeleid:verwachte-levering:' || programma_id || ':op-tijd' AS op_tijd_sleutel
FROM mart.verwachting
GROUP BY programma_id
HAVING count(*) FILTER (stand <> 'vervallen') > 0
ORDER BY programma_id;

COMMENT ON TABLE mart.verwachting_aandeel IS 'Een rij is een programma waarvan een bron zegt welke leveringen komen: hoeveel hadden er moeten zijn, kwamen er en kwamen op tijd.';
COMMENT ON COLUMN mart.verwachting_aandeel.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.verwachting_aandeel.verlopen IS 'Leveringen waarvan de termijn voorbij is: de noemer van beide aandelen.';
COMMENT ON COLUMN mart.verwachting_aandeel.binnen IS 'Daarvan helemaal binnen.';
COMMENT ON COLUMN mart.verwachting_aandeel.op_tijd IS 'Daarvan op tijd binnen.';
COMMENT ON COLUMN mart.verwachting_aandeel.te_laat IS 'Daarvan te laat binnen.';
COMMENT ON COLUMN mart.verwachting_aandeel.tijd_onbekend IS 'Daarvan binnen zonder dat te zeggen is of dat op tijd was.';
COMMENT ON COLUMN mart.verwachting_aandeel.deels IS 'Daarvan deels binnen.';
COMMENT ON COLUMN mart.verwachting_aandeel.ontbreekt IS 'Daarvan niet binnen.';
COMMENT ON COLUMN mart.verwachting_aandeel.komt_nog IS 'Leveringen waarvan de termijn nog niet voorbij is, ook als zij al binnen zijn.';
COMMENT ON COLUMN mart.verwachting_aandeel.vervallen IS 'Leveringen die niet meer hoeven.';
COMMENT ON COLUMN mart.verwachting_aandeel.gezien_op IS 'Datum van de laatste levering in deze stand.';
COMMENT ON COLUMN mart.verwachting_aandeel.gezien_op_precisie IS 'Hoe precies die datum is.';
COMMENT ON COLUMN mart.verwachting_aandeel.gezien_op_tekst IS 'Die datum in woorden.';
COMMENT ON COLUMN mart.verwachting_aandeel.binnen_sleutel IS 'Sleutel van het aandeel dat binnen is.';
COMMENT ON COLUMN mart.verwachting_aandeel.op_tijd_sleutel IS 'Sleutel van het aandeel dat op tijd binnen was.';
