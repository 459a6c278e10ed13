-- One row is one stored value in one passage: the view by which every reader asks where a value comes from.
CREATE VIEW mart.herkomst AS
SELECT tabel, sleutel, kolom, waarde_getal, waarde_tekst, wijze, levering_id, bestand, paragraaf, regel_van, regel_tot FROM mart.passage;

COMMENT ON VIEW mart.herkomst IS 'Een rij is een opgeslagen waarde in een passage: waar komt dit vandaan?';
COMMENT ON COLUMN mart.herkomst.tabel IS 'Tabel van het feit.';
COMMENT ON COLUMN mart.herkomst.sleutel IS 'Sleutel van het feit; een feit op meer plaatsen heeft meer rijen.';
COMMENT ON COLUMN mart.herkomst.kolom IS 'Kolom van de waarde.';
COMMENT ON COLUMN mart.herkomst.waarde_getal IS 'Het getal dat de bron noemt; leeg bij tekst.';
COMMENT ON COLUMN mart.herkomst.waarde_tekst IS 'De tekst; namen zoals de bron ze spelt.';
COMMENT ON COLUMN mart.herkomst.wijze IS 'Hoe het getal in de bron staat; leeg bij tekst.';
COMMENT ON COLUMN mart.herkomst.levering_id IS 'Levering.';
COMMENT ON COLUMN mart.herkomst.bestand IS 'Kale naam van het document.';
COMMENT ON COLUMN mart.herkomst.paragraaf IS 'Paragraaf.';
COMMENT ON COLUMN mart.herkomst.regel_van IS 'Eerste regel.';
COMMENT ON COLUMN mart.herkomst.regel_tot IS 'Laatste regel.';
