-- How numbers, dates and qualifications are written for readers, in one place. Loaded before the marts.

-- Deliveries in the order in which they came: by day, and within a day by the number at the end of the id.
CREATE MACRO core.volgorde(levering_id) AS
    left(levering_id, 10) || lpad(coalesce(nullif(regexp_extract(levering_id, '-([1-9][0-9]?)$', 1), ''), '1'), 2, '0') || levering_id;

-- Whether a column of a fact is its value, or the kind of silence in its place; other columns (n, datum) can stand elsewhere.
CREATE MACRO core.is_waarde(kolom) AS kolom IN ('waarde', 'aantal', 'stilte');

-- The key of a fact, whichever of its values or versions a stored key is of: a second one has ~2 behind it.
CREATE MACRO core.zonder_volgnummer(sleutel) AS regexp_replace(sleutel, '~[0-9]+$', '');

-- 1234567.89, 1 → '1.234.567,9'. A half is rounded away from zero, as a reader does (format alone
-- makes 62.5 a 62); adding 0 makes a rounded -0 a 0.
CREATE MACRO core.getal_tekst(getal, decimalen) AS
    translate(format('{:,.' || decimalen || 'f}', round(CAST(getal AS DOUBLE), CAST(decimalen AS INTEGER)) + 0), ',.', '.,');

CREATE MACRO core.maand_tekst(datum) AS
    ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'][month(datum)];

-- A date as precise as it is known: '12 maart 2020', 'oktober 2020', 'eind 2020', 'vierde kwartaal van 2020'.
CREATE MACRO core.datum_tekst(datum, precisie) AS
    CASE CAST(precisie AS VARCHAR)
        WHEN 'dag' THEN day(datum) || ' ' || core.maand_tekst(datum) || ' ' || year(datum)
        WHEN 'maand' THEN core.maand_tekst(datum) || ' ' || year(datum)
        WHEN 'kwartaal' THEN ['eerste', 'tweede', 'derde', 'vierde'][quarter(datum)] || ' kwartaal van ' || year(datum)
        WHEN 'halfjaar' THEN if(month(datum) <= 6, 'eerste', 'tweede') || ' helft van ' || year(datum)
        WHEN 'jaar' THEN CAST(year(datum) AS VARCHAR)
        ELSE precisie || ' ' || year(datum)
    END;

-- What is not known of a date, said where a reader might expect a day: 'oktober 2020 (dag onbekend)'.
CREATE MACRO core.datum_volledig(datum, precisie) AS
    core.datum_tekst(datum, precisie) || if(CAST(precisie AS VARCHAR) = 'dag', '', ' (dag onbekend)');

-- 'stand op 30 juni 2024', and where the day is not known 'stand van juni 2024'.
CREATE MACRO core.stand_tekst(datum, precisie) AS
    CASE CAST(precisie AS VARCHAR) WHEN 'dag' THEN 'stand op ' WHEN 'kwartaal' THEN 'stand van het ' WHEN 'halfjaar' THEN 'stand van de ' ELSE 'stand van ' END
        || core.datum_tekst(datum, precisie);

-- First day of the period that a date with this precision stands for (the date itself is the last day).
CREATE MACRO core.periode_start(datum, precisie) AS
    CAST(CASE CAST(precisie AS VARCHAR)
        WHEN 'dag' THEN datum
        WHEN 'maand' THEN date_trunc('month', datum)
        WHEN 'kwartaal' THEN date_trunc('quarter', datum)
        WHEN 'halfjaar' THEN make_date(year(datum), if(month(datum) <= 6, 1, 7), 1)
        WHEN 'voorjaar' THEN make_date(year(datum), 3, 1)
        WHEN 'zomer' THEN make_date(year(datum), 6, 1)
        WHEN 'najaar' THEN make_date(year(datum), 9, 1)
        WHEN 'medio' THEN make_date(year(datum), 5, 1)
        WHEN 'eind' THEN make_date(year(datum), 9, 1)
        ELSE date_trunc('year', datum)
    END AS DATE);

