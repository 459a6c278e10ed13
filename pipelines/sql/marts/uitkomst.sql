-- One row is one thing that people may notice, or context beside it: a current value, a silence, or what is announced and
-- not measured yet; with its basis, its other side and who measures.
CREATE TABLE mart.uitkomst AS
WITH indicatoren AS (
    SELECT * FROM core.indicator WHERE soort IN ('uitkomst', 'verhalend', 'context')
    QUALIFY versie = max(versie) OVER (PARTITION BY id)
),
-- How many people filled in a survey: all of them, as a number that holds and is exact.
invullers AS (
    SELECT sleutel, indicator_id, onderdeel_id, organisatie_id, geldig_op, waarde FROM core.meting
    WHERE uitsplitsing IS NULL AND kwalificatie = 'exact' AND waarde_tot IS NULL AND sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
    QUALIFY row_number() OVER (PARTITION BY indicator_id, onderdeel_id, organisatie_id, geldig_op ORDER BY indicator_versie DESC) = 1
),
gemeten AS (
    SELECT
        cijfer.*,
        meting.kwalificatie = 'verwacht' AS is_verwachting,
        meting.n,
        coalesce(meting.n_kwalificatie, 'exact') = 'exact' AS n_is_exact,
        allen.sleutel AS invullers_sleutel,
        allen.waarde AS invullers
    FROM mart.cijfer
    JOIN core.meting USING (sleutel)
    JOIN indicatoren ON indicatoren.id = cijfer.indicator_id AND indicatoren.versie = cijfer.indicator_versie
    -- Of the same survey: an answer of last year is not held against who filled it in this year.
    LEFT JOIN invullers AS allen ON allen.indicator_id = indicatoren.invullers_id AND allen.onderdeel_id = cijfer.onderdeel_id
        AND allen.organisatie_id IS NOT DISTINCT FROM cijfer.organisatie_id AND allen.geldig_op = meting.geldig_op
    WHERE cijfer.soort = 'meting' AND cijfer.actueel
),
-- A definition without any row: still to be measured, no longer measured, or nobody delivered it.
zonder_waarde AS (
    SELECT
        'indicator:' || indicatoren.id AS sleutel, onderdeel.programma_id, onderdeel.groep_id, onderdeel.id AS onderdeel_id,
        onderdeel.korte_naam AS onderdeel_naam, indicatoren.id AS indicator_id, indicatoren.naam, indicatoren.korte_naam,
        CASE indicatoren.status WHEN 'nog_te_meten' THEN 'nog_te_meten' WHEN 'gearchiveerd' THEN 'vervallen' ELSE 'niet_geleverd' END AS stilte,
        false AS is_verwachting
    FROM indicatoren JOIN mart.onderdeel ON onderdeel.id = indicatoren.onderdeel_id
    WHERE indicatoren.id NOT IN (SELECT indicator_id FROM gemeten)
),
alles AS (
    SELECT * FROM gemeten
    UNION ALL BY NAME
    SELECT *, core.stilte_teken(stilte) AS stilte_teken, core.stilte_tekst(stilte) AS weergave FROM zonder_waarde
),
-- What the source itself gives as the other side: another answer of the same survey in the same tile, wanted low;
-- of the same people at the same moment, when it was asked.
tegenover AS (
    SELECT laag.sleutel, hoog.sleutel AS hoort_bij
    FROM alles AS laag
    JOIN indicatoren AS laag_indicator ON laag_indicator.id = laag.indicator_id AND laag_indicator.gewenste_richting = 'lager'
    JOIN alles AS hoog ON hoog.indicator_id = laag_indicator.tegel_bij AND hoog.onderdeel_id = laag.onderdeel_id
        AND hoog.organisatie_id IS NOT DISTINCT FROM laag.organisatie_id AND hoog.uitsplitsing IS NULL AND laag.uitsplitsing IS NULL
        AND (hoog.stand_op = laag.stand_op OR hoog.stand_op IS NULL OR laag.stand_op IS NULL)
    JOIN indicatoren AS hoog_indicator ON hoog_indicator.id = hoog.indicator_id AND hoog_indicator.gewenste_richting = 'hoger'
        AND hoog_indicator.steekproef = laag_indicator.steekproef
)
SELECT
    alles.sleutel,
    alles.programma_id,
    alles.groep_id,
    alles.onderdeel_id,
    alles.onderdeel_naam,
    alles.indicator_id,
    indicatoren.soort,
    CASE
        WHEN alles.is_verwachting OR alles.stilte = 'nog_te_meten' THEN 'nog_te_meten'
        WHEN alles.getal IS NULL THEN 'stil'
        ELSE 'waarde'
    END AS toestand,
    alles.naam,
    alles.korte_naam,
    trim(regexp_replace(coalesce(alles.eenheid, ''), '\([0-9]+-[0-9]+\)', '')) AS eenheid,
    alles.getal,
    alles.weergave,
    alles.stilte_teken,
    indicatoren.eenheid = 'procent' AS is_aandeel,
    CASE
        WHEN regexp_matches(indicatoren.eenheid, '\([0-9]+-[0-9]+\)')
            THEN 'schaal van ' || replace(regexp_extract(indicatoren.eenheid, '\(([0-9]+-[0-9]+)\)', 1), '-', ' tot ')
        WHEN indicatoren.eenheid IN ('punten', 'rapportcijfer') THEN core.stilte_teken('niet_vermeld') || ' schaal niet vermeld'
    END AS schaal_tekst,
    if(alles.n_is_exact AND alles.n <= alles.invullers,
        'beantwoord door ' || core.getal_tekst(alles.n, 0) || ' van ' || core.getal_tekst(alles.invullers, 0) || ' invullers', alles.n_tekst) AS basis_tekst,
    if(alles.n_is_exact AND alles.n <= alles.invullers, alles.invullers_sleutel, NULL) AS invullers_sleutel,
    indicatoren.steekproef IS NOT NULL AS is_enquete,
    CASE indicatoren.steekproef WHEN true THEN 'steekproef' WHEN false THEN 'geen steekproef' END AS steekproef_tekst,
    rest.sleutel AS rest_sleutel,
    rest.weergave AS rest_weergave,
    if(indicatoren.steekproef IS NOT NULL, 'gaf een ander antwoord; welk, staat niet bij dit cijfer', 'daar geldt dit niet; wat daar wel geldt, staat niet bij dit cijfer') AS rest_zin,
    tegenover.hoort_bij AS andere_kant_van,
    coalesce(
        (SELECT string_agg(ander.korte_naam || ': ' || concat_ws(' ', ander.stilte_teken, ander.weergave), '; ' ORDER BY ander.volgorde)
            FROM tegenover AS laag JOIN alles AS ander ON ander.sleutel = laag.sleutel WHERE laag.hoort_bij = alles.sleutel),
        'de rest: ' || rest.weergave
    ) AS andere_kant_tekst,
    alles.toelichting,
    indicatoren.beperkingen,
    alles.stand_op_tekst,
    alles.bekend_op_tekst,
    alles.bron_tekst,
    alles.levering_status,
    alles.vorige_sleutel,
    alles.vorige_weergave,
    alles.vorige_stand_op_tekst,
    if(toestand = 'nog_te_meten', coalesce(
        if(indicatoren.verwacht_in = 'geen datum genoemd', core.stilte_teken('niet_vermeld') || ' wanneer is niet vermeld', indicatoren.verwacht_in),
        if(alles.stand_op > programma.peildatum, alles.stand_op_tekst, NULL),
        if(alles.stilte = 'nog_te_meten', alles.toelichting, NULL),
        core.stilte_teken('niet_vermeld') || ' wanneer is niet vermeld'
    ), NULL) AS verwacht_tekst,
    if(toestand = 'nog_te_meten', coalesce(
        core.uiterste_dag(indicatoren.verwacht_in),
        if(alles.stand_op > programma.peildatum, alles.stand_op, NULL)
    ), NULL) AS verwacht_uiterlijk,
    coalesce(verwacht_uiterlijk < programma.peildatum, false) AS is_over_tijd,
    if(starts_with(lower(wie), 'niet vermeld'), core.stilte_melding('niet_vermeld'), rtrim(wie, '.')) AS bronhouder_tekst,
    -- Two answers to one question, or two groups of one count, are one figure: the first row with a value stands for it.
    row_number() OVER (PARTITION BY alles.indicator_id, alles.onderdeel_id ORDER BY toestand <> 'waarde', alles.uitsplitsing IS NOT NULL, alles.volgorde, alles.sleutel) > 1 AS is_ander_deel,
    CAST(row_number() OVER (ORDER BY indicatoren.volgorde, alles.volgorde, alles.sleutel) AS INTEGER) AS volgorde
