-- One row is what all values of a programme with one number `blok` have in common: only those may share a picture.
CREATE TABLE mart.blok AS
SELECT programma_id, blok, unnest(any_value(grens)) FROM mart.vergelijking GROUP BY programma_id, blok ORDER BY programma_id, blok;

COMMENT ON TABLE mart.blok IS 'Een rij is wat waarden die samen in een plaatje mogen, gemeen hebben.';
COMMENT ON COLUMN mart.blok.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.blok.blok IS 'Nummer; mart.vergelijking.blok.';
COMMENT ON COLUMN mart.blok.is_context IS 'Of het context is, geen resultaat van het programma.';
COMMENT ON COLUMN mart.blok.is_verwachting IS 'Of het van na het rapport is en nog niet gemeten.';
COMMENT ON COLUMN mart.blok.later IS 'Dan: verwacht of vooraf vastgesteld. Leeg: het is gemeten.';
COMMENT ON COLUMN mart.blok.eenheid IS 'Wat er geteld is; procent bij een aandeel.';
COMMENT ON COLUMN mart.blok.tijdtype IS 'stand, stroom of cumulatief.';
COMMENT ON COLUMN mart.blok.periode_maanden IS 'Lengte van de periode; leeg: geen aantal in een periode.';
COMMENT ON COLUMN mart.blok.noemer IS 'Waarvan het een aandeel is; leeg: geen percentage.';
COMMENT ON COLUMN mart.blok.enquete IS 'Vragenlijst; leeg: geen.';
COMMENT ON COLUMN mart.blok.antwoorders IS 'Hoeveel er antwoordden, of welke indicator als dat te veel verschilt; leeg: geen vragenlijst, of niet bekend.';
COMMENT ON COLUMN mart.blok.telling IS 'Bij een aantal: het beeld of de indicator waarbinnen het telt; leeg: een percentage.';
COMMENT ON COLUMN mart.blok.dimensie IS 'Waarnaar is uitgesplitst; lege tekst: het geheel.';
COMMENT ON COLUMN mart.blok.per_organisatie IS 'Of het waarden van één organisatie zijn.';
COMMENT ON COLUMN mart.blok.definitie IS 'Versie van een gewijzigde definitie; leeg: nooit gewijzigd.';
COMMENT ON COLUMN mart.blok.n_onbekend IS 'Of van deze percentages niet bekend is op hoeveel zij berusten.';
COMMENT ON COLUMN mart.blok.deel_van IS 'Welke indicator een deel telt van welke andere, in woorden; leeg: geen.';