-- 'ruim ', 'bijna ', …; empty for an exact value.
CREATE MACRO core.kwalificatie_tekst(kwalificatie) AS
    CASE CAST(kwalificatie AS VARCHAR)
        WHEN 'exact' THEN ''
        WHEN 'meer_dan' THEN 'meer dan '
        WHEN 'minder_dan' THEN 'minder dan '
        WHEN 'verwacht' THEN 'naar verwachting '
        ELSE kwalificatie || ' '
    END;

-- How a value of after the report is called where there are no numbers; null: it is not of later.
CREATE MACRO core.later_naam(kwalificatie, latere_waarde) AS
    if(CAST(kwalificatie AS VARCHAR) = 'verwacht', coalesce(replace(latere_waarde, '_', ' '), 'verwacht'), NULL);

-- The seven kinds of silence, in the words that readers see.
CREATE MACRO core.stilte_tekst(stilte) AS
    CASE CAST(stilte AS VARCHAR)
        WHEN 'niet_geleverd' THEN 'niet geleverd'
        WHEN 'niet_vermeld' THEN 'niet vermeld in de bron'
        WHEN 'figuur_onleesbaar' THEN 'in een figuur die wij niet kunnen lezen'
        WHEN 'niet_van_toepassing' THEN 'niet van toepassing'
        WHEN 'nog_te_meten' THEN 'nog te meten'
        WHEN 'niet_getoond' THEN 'niet getoond (klein aantal)'
        WHEN 'vervallen' THEN 'vervallen'
    END;

-- The sign that stands before those words in a tile, a table or a chart; none is a dash or a nought. Each is in the
-- characters that fonts on every system have.
CREATE MACRO core.stilte_teken(stilte) AS
    CASE CAST(stilte AS VARCHAR)
        WHEN 'niet_geleverd' THEN '□'
        WHEN 'niet_vermeld' THEN '?'
        WHEN 'figuur_onleesbaar' THEN '▒'
        WHEN 'niet_van_toepassing' THEN '×'
        WHEN 'nog_te_meten' THEN '…'
        WHEN 'niet_getoond' THEN '*'
        WHEN 'vervallen' THEN '†'
    END;

-- What each kind means, for who reads it for the first time.
CREATE MACRO core.stilte_uitleg(stilte) AS
    CASE CAST(stilte AS VARCHAR)
        WHEN 'niet_geleverd' THEN 'Wij kregen hierover niets. Of het er wel is, weten wij niet.'
        WHEN 'niet_vermeld' THEN 'De bron gaat hierover, maar noemt het niet. Soms zegt de bron het in woorden, zoals het merendeel.'
        WHEN 'figuur_onleesbaar' THEN 'Het staat in een figuur van de bron. De tekst die wij lezen, heeft de figuur niet.'
        WHEN 'niet_van_toepassing' THEN 'De vraag past hier niet. Er ontbreekt dus niets.'
        WHEN 'nog_te_meten' THEN 'Het is aangekondigd, maar er was nog geen uitkomst toen de bron verscheen.'
        WHEN 'niet_getoond' THEN 'Het is bekend, maar het gaat om zo weinig mensen dat iemand herkend kan worden, of zo''n klein aantal is eruit af te leiden. Een aantal uit een openbaar document herhalen wij wel: dat kan iedereen al lezen.'
        WHEN 'vervallen' THEN 'Het wordt niet meer gemeten of de afspraak geldt niet meer.'
    END;

-- Sign and words together, for a table or a file: '? niet vermeld in de bron'.
CREATE MACRO core.stilte_melding(stilte) AS core.stilte_teken(stilte) || ' ' || core.stilte_tekst(stilte);

-- Whether a share is a fraction that the source puts in words ('twee derde'), not two counts: then n stays unknown.
CREATE MACRO core.is_breuk(waarde, noemer, wijze) AS
    waarde IS NULL AND noemer <= 10 AND CAST(wijze AS VARCHAR) = 'getalwoord';