FROM alles
JOIN indicatoren ON indicatoren.id = alles.indicator_id
CROSS JOIN LATERAL (SELECT core.bronhouder_bij(indicatoren.id, indicatoren.versie, alles.onderdeel_id, indicatoren.bronhouder) AS wie)
JOIN mart.programma ON programma.id = alles.programma_id
LEFT JOIN tegenover ON tegenover.sleutel = alles.sleutel
LEFT JOIN mart.cijfer AS rest ON rest.sleutel = 'afgeleid:rest:' || alles.sleutel
ORDER BY volgorde;

COMMENT ON TABLE mart.uitkomst IS 'Een rij is iets dat mensen kunnen merken, of context daarbij: een waarde, een stilte, of iets dat nog gemeten moet worden.';
COMMENT ON COLUMN mart.uitkomst.sleutel IS 'Sleutel van het cijfer; zonder cijfer die van de definitie.';
COMMENT ON COLUMN mart.uitkomst.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.uitkomst.groep_id IS 'Actielijn, thema of spoor; leeg: het hele programma.';
COMMENT ON COLUMN mart.uitkomst.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.uitkomst.onderdeel_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.uitkomst.indicator_id IS 'Indicator.';
COMMENT ON COLUMN mart.uitkomst.soort IS 'uitkomst, verhalend of context.';
COMMENT ON COLUMN mart.uitkomst.toestand IS 'waarde, stil (geen waarde) of nog_te_meten; een verwachting van een programma is nog geen waarde.';
COMMENT ON COLUMN mart.uitkomst.naam IS 'Volledige naam.';
COMMENT ON COLUMN mart.uitkomst.korte_naam IS 'Korte naam.';
COMMENT ON COLUMN mart.uitkomst.eenheid IS 'Wat er geteld wordt, zonder schaal; leeg bij een percentage.';
COMMENT ON COLUMN mart.uitkomst.getal IS 'De waarde als getal; leeg: geen waarde.';
COMMENT ON COLUMN mart.uitkomst.weergave IS 'De waarde of de soort stilte in woorden.';
COMMENT ON COLUMN mart.uitkomst.stilte_teken IS 'Teken van de stilte; leeg: er is een waarde.';
COMMENT ON COLUMN mart.uitkomst.is_aandeel IS 'Of het een aandeel is: dan past een balk van 0 tot 100%.';
COMMENT ON COLUMN mart.uitkomst.schaal_tekst IS 'Schaal van een score, of dat die niet vermeld is; leeg: geen score.';
COMMENT ON COLUMN mart.uitkomst.basis_tekst IS 'Waarop het berust: beantwoord door 41 van 42 invullers, n = 40 of n onbekend; leeg: een telling.';
COMMENT ON COLUMN mart.uitkomst.invullers_sleutel IS 'Sleutel van het aantal invullers in die tekst.';
COMMENT ON COLUMN mart.uitkomst.is_enquete IS 'Of mensen het zelf antwoordden in een enquête of onderzoek.';
COMMENT ON COLUMN mart.uitkomst.steekproef_tekst IS 'steekproef of geen steekproef; leeg: geen enquête.';
COMMENT ON COLUMN mart.uitkomst.rest_sleutel IS 'Sleutel van wat er van het aandeel overblijft; leeg: niet eerlijk te zeggen of de bron geeft de andere kant zelf.';
COMMENT ON COLUMN mart.uitkomst.rest_weergave IS 'Wat er van het aandeel overblijft.';
COMMENT ON COLUMN mart.uitkomst.rest_zin IS 'Wat over de rest te zeggen is.';
COMMENT ON COLUMN mart.uitkomst.andere_kant_van IS 'Sleutel van het gunstige cijfer waar dit de andere kant van is.';
COMMENT ON COLUMN mart.uitkomst.andere_kant_tekst IS 'De andere kant in woorden, voor een tabel; leeg: geen.';
COMMENT ON COLUMN mart.uitkomst.toelichting IS 'Bijzonderheden.';
COMMENT ON COLUMN mart.uitkomst.beperkingen IS 'Wat het cijfer niet kan zeggen.';
COMMENT ON COLUMN mart.uitkomst.stand_op_tekst IS 'Datum of periode; leeg: er is geen cijfer.';
COMMENT ON COLUMN mart.uitkomst.bekend_op_tekst IS 'Wanneer de levering bekend was.';
COMMENT ON COLUMN mart.uitkomst.bron_tekst IS 'Document en paragraaf; leeg: alleen een definitie.';
COMMENT ON COLUMN mart.uitkomst.levering_status IS 'concept of vastgesteld.';
COMMENT ON COLUMN mart.uitkomst.vorige_sleutel IS 'Sleutel van de vorige waarde met dezelfde definitie.';
COMMENT ON COLUMN mart.uitkomst.vorige_weergave IS 'Vorige waarde in woorden.';
COMMENT ON COLUMN mart.uitkomst.vorige_stand_op_tekst IS 'Datum van de vorige waarde.';
COMMENT ON COLUMN mart.uitkomst.verwacht_tekst IS 'Wanneer de waarde is aangekondigd, of dat dit niet vermeld is; leeg: hoeft niet meer gemeten te worden.';
COMMENT ON COLUMN mart.uitkomst.verwacht_uiterlijk IS 'Laatste dag van de periode waarin de waarde is aangekondigd; leeg: geen dag te noemen, of hoeft niet meer gemeten te worden.';
COMMENT ON COLUMN mart.uitkomst.is_over_tijd IS 'Of die dag al voorbij was op de peildatum van het programma: de waarde had er toen al moeten zijn.';
COMMENT ON COLUMN mart.uitkomst.bronhouder_tekst IS 'Wie het meet of de cijfers heeft.';
COMMENT ON COLUMN mart.uitkomst.is_ander_deel IS 'Of een andere rij al telt voor deze indicator bij dit onderdeel: dit is een ander antwoord of een andere groep van hetzelfde cijfer.';
COMMENT ON COLUMN mart.uitkomst.volgorde IS 'Volgorde op de pagina''s.';