-- A value as readers see it. A fraction is written as the source does ('2 op de 3'), a share of real counts keeps them
-- ('77% (30 van 39)'), a range keeps both ends.
CREATE MACRO core.waarde_tekst(waarde, waarde_tot, teller, noemer, wijze, eenheid, decimalen, kwalificatie, stilte) AS
    CASE
        WHEN waarde IS NULL AND (teller IS NULL OR coalesce(noemer, 0) = 0) THEN coalesce(core.stilte_tekst(stilte), 'niet te berekenen')
        WHEN core.is_breuk(waarde, noemer, wijze) THEN
            core.kwalificatie_tekst(kwalificatie) || core.getal_tekst(teller, 0) || ' op de ' || core.getal_tekst(noemer, 0)
        WHEN waarde IS NULL THEN
            core.kwalificatie_tekst(kwalificatie) || core.getal_tekst(100 * teller / noemer, decimalen) || '% ('
            || core.getal_tekst(teller, 0) || ' van ' || core.getal_tekst(noemer, 0) || ')'
        WHEN waarde_tot IS NOT NULL THEN
            core.kwalificatie_tekst(kwalificatie) || core.getal_tekst(waarde, decimalen) || ' tot '
            || core.getal_tekst(waarde_tot, decimalen) || if(eenheid = 'procent', '%', '')
        WHEN eenheid = 'euro' THEN core.kwalificatie_tekst(kwalificatie) || '€ ' || core.getal_tekst(waarde, decimalen)
        ELSE core.kwalificatie_tekst(kwalificatie) || core.getal_tekst(waarde, decimalen) || if(eenheid = 'procent', '%', '')
    END;

-- The rest of a share as exact as the share itself: 86 → '14%', 'ruim 85%' → 'bijna 15%', '3 op de 4' → '1 op de 4'.
CREATE MACRO core.rest_tekst(waarde, teller, noemer, wijze, decimalen, kwalificatie) AS
    core.waarde_tekst(100 - waarde, NULL, noemer - teller, noemer, wijze, 'procent', decimalen,
        CASE CAST(kwalificatie AS VARCHAR)
            WHEN 'ruim' THEN 'bijna'
            WHEN 'bijna' THEN 'ruim'
            WHEN 'meer_dan' THEN 'minder_dan'
            WHEN 'minder_dan' THEN 'meer_dan'
            WHEN 'minstens' THEN 'maximaal'
            WHEN 'maximaal' THEN 'minstens'
            ELSE CAST(kwalificatie AS VARCHAR)
        END, NULL);

-- The last day on which something announced is still in time, from the words of the source: 'eind september 2020' →
-- 30 September 2020, 'begin 2021' → 31 March. The first moment named counts. NULL: no moment, or no date in so many words.
CREATE MACRO core.uiterste_dag(tekst) AS
    CASE
        WHEN regexp_matches(lower(tekst), 'geen datum|datum niet|niet vermeld') THEN NULL
        ELSE last_day(make_date(
            CAST(nullif(regexp_extract(lower(tekst), '([0-9a-z]+ (?:helft van )?)?\b((?:19|20)[0-9]{2})\b', 2), '') AS INTEGER),
            CASE trim(regexp_extract(lower(tekst), '([0-9a-z]+ (?:helft van )?)?\b((?:19|20)[0-9]{2})\b', 1))
                WHEN 'januari' THEN 1
                WHEN 'februari' THEN 2
                WHEN 'maart' THEN 3
                WHEN 'begin' THEN 3
                WHEN 'april' THEN 4
                WHEN 'mei' THEN 5
                WHEN 'juni' THEN 6
                WHEN 'voorjaar' THEN 6
                WHEN 'eerste helft van' THEN 6
                WHEN 'juli' THEN 7
                WHEN 'augustus' THEN 8
                WHEN 'medio' THEN 8
                WHEN 'zomer' THEN 9
                WHEN 'september' THEN 9
                WHEN 'oktober' THEN 10
                WHEN 'november' THEN 11
                ELSE 12
            END, 1))
    END;

-- From whose point of view a story is told.
CREATE MACRO core.perspectief_naam(perspectief) AS
    CASE CAST(perspectief AS VARCHAR)
        WHEN 'mens_met_beperking' THEN 'mensen met een beperking of zorgvraag'
        WHEN 'naaste' THEN 'naasten'
        WHEN 'professional' THEN 'professionals'
        WHEN 'organisatie' THEN 'organisaties'
        WHEN 'bestuurder' THEN 'bestuurders'
    END;

-- Whether it is told from the point of view of whom the programmes are for; null, not said, is no.
CREATE MACRO core.is_mens_of_naaste(perspectief) AS coalesce(CAST(perspectief AS VARCHAR) IN ('mens_met_beperking', 'naaste'), false);

-- The steps of our borging ladder in words; no judgement is not the same as unknown.
CREATE MACRO core.trede_naam(trede) AS
    CASE CAST(trede AS VARCHAR)
        WHEN 'B0' THEN 'onbekend'
        WHEN 'B1' THEN 'voornemen'
        WHEN 'B2' THEN 'geregeld'
        WHEN 'B3' THEN 'ingebed'
        WHEN 'B4' THEN 'in gebruik'
        WHEN 'B5' THEN 'bestendigd'
        ELSE 'nog niet beoordeeld'
    END;

-- A number with what it counts: '1 pilot', '5 pilots', '3 thema''s'.
CREATE MACRO core.aantal_tekst(aantal, soort) AS
    aantal || ' ' || if(aantal = 1, soort, CASE soort
        WHEN 'thema' THEN 'thema''s' WHEN 'spoor' THEN 'sporen' WHEN 'actielijn' THEN 'actielijnen' WHEN 'programma' THEN 'programma''s'
        WHEN 'project' THEN 'projecten' WHEN 'pilot' THEN 'pilots' WHEN 'verbeterplan' THEN 'verbeterplannen'
        WHEN 'afspraak' THEN 'afspraken' ELSE 'onderdelen' END);

-- A value with its unit: '3 organisaties', '1 organisatie'; of a plural that no rule makes singular: '1 (deskundigen)'.
CREATE MACRO core.met_eenheid(weergave, eenheid) AS
    CASE
        WHEN coalesce(eenheid, '') = '' THEN weergave
        WHEN weergave <> '1' THEN weergave || ' ' || eenheid
        WHEN regexp_matches(eenheid, '^[a-z]*(ie|er|ot|op|am|le|me|[’''])s$') THEN '1 ' || regexp_replace(eenheid, '[’'']?s$', '')
        ELSE '1 (' || eenheid || ')'
    END;

-- How far a piece of evidence about borging reaches: 'een_organisatie' → 'één organisatie'.
CREATE MACRO core.schaal_naam(schaal) AS
    if(CAST(schaal AS VARCHAR) = 'een_organisatie', 'één organisatie', replace(CAST(schaal AS VARCHAR), '_', ' '));


-- What a value says at least and at most about the real number; NULL is no bound. 'ruim 450' is at least 450 and more
-- than that; 'circa 60' says nothing certain about a goal of exactly 60, and is read as 60 against any other goal.
CREATE MACRO core.minstens(getal, getal_tot, kwalificatie, grens) AS
    CASE
        WHEN CAST(kwalificatie AS VARCHAR) IN ('bijna', 'minder_dan', 'maximaal') THEN NULL
        WHEN CAST(kwalificatie AS VARCHAR) IN ('circa', 'gemiddeld') AND getal = grens THEN NULL
        ELSE getal
    END;
CREATE MACRO core.hoogstens(getal, getal_tot, kwalificatie, grens) AS
    CASE
        WHEN CAST(kwalificatie AS VARCHAR) IN ('ruim', 'meer_dan', 'minstens') THEN NULL
        WHEN CAST(kwalificatie AS VARCHAR) IN ('circa', 'gemiddeld') AND getal = grens THEN NULL
        ELSE coalesce(getal_tot, getal)
    END;

-- Whether a value surely reaches a goal (even the least that it can mean does), or may do so (the most does).
CREATE MACRO core.zeker_gehaald(richting, minst, hoogst, kwalificatie, streef, streef_kwalificatie) AS
    CASE CAST(richting AS VARCHAR)
        WHEN 'hoger' THEN minst > streef
            OR (minst = streef AND (CAST(streef_kwalificatie AS VARCHAR) NOT IN ('meer_dan', 'ruim') OR CAST(kwalificatie AS VARCHAR) IN ('ruim', 'meer_dan')))
        WHEN 'lager' THEN hoogst < streef
            OR (hoogst = streef AND (CAST(streef_kwalificatie AS VARCHAR) NOT IN ('minder_dan', 'bijna') OR CAST(kwalificatie AS VARCHAR) IN ('bijna', 'minder_dan')))
    END;
CREATE MACRO core.mogelijk_gehaald(richting, minst, hoogst, kwalificatie, streef, streef_kwalificatie) AS
    CASE CAST(richting AS VARCHAR)
        WHEN 'hoger' THEN hoogst IS NULL OR hoogst > streef
            OR (hoogst = streef AND CAST(streef_kwalificatie AS VARCHAR) NOT IN ('meer_dan', 'ruim') AND CAST(kwalificatie AS VARCHAR) NOT IN ('bijna', 'minder_dan'))
        WHEN 'lager' THEN minst IS NULL OR minst < streef
            OR (minst = streef AND CAST(streef_kwalificatie AS VARCHAR) NOT IN ('minder_dan', 'bijna') AND CAST(kwalificatie AS VARCHAR) NOT IN ('ruim', 'meer_dan'))
    END;

-- A period as readers see it: 'januari 2020 tot en met maart 2020'; a month, season, quarter or year says it itself,
-- unless the period begins before it: '2016 tot en met 2017'.
CREATE MACRO core.periode_tekst(van, op, precisie) AS
    CASE
        WHEN van IS NULL THEN core.datum_tekst(op, precisie)
        WHEN CAST(precisie AS VARCHAR) = 'dag' THEN core.datum_tekst(van, 'dag') || ' tot en met ' || core.datum_tekst(op, precisie)
        ELSE
            if(van >= core.periode_start(op, precisie), '', if(CAST(precisie AS VARCHAR) = 'jaar' AND van = date_trunc('year', van), CAST(year(van) AS VARCHAR), core.datum_tekst(van, 'maand')) || ' tot en met ')
                || core.datum_tekst(op, precisie)
    END;

-- The three questions of the evaluation, and what can be answered, in words.
CREATE MACRO core.vraag_naam(vraag) AS
    CASE CAST(vraag AS VARCHAR)
        WHEN 'doel_behaald' THEN 'Doel behaald?'
        WHEN 'effect_in_sector' THEN 'Effect in de sector?'
        WHEN 'duurzaam_geborgd' THEN 'Duurzaam geborgd?'
    END;
CREATE MACRO core.oordeel_naam(oordeel) AS coalesce(replace(CAST(oordeel AS VARCHAR), '_', ' '), 'nog niet te beoordelen');
CREATE MACRO core.oordeel_soort_naam(soort) AS
    CASE CAST(soort AS VARCHAR)
        WHEN 'opgave_programma' THEN 'het programma over zichzelf'
        WHEN 'opgave_uitvoerder' THEN 'de uitvoerder over zichzelf'
        WHEN 'onafhankelijk' THEN 'onafhankelijk oordeel'
    END;

-- Who reads a verdict as ja, deels or nee: it stands wherever a verdict does, and only here.
CREATE MACRO core.oordeel_lezing() AS 'Of iets ja, deels of nee is, leest deze monitor uit wat de beoordelaar schrijft.';

-- Whether more than half says ja; NULL when there is nothing to divide.
CREATE MACRO core.meer_dan_de_helft(deel, geheel) AS if(geheel > 0, 2 * deel > geheel, NULL);

-- The four niveaus of borging in words.
CREATE MACRO core.niveau_naam(niveau) AS
    CASE CAST(niveau AS VARCHAR)
        WHEN 'organisatie' THEN 'in de organisatie'
        WHEN 'kennis_sector' THEN 'kennis voor de sector'
        WHEN 'werkwijze_instanties' THEN 'werkwijze van instanties'
        WHEN 'stelsel' THEN 'stelsel en bekostiging'
    END;

-- Whether a pattern of a reconciliation rule names this number. Without ~ it names the value that holds, also when a later
-- delivery corrected it; with ~ it names that one row.
CREATE MACRO core.noemt(patroon, sleutel, geldt) AS
    if(contains(patroon, '~'), sleutel GLOB patroon, geldt AND core.zonder_volgnummer(sleutel) GLOB patroon);

-- What is counted when the facts of a table are: 'producten'; null for a table that no rule counts.
CREATE MACRO core.tabel_meervoud(tabel) AS
    CASE tabel
        WHEN 'afspraak' THEN 'afspraken'
        WHEN 'deelname' THEN 'organisaties'
        WHEN 'doel' THEN 'doelen'
        WHEN 'factor' THEN 'oorzaken'
        WHEN 'meting' THEN 'getallen'
        WHEN 'mijlpaal' THEN 'momenten'
        WHEN 'onderdeel' THEN 'onderdelen'
        WHEN 'opbrengst' THEN 'producten'
    END;

-- The room that the words give a number: '450 tot 495', '40 of meer', '12'.
CREATE MACRO core.ruimte_tekst(minstens, hoogstens) AS
    CASE
        WHEN minstens = hoogstens THEN core.getal_tekst(minstens, CAST(minstens % 1 > 0 AS INTEGER))
        WHEN isinf(hoogstens) THEN core.getal_tekst(minstens, 0) || ' of meer'
        ELSE core.getal_tekst(minstens, 0) || ' tot ' || core.getal_tekst(hoogstens, 0)
    END;

-- The counts out of a whole that give a percentage within its room, rounded as printed; none when the whole is unknown.
CREATE MACRO core.passende_aantallen(geheel, minstens, hoogstens, decimalen) AS
    list_filter(
        range(0, CAST(coalesce(geheel, -1) AS BIGINT) + 1),
        lambda k: round(100 * k / geheel, decimalen) BETWEEN round(minstens, decimalen) AND round(least(hoogstens, 100), decimalen)
    );

-- Where a fact stands, as a reader sees it: the document by its short title and the section.
CREATE MACRO core.bron_tekst(korte_titel, paragraaf) AS
    korte_titel || ', ' || if(paragraaf SIMILAR TO '[0-9].*', '§', '') || paragraaf;

-- A goal in words: '14 teams eind 2020', '450 deelnemers, 24 maanden lang'.
CREATE MACRO core.doel_tekst(waarde, kwalificatie, eenheid, decimalen, datum, precisie, duur_maanden) AS
    core.kwalificatie_tekst(kwalificatie) || core.getal_tekst(waarde, decimalen) || if(eenheid = 'procent', '%', ' ' || eenheid)
        || coalesce(' ' || core.datum_tekst(datum, precisie), '') || coalesce(', ' || duur_maanden || ' maanden lang', '');

-- Whether a value is about fewer than five people: its count, or of a share those it counts or all that it is about. Of
-- a fraction in words teller and noemer count nobody. Null when nothing tells.
CREATE MACRO core.is_klein_groepje(eenheid, getal, teller, noemer, is_breuk, n) AS
    least(
        if(eenheid = 'procent', coalesce(if(is_breuk, NULL, teller), round(getal * n / 100)), getal),
        coalesce(n, if(is_breuk, NULL, noemer))
    ) < 5;

-- Whether the name of an organisation may not stand beside a value. What is not shown is small; of what share nobody says of
-- how many people, it may be of few.
CREATE MACRO core.naam_verborgen(telt_personen, getal, stilte, is_klein) AS
    telt_personen AND if(getal IS NULL, coalesce(CAST(stilte AS VARCHAR) = 'niet_getoond', false), coalesce(is_klein, true));

-- Who a statement comes from, for who weighs it; who is in no list of indicators.yml stays visible.
CREATE MACRO core.van_wie(soort) AS coalesce(replace(CAST(soort AS VARCHAR), '_', ' '), 'niet ingedeeld');

-- The date of a row of an answer; a row without one says why.
CREATE MACRO core.stand_of_stilte(stand, antwoord) AS
    coalesce(stand, if(antwoord = core.stilte_tekst('nog_te_meten'), core.stilte_melding('nog_te_meten'), 'geen eigen datum'));
