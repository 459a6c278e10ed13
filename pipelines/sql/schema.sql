-- The contract of the database: every table, column, key and check, defined once.
-- The CSV contract of a delivery is read from here (see pipelines/tables.py): a table's CSV has all its
-- columns except the ones that the pipeline fills (levering_id, rij, sleutel).
-- Each column comment is what a supplier reads in a finding, so the comments are Dutch.

CREATE SCHEMA core;
CREATE SCHEMA mart;
CREATE SCHEMA meta;

CREATE TYPE core.precisie AS ENUM ('dag', 'maand', 'kwartaal', 'halfjaar', 'jaar', 'voorjaar', 'zomer', 'najaar', 'begin', 'medio', 'eind');
CREATE TYPE core.kwalificatie AS ENUM ('exact', 'circa', 'ruim', 'bijna', 'meer_dan', 'minder_dan', 'minstens', 'maximaal', 'gemiddeld', 'verwacht');
CREATE TYPE core.wijze AS ENUM ('letterlijk', 'getalwoord', 'geteld', 'berekend', 'gecorrigeerd');
CREATE TYPE core.stilte AS ENUM ('niet_geleverd', 'niet_vermeld', 'figuur_onleesbaar', 'niet_van_toepassing', 'nog_te_meten', 'niet_getoond', 'vervallen');
CREATE TYPE core.onderdeel_soort AS ENUM ('programma', 'actielijn', 'thema', 'spoor', 'project', 'pilot', 'verbeterplan', 'afspraak');
CREATE TYPE core.rol AS ENUM ('deelnemer', 'uitvoerder', 'onderzoeker', 'partner', 'opdrachtgever');
CREATE TYPE core.organisatie_soort AS ENUM ('zorgaanbieder', 'zorgkantoor', 'kennisinstelling', 'onderzoeksbureau', 'overheid', 'belangenorganisatie', 'onderwijs', 'overig');
CREATE TYPE core.borging_niveau AS ENUM ('organisatie', 'kennis_sector', 'werkwijze_instanties', 'stelsel');
CREATE TYPE core.trede AS ENUM ('B0', 'B1', 'B2', 'B3', 'B4', 'B5');
CREATE TYPE core.bewijs_soort AS ENUM ('uitspraak', 'besluit', 'budget', 'functie', 'protocol', 'inkoop', 'opleiding', 'regelgeving', 'gebruik', 'herhaalmeting');
CREATE TYPE core.borging_schaal AS ENUM ('een_organisatie', 'enkele_organisaties', 'veel_organisaties', 'landelijk');
CREATE TYPE core.besluit_status AS ENUM ('genomen', 'gevraagd', 'ingetrokken', 'aangekondigd', 'nodig');
CREATE TYPE core.weergave_stand AS ENUM ('bewaard', 'vervallen');
CREATE TYPE core.actie_stand AS ENUM ('open', 'gedaan', 'vervallen');
CREATE TYPE core.oordeel_vraag AS ENUM ('doel_behaald', 'effect_in_sector', 'duurzaam_geborgd');
CREATE TYPE core.oordeel_uitkomst AS ENUM ('ja', 'deels', 'nee', 'nog_niet_te_beoordelen');
CREATE TYPE core.oordeel_soort AS ENUM ('opgave_programma', 'opgave_uitvoerder', 'onafhankelijk');
CREATE TYPE core.klasse AS ENUM ('klein', 'middel', 'groot');
CREATE TYPE core.mijlpaal_status AS ENUM ('gehaald', 'gepland', 'vervallen');
CREATE TYPE core.opbrengst_soort AS ENUM ('publicatie', 'instrument', 'opleiding', 'verslag', 'rapport', 'regelgeving', 'overeenkomst', 'bijeenkomst', 'website', 'media', 'overig');
CREATE TYPE core.opbrengst_status AS ENUM ('opgeleverd', 'in_ontwikkeling', 'aangekondigd');
CREATE TYPE core.afspraak_soort AS ENUM ('uitgangspunt', 'afspraak', 'randvoorwaarde', 'verplichting', 'regel');
CREATE TYPE core.afspraak_stand AS ENUM ('nog_niet_begonnen', 'bezig', 'gedaan', 'loopt_vast');
CREATE TYPE core.werkbaar AS ENUM ('ja', 'deels', 'nee');
CREATE TYPE core.gebeurtenis_soort AS ENUM ('programma', 'wet', 'publicatie', 'omgeving');
CREATE TYPE core.perspectief AS ENUM ('mens_met_beperking', 'naaste', 'professional', 'organisatie', 'bestuurder');
CREATE TYPE core.grondslag AS ENUM ('opgave', 'bewijs');
CREATE TYPE core.risico_status AS ENUM ('open', 'voorbij');
CREATE TYPE core.factor_richting AS ENUM ('belemmerend', 'bevorderend');

-- ───────────────────────────── definitions (from indicators.yml) ─────────────────────────────

CREATE TABLE core.programma (
    id VARCHAR PRIMARY KEY,
    naam VARCHAR NOT NULL,
    volgorde INTEGER NOT NULL,
    indeling VARCHAR NOT NULL
);
COMMENT ON TABLE core.programma IS 'Een rij is een programma zoals indicators.yml het noemt.';
COMMENT ON COLUMN core.programma.id IS 'Id van het programma; tevens de wortel van de boom in core.onderdeel.';
COMMENT ON COLUMN core.programma.naam IS 'Naam zoals de lezer die ziet.';
COMMENT ON COLUMN core.programma.volgorde IS 'Plaats in indicators.yml; bepaalt de volgorde in keuzelijsten.';
COMMENT ON COLUMN core.programma.indeling IS 'Hoe het overzicht is ingedeeld: actielijn, thema of spoor.';

CREATE TABLE core.gewicht (
    programma_id VARCHAR NOT NULL REFERENCES core.programma (id),
    klasse core.klasse NOT NULL,
    gewicht DOUBLE NOT NULL CHECK (gewicht > 0),
    PRIMARY KEY (programma_id, klasse)
);
COMMENT ON TABLE core.gewicht IS 'Een rij is hoe zwaar een klasse telt in een programma, uit indicators.yml. Geen rijen: elk onderdeel telt even zwaar.';
COMMENT ON COLUMN core.gewicht.programma_id IS 'Programma.';
COMMENT ON COLUMN core.gewicht.klasse IS 'klein, middel of groot.';
COMMENT ON COLUMN core.gewicht.gewicht IS 'Gewicht van een onderdeel in deze klasse.';

CREATE TABLE core.sprong (
    programma_id VARCHAR PRIMARY KEY REFERENCES core.programma (id),
    factor DOUBLE NOT NULL CHECK (factor > 1),
    vanaf DOUBLE NOT NULL CHECK (vanaf >= 0),
    procentpunten DOUBLE NOT NULL CHECK (procentpunten > 0)
);
COMMENT ON TABLE core.sprong IS 'Een rij is wanneer een waarde van een programma zo ver van de vorige ligt dat een leverancier het uitlegt, uit indicators.yml of de standaard.';
COMMENT ON COLUMN core.sprong.programma_id IS 'Programma.';
COMMENT ON COLUMN core.sprong.factor IS 'Zo veel keer zo veel of zo weinig is een sprong.';
COMMENT ON COLUMN core.sprong.vanaf IS 'Een verschil dat kleiner is, is bij een aantal nooit een sprong.';
COMMENT ON COLUMN core.sprong.procentpunten IS 'Bij een percentage: een verschil vanaf zo veel procentpunten is een sprong.';

CREATE TABLE core.statistiek (
    betrouwbaarheid_pct DOUBLE NOT NULL CHECK (betrouwbaarheid_pct > 50 AND betrouwbaarheid_pct < 100),
    kleine_n INTEGER NOT NULL CHECK (kleine_n >= 1)
);
COMMENT ON TABLE core.statistiek IS 'Een rij is de enige en zegt hoe zeker een interval is en wanneer een groep klein is, uit indicators.yml of de standaard.';
COMMENT ON COLUMN core.statistiek.betrouwbaarheid_pct IS 'Zo zeker is een interval, in procenten.';
COMMENT ON COLUMN core.statistiek.kleine_n IS 'Berust een aandeel op minder dan zoveel mensen, dan is n klein.';

CREATE TABLE core.kernzin (
    programma_id VARCHAR NOT NULL REFERENCES core.programma (id),
    volgorde INTEGER NOT NULL,
    indicator_id VARCHAR,
    fasemodel_id VARCHAR,
    zin VARCHAR NOT NULL,
    PRIMARY KEY (programma_id, volgorde)
);
COMMENT ON TABLE core.kernzin IS 'Een rij is een zinsdeel van de hoofdzin op het overzicht, uit indicators.yml.';
COMMENT ON COLUMN core.kernzin.programma_id IS 'Programma waar de zin over gaat.';
COMMENT ON COLUMN core.kernzin.volgorde IS 'Plaats in de zin.';
COMMENT ON COLUMN core.kernzin.indicator_id IS 'Indicator waarvan het laatste cijfer in de zin komt; leeg als fasemodel_id gevuld is.';
COMMENT ON COLUMN core.kernzin.fasemodel_id IS 'Fasemodel waarvan het afgeronde aandeel in de zin komt; leeg als indicator_id gevuld is.';
COMMENT ON COLUMN core.kernzin.zin IS 'Zinsdeel met {cijfer} op de plaats van het getal.';

CREATE TABLE core.fasemodel (
    id VARCHAR PRIMARY KEY,
    programma_id VARCHAR NOT NULL,
    naam VARCHAR NOT NULL,
    soort VARCHAR NOT NULL CHECK (soort IN ('opeenvolgend', 'overlappend')),
    eenheid VARCHAR NOT NULL,
    totaal_indicator_id VARCHAR,
    uitleg VARCHAR NOT NULL,
    volgorde INTEGER NOT NULL
);
COMMENT ON TABLE core.fasemodel IS 'Een rij is een fasemodel uit indicators.yml.';
COMMENT ON COLUMN core.fasemodel.id IS 'Id van het fasemodel.';
COMMENT ON COLUMN core.fasemodel.programma_id IS 'Programma waarin het fasemodel geldt.';
COMMENT ON COLUMN core.fasemodel.naam IS 'Naam zoals de lezer die ziet.';
COMMENT ON COLUMN core.fasemodel.soort IS 'opeenvolgend: elk geteld ding staat in precies een fase. overlappend: iets kan in meer stappen tegelijk zijn; aandelen tellen niet op.';
COMMENT ON COLUMN core.fasemodel.eenheid IS 'Wat er geteld wordt, bijvoorbeeld deelnames.';
COMMENT ON COLUMN core.fasemodel.totaal_indicator_id IS 'Indicator die zegt hoeveel er in totaal zijn; het verschil met de som van de fasen is "fase niet vermeld". Leeg bij overlappend.';
COMMENT ON COLUMN core.fasemodel.uitleg IS 'Uitleg van het model in eigen woorden.';
COMMENT ON COLUMN core.fasemodel.volgorde IS 'Plaats in indicators.yml.';

CREATE TABLE core.fase (
    fasemodel_id VARCHAR NOT NULL REFERENCES core.fasemodel (id),
    id VARCHAR NOT NULL,
    naam VARCHAR NOT NULL,
    volgorde INTEGER NOT NULL,
    soort VARCHAR NOT NULL CHECK (soort IN ('onderweg', 'klaar', 'gestopt')),
    indicator_id VARCHAR,
    uitleg VARCHAR NOT NULL,
    verwachte_dagen INTEGER,
    PRIMARY KEY (fasemodel_id, id)
);
COMMENT ON TABLE core.fase IS 'Een rij is een fase van een fasemodel.';
COMMENT ON COLUMN core.fase.fasemodel_id IS 'Fasemodel waar de fase bij hoort.';
COMMENT ON COLUMN core.fase.id IS 'Id van de fase binnen het model.';
COMMENT ON COLUMN core.fase.naam IS 'Naam zoals de lezer die ziet.';
COMMENT ON COLUMN core.fase.volgorde IS 'Volgorde van de fasen, 1 is de eerste.';
COMMENT ON COLUMN core.fase.soort IS 'onderweg, klaar of gestopt.';
COMMENT ON COLUMN core.fase.indicator_id IS 'Alleen bij een overlappend model: de indicator met het aandeel dat in deze stap was.';
COMMENT ON COLUMN core.fase.uitleg IS 'Wat de fase inhoudt, in eigen woorden.';
COMMENT ON COLUMN core.fase.verwachte_dagen IS 'Hoe lang de fase volgens de bron hoogstens duurt, in dagen; leeg: de bron noemt geen duur.';

CREATE TABLE core.indicator (
    id VARCHAR NOT NULL,
    versie INTEGER NOT NULL,
    volgorde INTEGER NOT NULL,
    naam VARCHAR NOT NULL,
    korte_naam VARCHAR NOT NULL,
    vraag VARCHAR NOT NULL,
    waarom VARCHAR NOT NULL,
    soort VARCHAR NOT NULL,
    niveau VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL,
    definitie VARCHAR NOT NULL,
    telt_mee VARCHAR NOT NULL,
    telt_niet_mee VARCHAR NOT NULL,
    eenheid VARCHAR NOT NULL,
    telt_personen BOOLEAN NOT NULL,
    decimalen INTEGER NOT NULL,
    teller VARCHAR,
    noemer VARCHAR,
    steekproef BOOLEAN,
    invullers_id VARCHAR,
    gevraagd_id VARCHAR,
    tijdtype VARCHAR NOT NULL,
    aggregatie_tijd VARCHAR NOT NULL,
    aggregatie_onderdelen VARCHAR NOT NULL,
    gewenste_richting VARCHAR NOT NULL,
    pad VARCHAR,
    nulmeting VARCHAR,
    reden_geen_nulmeting VARCHAR,
    reden_geen_doel VARCHAR,
    reden_geen_oordeel VARCHAR,
    uitsplitsingen VARCHAR,
    plausibel_minimum DOUBLE NOT NULL,
    plausibel_maximum DOUBLE NOT NULL,
    drempel INTEGER NOT NULL,
    frequentie VARCHAR NOT NULL,
    bronhouder VARCHAR NOT NULL,
    beperkingen VARCHAR NOT NULL,
    wijzigingen VARCHAR,
    status VARCHAR NOT NULL,
    verwacht_in VARCHAR,
    tegel VARCHAR,
    tegel_bij VARCHAR,
    perspectief VARCHAR,
    deel_van VARCHAR,
    latere_waarde VARCHAR,
    PRIMARY KEY (id, versie)
);
COMMENT ON TABLE core.indicator IS 'Een rij is een versie van een definitie uit indicators.yml.';
COMMENT ON COLUMN core.indicator.id IS 'Id van de indicator: programma, punt, naam.';
COMMENT ON COLUMN core.indicator.versie IS 'Versie van de definitie; een nieuwe versie is een andere reeks.';
COMMENT ON COLUMN core.indicator.volgorde IS 'Plaats in indicators.yml; dat is ook de volgorde op de pagina''s.';
COMMENT ON COLUMN core.indicator.naam IS 'Volledige naam.';
COMMENT ON COLUMN core.indicator.korte_naam IS 'Naam voor in een tegel, tabel of grafiek.';
COMMENT ON COLUMN core.indicator.vraag IS 'De vraag die het cijfer beantwoordt, in gewone taal.';
COMMENT ON COLUMN core.indicator.waarom IS 'Waarom dit ertoe doet.';
COMMENT ON COLUMN core.indicator.soort IS 'proces, uitkomst, verhalend of context.';
COMMENT ON COLUMN core.indicator.niveau IS 'Plaats in de resultatenketen: inzet, activiteit, prestatie, effect, doel of omgeving.';
COMMENT ON COLUMN core.indicator.onderdeel_id IS 'Onderdeel waar de indicator bij hoort; metingen mogen ook voor onderdelen daaronder.';
COMMENT ON COLUMN core.indicator.definitie IS 'Wat er precies geteld of gemeten wordt.';
COMMENT ON COLUMN core.indicator.telt_mee IS 'Wat wel meetelt.';
COMMENT ON COLUMN core.indicator.telt_niet_mee IS 'Wat niet meetelt.';
COMMENT ON COLUMN core.indicator.eenheid IS 'Wat er geteld wordt, bijvoorbeeld gezinnen; procent voor een percentage (0-100).';
COMMENT ON COLUMN core.indicator.telt_personen IS 'Of het cijfer personen telt; bepaalt of kleine aantallen beschermd worden.';
COMMENT ON COLUMN core.indicator.decimalen IS 'Aantal decimalen waarmee het cijfer getoond wordt.';
COMMENT ON COLUMN core.indicator.teller IS 'Bij een percentage: wat in de teller staat.';
COMMENT ON COLUMN core.indicator.noemer IS 'Bij een percentage: wat in de noemer staat.';
COMMENT ON COLUMN core.indicator.steekproef IS 'Of de meting een steekproef is; alleen dan past een betrouwbaarheidsinterval. Leeg: geen enquête.';
COMMENT ON COLUMN core.indicator.invullers_id IS 'Bij een vraag uit een vragenlijst: de indicator die alle invullers telt; leeg: niet bekend.';
COMMENT ON COLUMN core.indicator.gevraagd_id IS 'Bij een indicator die invullers telt: de indicator die telt hoeveel er gevraagd zijn; leeg: niet bekend.';
COMMENT ON COLUMN core.indicator.tijdtype IS 'stand (op een moment), stroom (in een periode) of cumulatief (sinds de start).';
COMMENT ON COLUMN core.indicator.aggregatie_tijd IS 'Hoe waarden over de tijd samengaan: som, laatste, ratio_van_sommen, gewogen of niet_optelbaar.';
COMMENT ON COLUMN core.indicator.aggregatie_onderdelen IS 'Hoe waarden over onderdelen samengaan: som, laatste, ratio_van_sommen, gewogen of niet_optelbaar.';
COMMENT ON COLUMN core.indicator.gewenste_richting IS 'hoger, lager, bandbreedte of geen_oordeel.';
COMMENT ON COLUMN core.indicator.pad IS 'Afgesproken weg naar het doel: lineair; leeg: geen.';
COMMENT ON COLUMN core.indicator.nulmeting IS 'Waar de nulmeting staat.';
COMMENT ON COLUMN core.indicator.reden_geen_nulmeting IS 'Waarom er geen nulmeting is.';
COMMENT ON COLUMN core.indicator.reden_geen_doel IS 'Waarom er geen doel is; leeg als er doelen in de leveringen staan.';
COMMENT ON COLUMN core.indicator.reden_geen_oordeel IS 'Waarom het cijfer niet tegenover zijn doel te beoordelen is; leeg: meer is niet beter of slechter, of er komt een oordeel.';
COMMENT ON COLUMN core.indicator.uitsplitsingen IS 'Toegestane uitsplitsingen, gescheiden door een spatie, elk als dimensie=waarde.';
COMMENT ON COLUMN core.indicator.plausibel_minimum IS 'Onder deze waarde waarschuwt de controle.';
COMMENT ON COLUMN core.indicator.plausibel_maximum IS 'Boven deze waarde waarschuwt de controle.';
COMMENT ON COLUMN core.indicator.drempel IS 'Aantallen personen van 1 tot onder deze drempel worden niet getoond, behalve uit een openbaar document.';
COMMENT ON COLUMN core.indicator.frequentie IS 'Hoe vaak er gemeten wordt.';
COMMENT ON COLUMN core.indicator.bronhouder IS 'Wie de cijfers heeft.';
COMMENT ON COLUMN core.indicator.beperkingen IS 'Wat het cijfer niet kan zeggen.';
COMMENT ON COLUMN core.indicator.wijzigingen IS 'Eerdere versies: was, wordt, reden en of het een trendbreuk is.';
COMMENT ON COLUMN core.indicator.status IS 'gerapporteerd, nog_te_meten of gearchiveerd.';
COMMENT ON COLUMN core.indicator.verwacht_in IS 'Bij nog te meten: wanneer de eerste waarde is aangekondigd.';
COMMENT ON COLUMN core.indicator.tegel IS 'kern: eigen tegel op het overzicht. staaf of regel: staat in de tegel van een andere indicator. Leeg: niet op het overzicht.';
COMMENT ON COLUMN core.indicator.tegel_bij IS 'De kernindicator in wiens tegel deze indicator staat.';
COMMENT ON COLUMN core.indicator.perspectief IS 'Wie het zelf zegt of bij wie gemeten is, met spaties ertussen; leeg: de definitie zegt het niet.';
COMMENT ON COLUMN core.indicator.deel_van IS 'Indicator waar deze een deel van telt: wie hier meetelt, telt daar ook mee; leeg: geen.';
COMMENT ON COLUMN core.indicator.latere_waarde IS 'vooraf_vastgesteld: waarden van na het rapport legt de bron vast of kent zij toe; leeg: zij verwacht ze.';

CREATE TABLE core.indicator_bij (
    indicator_id VARCHAR NOT NULL,
    indicator_versie INTEGER NOT NULL,
    onderdeel_id VARCHAR NOT NULL,
    perspectief VARCHAR,
    bronhouder VARCHAR,
    PRIMARY KEY (indicator_id, indicator_versie, onderdeel_id),
    CHECK (perspectief IS NOT NULL OR bronhouder IS NOT NULL)
);
COMMENT ON TABLE core.indicator_bij IS 'Een rij is een onderdeel waar iemand anders het zegt dan de definitie van de indicator noemt, of waar het van een ander komt.';
COMMENT ON COLUMN core.indicator_bij.indicator_id IS 'Indicator.';
COMMENT ON COLUMN core.indicator_bij.indicator_versie IS 'Versie van de definitie.';
COMMENT ON COLUMN core.indicator_bij.onderdeel_id IS 'Onderdeel waar dit geldt, en niet voor wat eronder valt.';
COMMENT ON COLUMN core.indicator_bij.perspectief IS 'Wie het hier zelf zegt of bij wie gemeten is, met spaties ertussen; leeg: wie de definitie noemt.';
COMMENT ON COLUMN core.indicator_bij.bronhouder IS 'Van wie het hier komt; leeg: van wie de definitie noemt.';

-- Whose word a figure is at an onderdeel, and who says it there: as the definition says, unless it says otherwise for this one.
-- Looked up in a map: a subquery per row breaks DuckDB's planner where many answers are read at once (open data).
CREATE MACRO core.bronhouder_bij(van_indicator, van_versie, plaats, anders) AS coalesce(
    (SELECT map(list(concat_ws(' ', indicator_id, indicator_versie, onderdeel_id)), list(bronhouder)) FROM core.indicator_bij)[concat_ws(' ', van_indicator, van_versie, plaats)],
    anders
);
CREATE MACRO core.perspectief_bij(van_indicator, van_versie, plaats, anders) AS coalesce(
    (SELECT map(list(concat_ws(' ', indicator_id, indicator_versie, onderdeel_id)), list(perspectief)) FROM core.indicator_bij)[concat_ws(' ', van_indicator, van_versie, plaats)],
    anders
);

CREATE TABLE core.bronhouder (
    naam VARCHAR PRIMARY KEY,
    soort VARCHAR NOT NULL CHECK (soort IN ('opgave_programma', 'opgave_uitvoerder', 'onafhankelijk', 'deze_monitor'))
);
COMMENT ON TABLE core.bronhouder IS 'Een rij is wie iets meet of meldt, en van wie dat komt: van het programma of de uitvoerder zelf, of van een ander.';
COMMENT ON COLUMN core.bronhouder.naam IS 'Zoals hij in bronhouder of uitgever staat, zonder punt erachter.';
COMMENT ON COLUMN core.bronhouder.soort IS 'opgave_programma, opgave_uitvoerder, onafhankelijk of deze_monitor.';

CREATE TABLE core.vraag (
    id VARCHAR PRIMARY KEY CHECK (regexp_full_match(id, '[a-z_]+')),
    volgorde INTEGER NOT NULL,
    vraag VARCHAR NOT NULL,
    waarom VARCHAR NOT NULL,
    lezen VARCHAR NOT NULL,
    kan_niet VARCHAR NOT NULL,
    leeg VARCHAR NOT NULL
);
COMMENT ON TABLE core.vraag IS 'Een rij is een vraag van een evaluatie die als kant en klare weergave beantwoord wordt.';
COMMENT ON COLUMN core.vraag.id IS 'Id van de vraag; het antwoord staat in de view mart.vraag_ met dit id.';
COMMENT ON COLUMN core.vraag.volgorde IS 'Volgorde.';
COMMENT ON COLUMN core.vraag.vraag IS 'De vraag.';
COMMENT ON COLUMN core.vraag.waarom IS 'Waarom een evaluatie dit vraagt.';
COMMENT ON COLUMN core.vraag.lezen IS 'Wat een rij is en hoe u die leest.';
COMMENT ON COLUMN core.vraag.kan_niet IS 'Wat het antwoord niet kan zeggen.';
COMMENT ON COLUMN core.vraag.leeg IS 'Wat er ontbreekt als er geen rij is, en waarom dat zo kan zijn.';

CREATE TABLE core.vraag_indicator (
    vraag_id VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    noemer_id VARCHAR,
    gezegd_als VARCHAR,
    voorop INTEGER,
    PRIMARY KEY (vraag_id, indicator_id)
);
COMMENT ON TABLE core.vraag_indicator IS 'Een rij is een indicator waarvan de cijfers bij een vraag horen, volgens indicators.yml.';
COMMENT ON COLUMN core.vraag_indicator.vraag_id IS 'Vraag: doelen, stilstand, gestopt, merkbaar, bereik of niet_bereikt.';
COMMENT ON COLUMN core.vraag_indicator.indicator_id IS 'Indicator.';
COMMENT ON COLUMN core.vraag_indicator.noemer_id IS 'Indicator die het geheel telt waarvan deze een deel is; leeg: geen.';
COMMENT ON COLUMN core.vraag_indicator.gezegd_als IS 'Woorden voor wie of wat niet bereikt is; leeg: de naam van het cijfer.';
COMMENT ON COLUMN core.vraag_indicator.voorop IS 'Plaats onder wat het antwoord opent; leeg: het opent het antwoord niet.';

CREATE TABLE core.vraag_factor (
    vraag_id VARCHAR NOT NULL,
    sleutel VARCHAR NOT NULL,
    voorbij BOOLEAN NOT NULL,
    voorop INTEGER,
    PRIMARY KEY (vraag_id, sleutel)
);
COMMENT ON TABLE core.vraag_factor IS 'Een rij is een belemmering die de bron bij een vraag noemt, volgens indicators.yml: als reden van stoppen of uitstel, of wie niet bereikt is.';
COMMENT ON COLUMN core.vraag_factor.vraag_id IS 'Vraag: stilstand, gestopt of niet_bereikt.';
COMMENT ON COLUMN core.vraag_factor.sleutel IS 'Sleutel van de factor.';
COMMENT ON COLUMN core.vraag_factor.voorbij IS 'Of de bron zegt dat dit voorbij is: de vertraging is ingehaald, of wat stil lag gaat weer door.';
COMMENT ON COLUMN core.vraag_factor.voorop IS 'Plaats onder wat het antwoord opent; leeg: het opent het antwoord niet.';

CREATE TABLE core.vraag_nog_niet (
    vraag_id VARCHAR NOT NULL,
    sleutel VARCHAR NOT NULL,
    voorop INTEGER,
    PRIMARY KEY (vraag_id, sleutel)
);
COMMENT ON TABLE core.vraag_nog_niet IS 'Een rij is een belemmering of uitspraak over borging die volgens indicators.yml bij een vraag zegt dat iets er nog niet is.';
COMMENT ON COLUMN core.vraag_nog_niet.vraag_id IS 'Vraag: stilstand of niet_bereikt.';
COMMENT ON COLUMN core.vraag_nog_niet.sleutel IS 'Sleutel van de factor of uitspraak.';
COMMENT ON COLUMN core.vraag_nog_niet.voorop IS 'Plaats onder wat het antwoord opent; leeg: het opent het antwoord niet.';

CREATE TABLE core.vraag_mijlpaal (
    sleutel VARCHAR PRIMARY KEY
);
COMMENT ON TABLE core.vraag_mijlpaal IS 'Een rij is een mijlpaal die volgens de bron later komt dan eerst, zonder dat zij de eerdere datum noemt; volgens indicators.yml.';
COMMENT ON COLUMN core.vraag_mijlpaal.sleutel IS 'Sleutel van de mijlpaal.';

CREATE TABLE core.vraag_woord (
    sleutel VARCHAR PRIMARY KEY,
    woord VARCHAR NOT NULL
);
COMMENT ON TABLE core.vraag_woord IS 'Een rij is een telling waarbij de bron een ander woord heeft dan het fasemodel, volgens indicators.yml.';
COMMENT ON COLUMN core.vraag_woord.sleutel IS 'Sleutel van de fasetelling.';
COMMENT ON COLUMN core.vraag_woord.woord IS 'Het woord van de bron.';

CREATE TABLE core.vraag_onderwerp (
    vraag_id VARCHAR NOT NULL,
    sleutel VARCHAR NOT NULL,
    onderwerp VARCHAR NOT NULL,
    volgorde INTEGER NOT NULL,
    PRIMARY KEY (vraag_id, sleutel, onderwerp)
);
COMMENT ON TABLE core.vraag_onderwerp IS 'Een rij is iets dat mensen of naasten in een feit noemen, volgens indicators.yml: iemand die de bron las, deelde het in.';
COMMENT ON COLUMN core.vraag_onderwerp.vraag_id IS 'Vraag: merkbaar.';
COMMENT ON COLUMN core.vraag_onderwerp.sleutel IS 'Sleutel van het feit.';
COMMENT ON COLUMN core.vraag_onderwerp.onderwerp IS 'Waar het over gaat, in eigen woorden.';
COMMENT ON COLUMN core.vraag_onderwerp.volgorde IS 'Volgorde van de onderwerpen.';

CREATE TABLE core.beeld (
    id VARCHAR PRIMARY KEY,
    onderdeel_id VARCHAR NOT NULL,
    naam VARCHAR NOT NULL,
    eenheid VARCHAR NOT NULL,
    uitsplitsing VARCHAR,
    uitleg VARCHAR NOT NULL,
    volgorde INTEGER NOT NULL
);
COMMENT ON TABLE core.beeld IS 'Een rij is een beeld uit indicators.yml: aantallen naast elkaar, met een eenheid.';
COMMENT ON COLUMN core.beeld.id IS 'Id van het beeld.';
COMMENT ON COLUMN core.beeld.onderdeel_id IS 'Onderdeel waarvan de cijfers in het beeld komen.';
COMMENT ON COLUMN core.beeld.naam IS 'Wat er geteld wordt, als kop boven de staven.';
COMMENT ON COLUMN core.beeld.eenheid IS 'De ene eenheid van het beeld.';
COMMENT ON COLUMN core.beeld.uitsplitsing IS 'Dimensie waarvan elk deel een staaf krijgt; leeg: alleen het geheel.';
COMMENT ON COLUMN core.beeld.uitleg IS 'Wat het beeld zegt en niet zegt.';
COMMENT ON COLUMN core.beeld.volgorde IS 'Plaats in indicators.yml.';

CREATE TABLE core.beeld_indicator (
    beeld_id VARCHAR NOT NULL REFERENCES core.beeld (id),
    volgorde INTEGER NOT NULL,
    indicator_id VARCHAR NOT NULL,
    PRIMARY KEY (beeld_id, volgorde)
);
COMMENT ON TABLE core.beeld_indicator IS 'Een rij is een indicator in een beeld.';
COMMENT ON COLUMN core.beeld_indicator.beeld_id IS 'Beeld.';
COMMENT ON COLUMN core.beeld_indicator.volgorde IS 'Plaats in het beeld.';
COMMENT ON COLUMN core.beeld_indicator.indicator_id IS 'Indicator.';

CREATE TABLE core.aandachtsregel (
    soort VARCHAR PRIMARY KEY,
    rang INTEGER NOT NULL,
    naam VARCHAR NOT NULL,
    maanden INTEGER,
    aantal INTEGER
);
COMMENT ON TABLE core.aandachtsregel IS 'Een rij is een regel van de aandachtslijst uit indicators.yml.';
COMMENT ON COLUMN core.aandachtsregel.soort IS 'Soort aandacht.';
COMMENT ON COLUMN core.aandachtsregel.rang IS 'Plaats in indicators.yml: 1 gaat voor.';
COMMENT ON COLUMN core.aandachtsregel.naam IS 'Waarom het aandacht vraagt, zoals de lezer het ziet.';
COMMENT ON COLUMN core.aandachtsregel.maanden IS 'Zo ver vooruit wordt gekeken; leeg: niet van toepassing.';
COMMENT ON COLUMN core.aandachtsregel.aantal IS 'Vanaf zoveel onderdelen op een besluit; leeg: niet van toepassing.';

CREATE TABLE core.trede_criterium (
    trede core.trede PRIMARY KEY,
    naam VARCHAR NOT NULL,
    uitleg VARCHAR NOT NULL,
    bewijs VARCHAR,
    na_einde_maanden INTEGER,
    bewijs_oud_na_maanden INTEGER NOT NULL
);
COMMENT ON TABLE core.trede_criterium IS 'Een rij is een trede van de ladder en wat ervoor nodig is, uit indicators.yml. De ladder is van deze monitor.';
COMMENT ON COLUMN core.trede_criterium.trede IS 'B0 tot en met B5.';
COMMENT ON COLUMN core.trede_criterium.naam IS 'Naam zoals de lezer die ziet.';
COMMENT ON COLUMN core.trede_criterium.uitleg IS 'Wanneer wij deze trede geven.';
COMMENT ON COLUMN core.trede_criterium.bewijs IS 'Soorten bewijs waarvan er een nodig is, gescheiden door een spatie; leeg: geen bewijs met een datum nodig.';
COMMENT ON COLUMN core.trede_criterium.na_einde_maanden IS 'Zoveel maanden na de einddatum kan deze trede pas; leeg: ook eerder.';
COMMENT ON COLUMN core.trede_criterium.bewijs_oud_na_maanden IS 'Na zoveel maanden zonder nieuwe bevestiging is het bewijs oud; voor elke trede hetzelfde.';

CREATE TABLE core.speling (
    woord VARCHAR PRIMARY KEY,
    aandeel DOUBLE NOT NULL
);
COMMENT ON TABLE core.speling IS 'Een rij is een woord bij een getal en hoe ver het echte getal er bij een vergelijking vanaf mag liggen, uit indicators.yml.';
COMMENT ON COLUMN core.speling.woord IS 'circa, ruim of bijna.';
COMMENT ON COLUMN core.speling.aandeel IS 'Deel van het genoemde getal (0-1).';

CREATE TABLE core.verband_soort (
    soort VARCHAR PRIMARY KEY,
    volgorde INTEGER NOT NULL,
    titel VARCHAR NOT NULL,
    waarom VARCHAR NOT NULL
);
COMMENT ON TABLE core.verband_soort IS 'Een rij is een soort vergelijking uit indicators.yml, met waarom zij gemaakt wordt.';
COMMENT ON COLUMN core.verband_soort.soort IS 'Soort vergelijking.';
COMMENT ON COLUMN core.verband_soort.volgorde IS 'Plaats op de pagina Verschillen.';
COMMENT ON COLUMN core.verband_soort.titel IS 'Hoe de pagina de soort noemt.';
COMMENT ON COLUMN core.verband_soort.waarom IS 'Waarom de vergelijking ertoe doet.';

CREATE TABLE core.verband (
    id VARCHAR PRIMARY KEY,
    volgorde INTEGER NOT NULL,
    programma_id VARCHAR NOT NULL,
    soort VARCHAR NOT NULL REFERENCES core.verband_soort (soort),
    vraag VARCHAR NOT NULL,
    waarom VARCHAR,
    hoort_bij VARCHAR,
    relatie VARCHAR,
    procent VARCHAR,
    fasemodel_id VARCHAR,
    rol VARCHAR,
    rol_rechts VARCHAR,
    organisatiesoort VARCHAR,
    telt VARCHAR,
    getal VARCHAR,
    bij_verschil VARCHAR,
    keuze VARCHAR,
    keuze_reden VARCHAR
);
COMMENT ON TABLE core.verband IS 'Een rij is een regel uit indicators.yml die zegt wat in de bronnen met elkaar moet kloppen.';
COMMENT ON COLUMN core.verband.id IS 'Id van het verband.';
COMMENT ON COLUMN core.verband.volgorde IS 'Plaats in indicators.yml.';
COMMENT ON COLUMN core.verband.programma_id IS 'Programma waar het over gaat.';
COMMENT ON COLUMN core.verband.soort IS 'Soort vergelijking.';
COMMENT ON COLUMN core.verband.vraag IS 'Wat er vergeleken wordt, als vraag.';
COMMENT ON COLUMN core.verband.waarom IS 'Welke conclusie ervan afhangt; leeg: wat voor de hele soort geldt.';
COMMENT ON COLUMN core.verband.hoort_bij IS 'Verband over dezelfde kwestie; leeg: hoort nergens bij.';
COMMENT ON COLUMN core.verband.relatie IS 'gelijk, hoogstens, minstens, voor of los; leeg: volgt uit de soort.';
COMMENT ON COLUMN core.verband.procent IS 'Bij aandeel: sleutel van het percentage.';
COMMENT ON COLUMN core.verband.fasemodel_id IS 'Bij fasen: het fasemodel.';
COMMENT ON COLUMN core.verband.rol IS 'Bij lijst en partijen: rol van de deelname.';
COMMENT ON COLUMN core.verband.rol_rechts IS 'Bij partijen: rol in de tweede lijst.';
COMMENT ON COLUMN core.verband.organisatiesoort IS 'Bij partijen: alleen organisaties van deze soort; leeg: alle.';
COMMENT ON COLUMN core.verband.telt IS 'Bij lijst: per_onderdeel, vermeldingen, organisaties of in_meer.';
COMMENT ON COLUMN core.verband.getal IS 'Bij lijst: sleutel van het genoemde aantal; {onderdeel} is het onderdeel van de lijst.';
COMMENT ON COLUMN core.verband.bij_verschil IS 'Wat een verschil betekent: gat of voor_meer_uitleg; leeg: tegenspraak.';
COMMENT ON COLUMN core.verband.keuze IS 'Welke waarde de monitor kiest; leeg: er hoeft niet gekozen te worden.';
COMMENT ON COLUMN core.verband.keuze_reden IS 'Waarom die waarde.';

CREATE TABLE core.verband_term (
    verband_id VARCHAR NOT NULL REFERENCES core.verband (id),
    kant VARCHAR NOT NULL CHECK (kant IN ('links', 'rechts', 'keer')),
    volgorde INTEGER NOT NULL,
    patroon VARCHAR NOT NULL,
    PRIMARY KEY (verband_id, kant, volgorde)
);
COMMENT ON TABLE core.verband_term IS 'Een rij is een sleutel of onderdeel aan een kant van een verband.';
COMMENT ON COLUMN core.verband_term.verband_id IS 'Verband.';
COMMENT ON COLUMN core.verband_term.kant IS 'links of rechts, of keer: het getal waarmee links vermenigvuldigd wordt.';
COMMENT ON COLUMN core.verband_term.volgorde IS 'Plaats aan die kant.';
COMMENT ON COLUMN core.verband_term.patroon IS 'Sleutel (met #teller, #noemer of #n: dat deel ervan), aantal: met een sleutel, getal: met een vast getal, of onderdeel; * staat voor elke tekst.';

CREATE TABLE core.verband_verklaring (
    verband_id VARCHAR NOT NULL REFERENCES core.verband (id),
    bij VARCHAR,
    reden VARCHAR NOT NULL
);
COMMENT ON TABLE core.verband_verklaring IS 'Een rij is de reden waarom een uitkomst van een verband geen fout is.';
COMMENT ON COLUMN core.verband_verklaring.verband_id IS 'Verband.';
COMMENT ON COLUMN core.verband_verklaring.bij IS 'Onderwerp van de uitkomst; leeg: elke uitkomst.';
COMMENT ON COLUMN core.verband_verklaring.reden IS 'De reden.';

-- ───────────────────────────── deliveries (from levering.yml) ─────────────────────────────

CREATE TABLE core.levering (
    id VARCHAR PRIMARY KEY,
    titel VARCHAR NOT NULL,
    korte_titel VARCHAR NOT NULL,
    soort VARCHAR NOT NULL CHECK (soort IN ('rapport', 'opgave', 'regeling', 'eigen_oordeel', 'overleg')),
    uitgever VARCHAR NOT NULL,
    publicatiedatum DATE NOT NULL,
    bekend_op DATE NOT NULL,
    datum_precisie core.precisie NOT NULL,
    openbaar BOOLEAN NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('concept', 'vastgesteld')),
    licentie VARCHAR NOT NULL,
    toelichting VARCHAR
);
COMMENT ON TABLE core.levering IS 'Een rij is een levering: een rapport, een opgave of een eigen oordeel van deze monitor. Een levering wordt nooit gewijzigd.';
COMMENT ON COLUMN core.levering.id IS 'Naam van de map in data/leveringen.';
COMMENT ON COLUMN core.levering.titel IS 'Titel van het document of de levering.';
COMMENT ON COLUMN core.levering.korte_titel IS 'Titel zoals die onder een cijfer staat.';
COMMENT ON COLUMN core.levering.soort IS 'rapport, opgave, regeling (regels, geen voortgang), eigen_oordeel of overleg (wat bij een overleg is vastgelegd: agenda, dia''s, besluiten, acties, uitleg).';
COMMENT ON COLUMN core.levering.uitgever IS 'Wie het document uitgaf.';
COMMENT ON COLUMN core.levering.publicatiedatum IS 'Datum van uitgave; bij een onbekende dag de laatste dag van de periode.';
COMMENT ON COLUMN core.levering.bekend_op IS 'Vanaf deze dag kon de monitor het weten.';
COMMENT ON COLUMN core.levering.datum_precisie IS 'Hoe precies beide datums bekend zijn.';
COMMENT ON COLUMN core.levering.openbaar IS 'Of de levering openbaar is.';
COMMENT ON COLUMN core.levering.status IS 'concept of vastgesteld.';
COMMENT ON COLUMN core.levering.licentie IS 'Onder welke voorwaarden de gegevens gebruikt worden.';
COMMENT ON COLUMN core.levering.toelichting IS 'Bijzonderheden van de levering; met een verborgen getal erin alleen de woorden daarvan.';

CREATE TABLE core.bron (
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    bestand VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    regels INTEGER NOT NULL,
    PRIMARY KEY (levering_id, bestand)
);
COMMENT ON TABLE core.bron IS 'Een rij is een brondocument van een levering.';
COMMENT ON COLUMN core.bron.levering_id IS 'Levering waar het document bij hoort.';
COMMENT ON COLUMN core.bron.bestand IS 'Kale naam van het bestand.';
COMMENT ON COLUMN core.bron.sha256 IS 'Vingerafdruk van het bestand waarnaar de regelnummers verwijzen.';
COMMENT ON COLUMN core.bron.regels IS 'Aantal regels van het bestand.';

CREATE TABLE core.levering_stap (
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    volgorde INTEGER NOT NULL,
    over_levering_id VARCHAR NOT NULL,
    stap VARCHAR NOT NULL CHECK (stap IN ('wederhoor', 'vastgesteld')),
    onderdeel_id VARCHAR,
    tekst VARCHAR,
    door VARCHAR NOT NULL,
    op DATE NOT NULL
);
COMMENT ON TABLE core.levering_stap IS 'Een rij is een stap van een aanvaarde levering: wederhoor van wie de cijfers zijn, of dat de levering is vastgesteld.';
COMMENT ON COLUMN core.levering_stap.levering_id IS 'Levering waarin de stap staat.';
COMMENT ON COLUMN core.levering_stap.volgorde IS 'Volgorde van de stappen.';
COMMENT ON COLUMN core.levering_stap.over_levering_id IS 'Levering waar de stap over gaat.';
COMMENT ON COLUMN core.levering_stap.stap IS 'wederhoor of vastgesteld.';
COMMENT ON COLUMN core.levering_stap.onderdeel_id IS 'Onderdeel waarvoor het wederhoor spreekt; leeg: de hele levering.';
COMMENT ON COLUMN core.levering_stap.tekst IS 'Wat erbij gezegd is; leeg: niets; over een levering met een verborgen getal alleen de woorden daarvan.';
COMMENT ON COLUMN core.levering_stap.door IS 'Wie het deed: een functie, geen naam.';
COMMENT ON COLUMN core.levering_stap.op IS 'Wanneer.';

CREATE TABLE core.overleg (
    id VARCHAR PRIMARY KEY,
    programma_id VARCHAR NOT NULL,
    naam VARCHAR NOT NULL,
    datum DATE NOT NULL,
    agenda VARCHAR[] NOT NULL,
    staat VARCHAR,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id)
);
COMMENT ON TABLE core.overleg IS 'Een rij is een overleg, zoals het laatst is vastgelegd: in voorbereiding, of met de dia''s die het zag (core.overleg_dia en core.overleg_vak).';
COMMENT ON COLUMN core.overleg.id IS 'Id van het overleg: kleine letters, cijfers en koppeltekens.';
COMMENT ON COLUMN core.overleg.programma_id IS 'Programma waar het overleg over ging.';
COMMENT ON COLUMN core.overleg.naam IS 'Hoe het overleg heet.';
COMMENT ON COLUMN core.overleg.datum IS 'Dag van het overleg.';
COMMENT ON COLUMN core.overleg.agenda IS 'De punten van de agenda, in volgorde; leeg: geen agenda.';
COMMENT ON COLUMN core.overleg.staat IS 'De stand waarnaar het overleg keek; leeg: in voorbereiding, de dia''s liggen nog niet vast.';
COMMENT ON COLUMN core.overleg.levering_id IS 'Levering waarin het is vastgelegd.';

CREATE TABLE core.correctie (
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    sleutel VARCHAR NOT NULL,
    PRIMARY KEY (levering_id, sleutel)
);
COMMENT ON TABLE core.correctie IS 'Een rij is een feit dat een levering verbetert: de eerdere waarde blijft bewaard, de nieuwe geldt.';
COMMENT ON COLUMN core.correctie.levering_id IS 'Levering die de verbetering geeft.';
COMMENT ON COLUMN core.correctie.sleutel IS 'Sleutel van het feit dat verbeterd wordt.';

CREATE TABLE core.verborgen (
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    sleutel VARCHAR NOT NULL,
    PRIMARY KEY (levering_id, sleutel)
);
COMMENT ON TABLE core.verborgen IS 'Een rij is een getal over personen dat niet getoond wordt: het is klein, of een klein aantal is eruit af te leiden. Welk van de twee staat hier niet, want dat verraadt al iets.';
COMMENT ON COLUMN core.verborgen.levering_id IS 'Levering waar het getal in staat.';
COMMENT ON COLUMN core.verborgen.sleutel IS 'Sleutel van het getal.';

-- ───────────────────────────── structure (from CSV) ─────────────────────────────

CREATE TABLE core.onderdeel (
    id VARCHAR PRIMARY KEY CHECK (regexp_full_match(id, '[a-z0-9-]+(/[a-z0-9-]+)*')),
    ouder_id VARCHAR,
    soort core.onderdeel_soort NOT NULL,
    naam VARCHAR NOT NULL,
    korte_naam VARCHAR,
    doelstelling VARCHAR,
    start_op DATE,
    start_precisie core.precisie,
    eind_op DATE,
    eind_precisie core.precisie,
    uitvoerder VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL,
    volgorde INTEGER NOT NULL
);
COMMENT ON TABLE core.onderdeel IS 'Een rij is een knoop in de boom: programma, actielijn, thema, project, pilot, verbeterplan of afspraak. Beschrijft een latere levering hem opnieuw, dan geldt de laatste beschrijving.';
COMMENT ON COLUMN core.onderdeel.id IS 'Leesbaar pad, bijvoorbeeld vl/2/maatwerkplekken: kleine letters, cijfers, koppeltekens en schuine strepen.';
COMMENT ON COLUMN core.onderdeel.ouder_id IS 'Id van het onderdeel erboven; leeg bij een programma.';
COMMENT ON COLUMN core.onderdeel.soort IS 'programma, actielijn, thema, spoor, project, pilot, verbeterplan of afspraak.';
COMMENT ON COLUMN core.onderdeel.naam IS 'Naam zoals de bron die geeft.';
COMMENT ON COLUMN core.onderdeel.korte_naam IS 'Naam voor in een grafiek of tabel; leeg is gelijk aan naam.';
COMMENT ON COLUMN core.onderdeel.doelstelling IS 'Wat het onderdeel wil bereiken, in eigen woorden.';
COMMENT ON COLUMN core.onderdeel.start_op IS 'Begindatum (jjjj-mm-dd); bij een onbekende dag de eerste dag van de periode. Leeg: niet vermeld.';
COMMENT ON COLUMN core.onderdeel.start_precisie IS 'Hoe precies start_op bekend is.';
COMMENT ON COLUMN core.onderdeel.eind_op IS 'Einddatum (jjjj-mm-dd); bij een onbekende dag de laatste dag van de periode. Leeg: niet vermeld.';
COMMENT ON COLUMN core.onderdeel.eind_precisie IS 'Hoe precies eind_op bekend is.';
COMMENT ON COLUMN core.onderdeel.volgorde IS 'Plaats waarop de leveringen het onderdeel voor het eerst noemen.';
COMMENT ON COLUMN core.onderdeel.uitvoerder IS 'Wie het uitvoert, zoals de bron het noemt. Leeg: niet vermeld.';
COMMENT ON COLUMN core.onderdeel.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.onderdeel.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.onderdeel.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.onderdeel.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.onderdeel.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.onderdeel.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.organisatie (
    id VARCHAR PRIMARY KEY CHECK (regexp_full_match(id, '[a-z0-9-]+')),
    naam VARCHAR NOT NULL,
    soort core.organisatie_soort NOT NULL,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.organisatie IS 'Een rij is een organisatie.';
COMMENT ON COLUMN core.organisatie.id IS 'Leesbare id: kleine letters, cijfers en koppeltekens.';
COMMENT ON COLUMN core.organisatie.naam IS 'Naam waaronder wij de organisatie tonen.';
COMMENT ON COLUMN core.organisatie.soort IS 'Soort organisatie.';
COMMENT ON COLUMN core.organisatie.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.organisatie.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.organisatie.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.organisatie.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.organisatie.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.organisatie.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.alias (
    sleutel VARCHAR PRIMARY KEY,
    organisatie_id VARCHAR NOT NULL REFERENCES core.organisatie (id),
    naam VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    reden VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.alias IS 'Een rij is een vermelding in een lijst: de naam zoals die daar gespeld staat, en de organisatie die ermee bedoeld is.';
COMMENT ON COLUMN core.alias.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.alias.organisatie_id IS 'Organisatie die bedoeld is.';
COMMENT ON COLUMN core.alias.naam IS 'Naam zoals de bron die spelt.';
COMMENT ON COLUMN core.alias.onderdeel_id IS 'Onderdeel in wiens lijst de naam staat.';
COMMENT ON COLUMN core.alias.reden IS 'Waarom een afwijkende spelling dezelfde organisatie is; leeg als de naam gelijk is.';
COMMENT ON COLUMN core.alias.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.alias.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.alias.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.alias.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.alias.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.alias.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.deelname (
    sleutel VARCHAR PRIMARY KEY,
    organisatie_id VARCHAR NOT NULL REFERENCES core.organisatie (id),
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    rol core.rol NOT NULL,
    toelichting VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.deelname IS 'Een rij is: deze organisatie heeft deze rol in dit onderdeel.';
COMMENT ON COLUMN core.deelname.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.deelname.organisatie_id IS 'Organisatie die meedoet.';
COMMENT ON COLUMN core.deelname.onderdeel_id IS 'Onderdeel waaraan zij meedoet.';
COMMENT ON COLUMN core.deelname.rol IS 'deelnemer, uitvoerder, onderzoeker, partner of opdrachtgever.';
COMMENT ON COLUMN core.deelname.toelichting IS 'Bijzonderheden.';
COMMENT ON COLUMN core.deelname.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.deelname.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.deelname.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.deelname.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.deelname.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.deelname.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

-- ───────────────────────────── facts (from CSV) ─────────────────────────────

CREATE TABLE core.meting (
    sleutel VARCHAR PRIMARY KEY,
    indicator_id VARCHAR NOT NULL,
    indicator_versie INTEGER,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    organisatie_id VARCHAR REFERENCES core.organisatie (id),
    uitsplitsing VARCHAR,
    geldig_van DATE,
    geldig_op DATE NOT NULL,
    geldig_precisie core.precisie NOT NULL,
    waarde DOUBLE,
    waarde_tot DOUBLE,
    teller DOUBLE,
    noemer DOUBLE,
    n DOUBLE,
    n_kwalificatie core.kwalificatie,
    kwalificatie core.kwalificatie NOT NULL,
    wijze core.wijze NOT NULL,
    wijze_reden VARCHAR,
    gedrukt VARCHAR,
    stilte core.stilte,
    toelichting VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL,
    FOREIGN KEY (indicator_id, indicator_versie) REFERENCES core.indicator (id, versie)
);
COMMENT ON TABLE core.meting IS 'Een rij is een waarde van een indicator voor een onderdeel, een organisatie en een uitsplitsing op een datum of over een periode.';
COMMENT ON COLUMN core.meting.sleutel IS 'Leesbare sleutel, stabiel over builds: meting:indicator:onderdeel:datum.';
COMMENT ON COLUMN core.meting.indicator_id IS 'Indicator uit indicators.yml.';
COMMENT ON COLUMN core.meting.indicator_versie IS 'Versie van de definitie; leeg is 1.';
COMMENT ON COLUMN core.meting.onderdeel_id IS 'Onderdeel waar de waarde over gaat.';
COMMENT ON COLUMN core.meting.organisatie_id IS 'Organisatie waar de waarde over gaat; leeg: alle samen.';
COMMENT ON COLUMN core.meting.uitsplitsing IS 'Deelgroep als dimensie=waarde, bijvoorbeeld bijeenkomst=1; leeg: het geheel.';
COMMENT ON COLUMN core.meting.geldig_van IS 'Begin van de periode; leeg bij een stand op een moment of als het begin niet bekend is.';
COMMENT ON COLUMN core.meting.geldig_op IS 'Datum waarop de waarde geldt, of einde van de periode; bij een onbekende dag de laatste dag.';
COMMENT ON COLUMN core.meting.geldig_precisie IS 'Hoe precies geldig_op bekend is.';
COMMENT ON COLUMN core.meting.waarde IS 'De waarde zoals gedrukt (punt als decimaalteken); een percentage als 0-100. Leeg als er een stilte is, of als teller en noemer gegeven zijn.';
COMMENT ON COLUMN core.meting.waarde_tot IS 'Bovengrens, als de bron een bereik geeft ("400 tot 450").';
COMMENT ON COLUMN core.meting.teller IS 'Teller van een aandeel.';
COMMENT ON COLUMN core.meting.noemer IS 'Noemer van een aandeel.';
COMMENT ON COLUMN core.meting.n IS 'Aantal waarop een gemiddelde of percentage berust; leeg: n onbekend.';
COMMENT ON COLUMN core.meting.n_kwalificatie IS 'Wat de tekst zegt bij n, bijvoorbeeld meer_dan; leeg is exact.';
COMMENT ON COLUMN core.meting.kwalificatie IS 'Wat de tekst zegt: exact, circa, ruim, bijna, meer_dan, minder_dan, minstens, maximaal, gemiddeld of verwacht.';
COMMENT ON COLUMN core.meting.wijze IS 'Hoe het getal in de bron staat: letterlijk, getalwoord, geteld, berekend of gecorrigeerd.';
COMMENT ON COLUMN core.meting.wijze_reden IS 'Verplicht bij geteld, berekend en gecorrigeerd: hoe en waarom.';
COMMENT ON COLUMN core.meting.gedrukt IS 'Het getal zoals het gedrukt staat, met zo veel woorden erbij dat het in en rond deze regels maar een keer voorkomt; meer stukken gescheiden door een verticale streep. Hieraan controleert verify het getal.';
COMMENT ON COLUMN core.meting.stilte IS 'Waarom er geen waarde is; leeg als er een waarde is.';
COMMENT ON COLUMN core.meting.toelichting IS 'Bijzonderheden, in eigen woorden.';
COMMENT ON COLUMN core.meting.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.meting.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.meting.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.meting.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.meting.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.meting.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.doel (
    sleutel VARCHAR PRIMARY KEY,
    indicator_id VARCHAR NOT NULL,
    indicator_versie INTEGER,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    datum DATE,
    datum_precisie core.precisie,
    waarde DOUBLE NOT NULL,
    kwalificatie core.kwalificatie NOT NULL,
    oorspronkelijk BOOLEAN NOT NULL,
    vastgesteld_door VARCHAR,
    geldt_voor VARCHAR NOT NULL,
    duur_maanden INTEGER,
    toelichting VARCHAR,
    wijze core.wijze NOT NULL,
    wijze_reden VARCHAR,
    gedrukt VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL,
    FOREIGN KEY (indicator_id, indicator_versie) REFERENCES core.indicator (id, versie)
);
COMMENT ON TABLE core.doel IS 'Een rij is een doel: een waarde van een indicator voor een onderdeel op een streefdatum.';
COMMENT ON COLUMN core.doel.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.doel.indicator_id IS 'Indicator uit indicators.yml.';
COMMENT ON COLUMN core.doel.indicator_versie IS 'Versie van de definitie; leeg is 1.';
COMMENT ON COLUMN core.doel.onderdeel_id IS 'Onderdeel waarvoor het doel geldt.';
COMMENT ON COLUMN core.doel.datum IS 'Streefdatum; bij een onbekende dag de laatste dag van de periode. Leeg: niet vermeld, dan is er geen oordeel.';
COMMENT ON COLUMN core.doel.datum_precisie IS 'Hoe precies de streefdatum is.';
COMMENT ON COLUMN core.doel.waarde IS 'Streefwaarde.';
COMMENT ON COLUMN core.doel.kwalificatie IS 'Wat de tekst zegt bij de streefwaarde.';
COMMENT ON COLUMN core.doel.oorspronkelijk IS 'ja: het eerste plan; nee: een latere bijstelling.';
COMMENT ON COLUMN core.doel.vastgesteld_door IS 'Wie het doel stelde. Leeg: niet vermeld.';
COMMENT ON COLUMN core.doel.geldt_voor IS 'Voor wie of wat het doel geldt.';
COMMENT ON COLUMN core.doel.duur_maanden IS 'Hoe lang het bereikte moet duren; leeg: geen duur genoemd.';
COMMENT ON COLUMN core.doel.toelichting IS 'Bijzonderheden, in eigen woorden.';
COMMENT ON COLUMN core.doel.wijze IS 'Hoe het getal in de bron staat.';
COMMENT ON COLUMN core.doel.wijze_reden IS 'Verplicht bij geteld, berekend en gecorrigeerd.';
COMMENT ON COLUMN core.doel.gedrukt IS 'Het getal zoals het gedrukt staat, met zo veel woorden erbij dat het in en rond deze regels maar een keer voorkomt; meer stukken gescheiden door een verticale streep. Hieraan controleert verify het getal.';
COMMENT ON COLUMN core.doel.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.doel.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.doel.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.doel.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.doel.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.doel.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.fasetelling (
    sleutel VARCHAR PRIMARY KEY,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    fasemodel_id VARCHAR NOT NULL,
    fase_id VARCHAR NOT NULL,
    datum DATE NOT NULL,
    datum_precisie core.precisie NOT NULL,
    aantal INTEGER,
    kwalificatie core.kwalificatie NOT NULL,
    wijze core.wijze NOT NULL,
    wijze_reden VARCHAR,
    gedrukt VARCHAR,
    stilte core.stilte,
    toelichting VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL,
    FOREIGN KEY (fasemodel_id, fase_id) REFERENCES core.fase (fasemodel_id, id)
);
COMMENT ON TABLE core.fasetelling IS 'Een rij is het aantal in een fase van een onderdeel op een datum.';
COMMENT ON COLUMN core.fasetelling.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.fasetelling.onderdeel_id IS 'Onderdeel waarvan de fasen geteld zijn.';
COMMENT ON COLUMN core.fasetelling.fasemodel_id IS 'Fasemodel uit indicators.yml.';
COMMENT ON COLUMN core.fasetelling.fase_id IS 'Fase binnen het model.';
COMMENT ON COLUMN core.fasetelling.datum IS 'Datum van de stand; bij een onbekende dag de laatste dag van de periode.';
COMMENT ON COLUMN core.fasetelling.datum_precisie IS 'Hoe precies de datum is.';
COMMENT ON COLUMN core.fasetelling.aantal IS 'Aantal in deze fase; leeg als er een stilte is.';
COMMENT ON COLUMN core.fasetelling.kwalificatie IS 'Wat de tekst zegt bij het aantal.';
COMMENT ON COLUMN core.fasetelling.wijze IS 'Hoe het getal in de bron staat.';
COMMENT ON COLUMN core.fasetelling.wijze_reden IS 'Verplicht bij geteld, berekend en gecorrigeerd.';
COMMENT ON COLUMN core.fasetelling.gedrukt IS 'Het getal zoals het gedrukt staat, met zo veel woorden erbij dat het in en rond deze regels maar een keer voorkomt; meer stukken gescheiden door een verticale streep. Hieraan controleert verify het getal.';
COMMENT ON COLUMN core.fasetelling.stilte IS 'Waarom er geen aantal is.';
COMMENT ON COLUMN core.fasetelling.toelichting IS 'Bijzonderheden, bijvoorbeeld de reden van vertraging, in eigen woorden.';
COMMENT ON COLUMN core.fasetelling.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.fasetelling.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.fasetelling.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.fasetelling.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.fasetelling.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.fasetelling.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.besluit (
    id VARCHAR PRIMARY KEY,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    wat VARCHAR NOT NULL,
    wie VARCHAR,
    datum DATE,
    datum_precisie core.precisie,
    status core.besluit_status NOT NULL,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.besluit IS 'Een rij is een besluit: genomen, gevraagd, ingetrokken, aangekondigd of nodig. Aan welk overleg het voorlag staat in core.overleg_besluit, wat eraan hangt in core.borging. Van een besluit dat een latere levering opnieuw noemt, geldt de laatste rij.';
COMMENT ON COLUMN core.besluit.id IS 'Id van het besluit: kleine letters, cijfers en koppeltekens.';
COMMENT ON COLUMN core.besluit.onderdeel_id IS 'Onderdeel waar het besluit over gaat.';
COMMENT ON COLUMN core.besluit.wat IS 'Wat er besloten is of moet worden, in eigen woorden.';
COMMENT ON COLUMN core.besluit.wie IS 'Wie besluit. Leeg: niet vermeld.';
COMMENT ON COLUMN core.besluit.datum IS 'Wanneer het genomen is, of verwacht wordt; leeg: niet vermeld.';
COMMENT ON COLUMN core.besluit.datum_precisie IS 'Hoe precies de datum is.';
COMMENT ON COLUMN core.besluit.status IS 'genomen, gevraagd (het ligt voor aan een overleg), ingetrokken (het wordt niet meer gevraagd), aangekondigd (de bron noemt dat het komt) of nodig (zonder dit besluit blijft het niet, en niemand kondigt het aan).';
COMMENT ON COLUMN core.besluit.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.besluit.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.besluit.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.besluit.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.besluit.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.besluit.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.faseverloop (
    sleutel VARCHAR PRIMARY KEY,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    organisatie_id VARCHAR REFERENCES core.organisatie (id),
    fasemodel_id VARCHAR NOT NULL,
    fase_id VARCHAR NOT NULL,
    datum DATE NOT NULL,
    datum_precisie core.precisie NOT NULL,
    grondslag core.grondslag NOT NULL,
    reden VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL,
    FOREIGN KEY (fasemodel_id, fase_id) REFERENCES core.fase (fasemodel_id, id)
);
COMMENT ON TABLE core.faseverloop IS 'Een rij is: dit onderdeel, of het plan van deze organisatie erin, kwam op deze datum in deze fase.';
COMMENT ON COLUMN core.faseverloop.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.faseverloop.onderdeel_id IS 'Onderdeel dat in de fase kwam.';
COMMENT ON COLUMN core.faseverloop.organisatie_id IS 'Organisatie wier plan in de fase kwam; leeg: het onderdeel als geheel.';
COMMENT ON COLUMN core.faseverloop.fasemodel_id IS 'Fasemodel uit indicators.yml.';
COMMENT ON COLUMN core.faseverloop.fase_id IS 'Fase waarin het kwam.';
COMMENT ON COLUMN core.faseverloop.datum IS 'Dag waarop de fase begon; bij een onbekende dag de laatste dag van de periode.';
COMMENT ON COLUMN core.faseverloop.datum_precisie IS 'Hoe precies de datum is.';
COMMENT ON COLUMN core.faseverloop.grondslag IS 'opgave: de uitvoerder zegt het zelf. bewijs: iemand anders stelde het vast of er is een stuk van.';
COMMENT ON COLUMN core.faseverloop.reden IS 'Waarom; nodig bij een stap terug of een stap uit een eindfase. In eigen woorden.';
COMMENT ON COLUMN core.faseverloop.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.faseverloop.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.faseverloop.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.faseverloop.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.faseverloop.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.faseverloop.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.borging (
    sleutel VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    niveau core.borging_niveau NOT NULL,
    wat VARCHAR,
    wie VARCHAR,
    datum DATE,
    datum_precisie core.precisie,
    trede core.trede,
    bewijs_soort core.bewijs_soort,
    trede_reden VARCHAR,
    schaal core.borging_schaal,
    besluit_id VARCHAR REFERENCES core.besluit (id),
    geld VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.borging IS 'Een rij is een uitspraak over borging, of (in een levering eigen_oordeel) de trede die wij aan die uitspraak geven.';
COMMENT ON COLUMN core.borging.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.borging.id IS 'Id van de uitspraak; een oordeel gebruikt dezelfde id als de uitspraak.';
COMMENT ON COLUMN core.borging.onderdeel_id IS 'Onderdeel waar de uitspraak over gaat.';
COMMENT ON COLUMN core.borging.niveau IS 'organisatie, kennis_sector, werkwijze_instanties of stelsel.';
COMMENT ON COLUMN core.borging.wat IS 'Wat er blijft of geregeld wordt, in eigen woorden. Leeg bij een oordeel.';
COMMENT ON COLUMN core.borging.wie IS 'Wie ervoor zorgt na het programma. Leeg: niet vermeld.';
COMMENT ON COLUMN core.borging.datum IS 'Vanaf of tot wanneer; leeg: niet vermeld. In een oordeel: de datum waarop de bron het bewijs voor het laatst bevestigt.';
COMMENT ON COLUMN core.borging.datum_precisie IS 'Hoe precies de datum is.';
COMMENT ON COLUMN core.borging.trede IS 'B0 onbekend, B1 voornemen, B2 geregeld, B3 ingebed, B4 in gebruik, B5 bestendigd. Alleen in een oordeel.';
COMMENT ON COLUMN core.borging.bewijs_soort IS 'Soort bewijs voor de trede.';
COMMENT ON COLUMN core.borging.trede_reden IS 'Waarom deze trede en niet een hogere.';
COMMENT ON COLUMN core.borging.schaal IS 'Hoe ver het bewijs reikt: een_organisatie, enkele_organisaties, veel_organisaties of landelijk. Leeg: niet vermeld.';
COMMENT ON COLUMN core.borging.besluit_id IS 'Besluit waar dit aan hangt. Leeg: niet vermeld.';
COMMENT ON COLUMN core.borging.geld IS 'Wie betaalt of uit welk budget, in eigen woorden. Leeg: niet vermeld.';
COMMENT ON COLUMN core.borging.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.borging.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.borging.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.borging.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.borging.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.borging.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.oordeel (
    sleutel VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    vraag core.oordeel_vraag NOT NULL,
    oordeel core.oordeel_uitkomst NOT NULL,
    soort core.oordeel_soort NOT NULL,
    beoordelaar VARCHAR NOT NULL,
    onderbouwing VARCHAR NOT NULL,
    datum DATE NOT NULL,
    datum_precisie core.precisie NOT NULL,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.oordeel IS 'Een rij is een oordeel over een onderdeel op een van de drie evaluatievragen.';
COMMENT ON COLUMN core.oordeel.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.oordeel.id IS 'Id van het oordeel.';
COMMENT ON COLUMN core.oordeel.onderdeel_id IS 'Onderdeel waar het oordeel over gaat.';
COMMENT ON COLUMN core.oordeel.vraag IS 'doel_behaald, effect_in_sector of duurzaam_geborgd.';
COMMENT ON COLUMN core.oordeel.oordeel IS 'ja, deels, nee of nog_niet_te_beoordelen; niet hoger dan de woorden van de bron. Die lezing is van deze monitor.';
COMMENT ON COLUMN core.oordeel.soort IS 'opgave_programma of opgave_uitvoerder (over zichzelf), of onafhankelijk. Alleen onafhankelijk telt mee.';
COMMENT ON COLUMN core.oordeel.beoordelaar IS 'Wie het oordeel geeft: een organisatie, geen persoon.';
COMMENT ON COLUMN core.oordeel.onderbouwing IS 'Waarop het oordeel berust, in eigen woorden.';
COMMENT ON COLUMN core.oordeel.datum IS 'Datum van het oordeel; bij een onbekende dag de laatste dag van de periode.';
COMMENT ON COLUMN core.oordeel.datum_precisie IS 'Hoe precies de datum is.';
COMMENT ON COLUMN core.oordeel.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.oordeel.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.oordeel.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.oordeel.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.oordeel.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.oordeel.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.weging (
    sleutel VARCHAR PRIMARY KEY,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    klasse core.klasse NOT NULL,
    reden VARCHAR NOT NULL,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.weging IS 'Een rij is de klasse die de evaluator een onderdeel geeft; die van de laatste levering geldt.';
COMMENT ON COLUMN core.weging.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.weging.onderdeel_id IS 'Onderdeel dat de klasse krijgt.';
COMMENT ON COLUMN core.weging.klasse IS 'klein, middel of groot; hoe zwaar dat is, staat in indicators.yml.';
COMMENT ON COLUMN core.weging.reden IS 'Waarom deze klasse, in eigen woorden.';
COMMENT ON COLUMN core.weging.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.weging.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.weging.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.weging.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.weging.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.weging.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.mijlpaal (
    sleutel VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    naam VARCHAR NOT NULL,
    datum DATE NOT NULL,
    datum_precisie core.precisie NOT NULL,
    status core.mijlpaal_status NOT NULL,
    oorspronkelijke_datum DATE,
    oorspronkelijke_precisie core.precisie,
    reden VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.mijlpaal IS 'Een rij is een gepland of gehaald moment.';
COMMENT ON COLUMN core.mijlpaal.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.mijlpaal.id IS 'Id van de mijlpaal.';
COMMENT ON COLUMN core.mijlpaal.onderdeel_id IS 'Onderdeel waar de mijlpaal bij hoort.';
COMMENT ON COLUMN core.mijlpaal.naam IS 'Wat er dan gebeurt, in eigen woorden.';
COMMENT ON COLUMN core.mijlpaal.datum IS 'Datum; bij een onbekende dag de laatste dag van de periode.';
COMMENT ON COLUMN core.mijlpaal.datum_precisie IS 'Hoe precies de datum is.';
COMMENT ON COLUMN core.mijlpaal.status IS 'gehaald, gepland of vervallen, volgens de bron.';
COMMENT ON COLUMN core.mijlpaal.oorspronkelijke_datum IS 'Eerder geplande datum, als de bron een verschuiving noemt.';
COMMENT ON COLUMN core.mijlpaal.oorspronkelijke_precisie IS 'Hoe precies die eerdere datum is.';
COMMENT ON COLUMN core.mijlpaal.reden IS 'Reden van een verschuiving, als de bron die geeft.';
COMMENT ON COLUMN core.mijlpaal.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.mijlpaal.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.mijlpaal.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.mijlpaal.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.mijlpaal.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.mijlpaal.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.opbrengst (
    sleutel VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    naam VARCHAR NOT NULL,
    soort core.opbrengst_soort NOT NULL,
    status core.opbrengst_status NOT NULL,
    datum DATE,
    datum_precisie core.precisie,
    toelichting VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.opbrengst IS 'Een rij is een product dat het onderdeel opleverde of aankondigde.';
COMMENT ON COLUMN core.opbrengst.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.opbrengst.id IS 'Id van de opbrengst.';
COMMENT ON COLUMN core.opbrengst.onderdeel_id IS 'Onderdeel waar de opbrengst bij hoort.';
COMMENT ON COLUMN core.opbrengst.naam IS 'Naam of titel van het product.';
COMMENT ON COLUMN core.opbrengst.soort IS 'Soort product.';
COMMENT ON COLUMN core.opbrengst.status IS 'opgeleverd, in_ontwikkeling of aangekondigd, volgens de bron.';
COMMENT ON COLUMN core.opbrengst.datum IS 'Datum van oplevering of verwachting; leeg: niet vermeld.';
COMMENT ON COLUMN core.opbrengst.datum_precisie IS 'Hoe precies de datum is.';
COMMENT ON COLUMN core.opbrengst.toelichting IS 'Waar het over gaat, in eigen woorden.';
COMMENT ON COLUMN core.opbrengst.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.opbrengst.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.opbrengst.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.opbrengst.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.opbrengst.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.opbrengst.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.factor (
    sleutel VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    richting core.factor_richting NOT NULL,
    wat VARCHAR NOT NULL,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.factor IS 'Een rij is een reden die de bron noemt waarom iets goed of slecht gaat.';
COMMENT ON COLUMN core.factor.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.factor.id IS 'Id van de factor.';
COMMENT ON COLUMN core.factor.onderdeel_id IS 'Onderdeel waar de reden over gaat.';
COMMENT ON COLUMN core.factor.richting IS 'belemmerend of bevorderend.';
COMMENT ON COLUMN core.factor.wat IS 'De reden, in eigen woorden.';
COMMENT ON COLUMN core.factor.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.factor.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.factor.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.factor.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.factor.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.factor.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.afspraak (
    sleutel VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    code VARCHAR,
    soort core.afspraak_soort NOT NULL,
    onderwerp VARCHAR NOT NULL,
    inhoud VARCHAR NOT NULL,
    partijen VARCHAR,
    wijkt_af_van_wet BOOLEAN,
    wet_artikel VARCHAR,
    binnen_reikwijdte BOOLEAN NOT NULL,
    over_geheel BOOLEAN,
    geldt_van DATE,
    geldt_van_precisie core.precisie,
    geldt_tot_tekst VARCHAR,
    termijn VARCHAR,
    meer_uitleg VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.afspraak IS 'Een rij is een afspraak, randvoorwaarde, verplichting, regel of uitgangspunt.';
COMMENT ON COLUMN core.afspraak.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.afspraak.id IS 'Id van de afspraak.';
COMMENT ON COLUMN core.afspraak.onderdeel_id IS 'Onderdeel waar de afspraak bij hoort.';
COMMENT ON COLUMN core.afspraak.code IS 'Letter zoals gedrukt (A, K.a), of paragraaf met volgnummer (2.3-1); leeg: zonder.';
COMMENT ON COLUMN core.afspraak.soort IS 'uitgangspunt, afspraak, randvoorwaarde, verplichting of regel.';
COMMENT ON COLUMN core.afspraak.onderwerp IS 'Onderwerp in enkele woorden.';
COMMENT ON COLUMN core.afspraak.inhoud IS 'Wat er is afgesproken of geldt, in eigen woorden.';
COMMENT ON COLUMN core.afspraak.partijen IS 'Wie iets moet doen; leeg: alle partijen, of niet vermeld.';
COMMENT ON COLUMN core.afspraak.wijkt_af_van_wet IS 'Of de afspraak afwijkt van de wet zoals die nu is. Leeg: de tekst loopt op de wet vooruit of laat iets weg, en zegt niet of dat afwijken is.';
COMMENT ON COLUMN core.afspraak.wet_artikel IS 'Artikel van de wet; leeg: niet genoemd.';
COMMENT ON COLUMN core.afspraak.binnen_reikwijdte IS 'nee: de tekst zegt dat dit buiten de afspraken valt.';
COMMENT ON COLUMN core.afspraak.over_geheel IS 'ja: de rij zegt iets over alle afspraken van het geheel, zoals wie gebonden is en vanaf wanneer; het register toont haar bij elk deel. Leeg: nee.';
COMMENT ON COLUMN core.afspraak.geldt_van IS 'Vanaf wanneer; leeg: niet vermeld.';
COMMENT ON COLUMN core.afspraak.geldt_van_precisie IS 'Hoe precies het begin is.';
COMMENT ON COLUMN core.afspraak.geldt_tot_tekst IS 'Tot wanneer, in woorden; leeg: niet vermeld.';
COMMENT ON COLUMN core.afspraak.termijn IS 'Een termijn in woorden; leeg: geen.';
COMMENT ON COLUMN core.afspraak.meer_uitleg IS 'Alleen als de tekst op twee manieren te lezen is: welke twee.';
COMMENT ON COLUMN core.afspraak.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.afspraak.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.afspraak.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.afspraak.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.afspraak.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.afspraak.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.afspraak_partij (
    sleutel VARCHAR PRIMARY KEY,
    afspraak_id VARCHAR NOT NULL REFERENCES core.afspraak (id),
    organisatie_id VARCHAR NOT NULL REFERENCES core.organisatie (id),
    datum DATE,
    datum_precisie core.precisie,
    stand core.afspraak_stand,
    werkbaar core.werkbaar,
    knelpunt VARCHAR,
    escalatie VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.afspraak_partij IS 'Een rij is een partij van een afspraak, met hoe ver zij is volgens een levering.';
COMMENT ON COLUMN core.afspraak_partij.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.afspraak_partij.afspraak_id IS 'Afspraak uit afspraak.csv.';
COMMENT ON COLUMN core.afspraak_partij.organisatie_id IS 'Organisatie die partij is bij de afspraak.';
COMMENT ON COLUMN core.afspraak_partij.datum IS 'Datum van de stand; leeg: niet vermeld.';
COMMENT ON COLUMN core.afspraak_partij.datum_precisie IS 'Hoe precies de datum is.';
COMMENT ON COLUMN core.afspraak_partij.stand IS 'nog_niet_begonnen, bezig, gedaan of loopt_vast; leeg: niet vermeld in de bron.';
COMMENT ON COLUMN core.afspraak_partij.werkbaar IS 'Of de afspraak volgens de partij werkt in de praktijk: ja, deels of nee; leeg: niet vermeld.';
COMMENT ON COLUMN core.afspraak_partij.knelpunt IS 'Wat in de weg zit, in eigen woorden; leeg: niet vermeld.';
COMMENT ON COLUMN core.afspraak_partij.escalatie IS 'Waar het knelpunt is neergelegd en wat daar is besloten, in eigen woorden; leeg: niet vermeld.';
COMMENT ON COLUMN core.afspraak_partij.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.afspraak_partij.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.afspraak_partij.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.afspraak_partij.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.afspraak_partij.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.afspraak_partij.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.advies (
    sleutel VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    van VARCHAR NOT NULL,
    wat VARCHAR NOT NULL,
    opvolging VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.advies IS 'Een rij is een advies en wat ermee gebeurde.';
COMMENT ON COLUMN core.advies.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.advies.id IS 'Id van het advies.';
COMMENT ON COLUMN core.advies.onderdeel_id IS 'Onderdeel waar het advies over gaat.';
COMMENT ON COLUMN core.advies.van IS 'Wie adviseert: een rol of een organisatie, geen persoon.';
COMMENT ON COLUMN core.advies.wat IS 'Het advies, in eigen woorden.';
COMMENT ON COLUMN core.advies.opvolging IS 'Wat ermee gebeurde; leeg: niet vermeld.';
COMMENT ON COLUMN core.advies.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.advies.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.advies.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.advies.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.advies.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.advies.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.risico (
    sleutel VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    omschrijving VARCHAR NOT NULL,
    wie_noemt VARCHAR NOT NULL,
    maatregel VARCHAR,
    eigenaar VARCHAR,
    status core.risico_status,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.risico IS 'Een rij is een risico dat een bron noemt: iets dat nog mis kan gaan. Wat nu al hindert, is een factor. Van een risico dat een latere levering opnieuw noemt, geldt de laatste rij.';
COMMENT ON COLUMN core.risico.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.risico.id IS 'Id van het risico.';
COMMENT ON COLUMN core.risico.onderdeel_id IS 'Onderdeel waar het risico bij hoort.';
COMMENT ON COLUMN core.risico.omschrijving IS 'Wat er mis kan gaan, in eigen woorden en niet sterker dan de bron.';
COMMENT ON COLUMN core.risico.wie_noemt IS 'Wie het risico noemt: een rol of een organisatie, geen persoon.';
COMMENT ON COLUMN core.risico.maatregel IS 'Wat ertegen gedaan wordt, in eigen woorden; leeg: de bron noemt niets dat gedaan wordt.';
COMMENT ON COLUMN core.risico.eigenaar IS 'Wie erop let: een rol of een organisatie; leeg: niet vermeld.';
COMMENT ON COLUMN core.risico.status IS 'open of voorbij, volgens de bron; leeg: niet vermeld.';
COMMENT ON COLUMN core.risico.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.risico.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.risico.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.risico.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.risico.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.risico.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.toezegging (
    sleutel VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    wie VARCHAR,
    aan_wie VARCHAR,
    wat VARCHAR NOT NULL,
    toegezegd_op DATE,
    toegezegd_precisie core.precisie,
    termijn DATE,
    termijn_precisie core.precisie,
    hoort_bij VARCHAR,
    nagekomen_op DATE,
    nagekomen_precisie core.precisie,
    blijkt_uit VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.toezegging IS 'Een rij is een toezegging aan de Kamer, of van minister of ministerie aan de sector: iets dat volgens de bron gedaan zal worden. Van een toezegging die een latere levering opnieuw noemt, geldt de laatste rij.';
COMMENT ON COLUMN core.toezegging.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.toezegging.id IS 'Id van de toezegging.';
COMMENT ON COLUMN core.toezegging.onderdeel_id IS 'Onderdeel waar de toezegging over gaat.';
COMMENT ON COLUMN core.toezegging.wie IS 'Wie het toezegt: een rol of een organisatie, geen persoon; leeg: niet vermeld.';
COMMENT ON COLUMN core.toezegging.aan_wie IS 'Aan wie: bijvoorbeeld Tweede Kamer; leeg: niet vermeld.';
COMMENT ON COLUMN core.toezegging.wat IS 'Wat er gedaan zal worden, in eigen woorden.';
COMMENT ON COLUMN core.toezegging.toegezegd_op IS 'Wanneer het is toegezegd; leeg: niet vermeld, of in het document zelf.';
COMMENT ON COLUMN core.toezegging.toegezegd_precisie IS 'Hoe precies die datum is.';
COMMENT ON COLUMN core.toezegging.termijn IS 'Uiterlijk wanneer; bij een onbekende dag de laatste dag van de periode. Leeg: geen termijn vermeld, of de termijn staat bij de mijlpaal in hoort_bij.';
COMMENT ON COLUMN core.toezegging.termijn_precisie IS 'Hoe precies de termijn is.';
COMMENT ON COLUMN core.toezegging.hoort_bij IS 'Sleutel van de mijlpaal, de afspraak of de uitspraak over borging waarin hetzelfde al staat; leeg: het staat nergens anders.';
COMMENT ON COLUMN core.toezegging.nagekomen_op IS 'Wanneer het gedaan is; leeg: de bron zegt het niet.';
COMMENT ON COLUMN core.toezegging.nagekomen_precisie IS 'Hoe precies die datum is.';
COMMENT ON COLUMN core.toezegging.blijkt_uit IS 'Waaruit blijkt dat het gedaan is, in eigen woorden; leeg: dat staat nergens.';
COMMENT ON COLUMN core.toezegging.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.toezegging.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.toezegging.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.toezegging.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.toezegging.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.toezegging.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.verwachte_levering (
    sleutel VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    wat VARCHAR NOT NULL,
    wie VARCHAR,
    uiterlijk DATE NOT NULL,
    uiterlijk_precisie core.precisie NOT NULL,
    over_van DATE,
    over_tot DATE,
    indicator_id VARCHAR,
    vervalt_omdat VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.verwachte_levering IS 'Een rij is een levering van cijfers die volgens een bron komt: een per moment. Of zij er is, volgt uit wat er binnenkwam; dat staat hier niet. Van een verwachte levering die een latere levering opnieuw noemt, geldt de laatste rij.';
COMMENT ON COLUMN core.verwachte_levering.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.verwachte_levering.id IS 'Id van de verwachte levering.';
COMMENT ON COLUMN core.verwachte_levering.onderdeel_id IS 'Onderdeel waar de cijfers over gaan.';
COMMENT ON COLUMN core.verwachte_levering.wat IS 'Wat er geleverd wordt, in eigen woorden.';
COMMENT ON COLUMN core.verwachte_levering.wie IS 'Wie levert: een rol of een organisatie, geen persoon; leeg: niet vermeld.';
COMMENT ON COLUMN core.verwachte_levering.uiterlijk IS 'Uiterlijk wanneer; bij een onbekende dag de laatste dag van de periode.';
COMMENT ON COLUMN core.verwachte_levering.uiterlijk_precisie IS 'Hoe precies die datum is.';
COMMENT ON COLUMN core.verwachte_levering.over_van IS 'Eerste dag van de periode waar de cijfers over gaan; leeg als over_tot leeg is.';
COMMENT ON COLUMN core.verwachte_levering.over_tot IS 'Laatste dag van die periode; leeg: de bron noemt geen periode, dan telt elke latere levering met cijfers over dit onderdeel.';
COMMENT ON COLUMN core.verwachte_levering.indicator_id IS 'Indicator waarvan een waarde er moet zijn; leeg: elk cijfer en elke fase van het onderdeel telt.';
COMMENT ON COLUMN core.verwachte_levering.vervalt_omdat IS 'Waarom de levering niet meer hoeft, in eigen woorden; leeg: zij hoeft nog.';
COMMENT ON COLUMN core.verwachte_levering.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.verwachte_levering.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.verwachte_levering.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.verwachte_levering.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.verwachte_levering.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.verwachte_levering.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.gebeurtenis (
    sleutel VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    naam VARCHAR NOT NULL,
    datum DATE NOT NULL,
    datum_precisie core.precisie NOT NULL,
    soort core.gebeurtenis_soort NOT NULL,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.gebeurtenis IS 'Een rij is iets dat gebeurde, voor een tijdlijn. Een plan is een mijlpaal.';
COMMENT ON COLUMN core.gebeurtenis.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.gebeurtenis.id IS 'Id van de gebeurtenis.';
COMMENT ON COLUMN core.gebeurtenis.onderdeel_id IS 'Onderdeel waar het bij hoort.';
COMMENT ON COLUMN core.gebeurtenis.naam IS 'Wat er gebeurde, in eigen woorden.';
COMMENT ON COLUMN core.gebeurtenis.datum IS 'Datum; bij een onbekende dag de laatste dag van de periode.';
COMMENT ON COLUMN core.gebeurtenis.datum_precisie IS 'Hoe precies de datum is.';
COMMENT ON COLUMN core.gebeurtenis.soort IS 'programma, wet, publicatie of omgeving.';
COMMENT ON COLUMN core.gebeurtenis.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.gebeurtenis.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.gebeurtenis.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.gebeurtenis.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.gebeurtenis.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.gebeurtenis.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.verhaal (
    sleutel VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    perspectief core.perspectief NOT NULL,
    titel VARCHAR NOT NULL,
    tekst VARCHAR NOT NULL,
    link VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.verhaal IS 'Een rij is een verhaal: wat er veranderde en voor wie. Zonder namen van mensen.';
COMMENT ON COLUMN core.verhaal.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.verhaal.id IS 'Id van het verhaal.';
COMMENT ON COLUMN core.verhaal.onderdeel_id IS 'Onderdeel waar het verhaal bij hoort.';
COMMENT ON COLUMN core.verhaal.perspectief IS 'Vanuit wie het wordt verteld.';
COMMENT ON COLUMN core.verhaal.titel IS 'Titel in eigen woorden.';
COMMENT ON COLUMN core.verhaal.tekst IS 'Het verhaal in enkele zinnen, in eigen woorden.';
COMMENT ON COLUMN core.verhaal.link IS 'Adres zoals gedrukt; leeg: geen.';
COMMENT ON COLUMN core.verhaal.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.verhaal.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.verhaal.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.verhaal.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.verhaal.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.verhaal.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.begrip (
    sleutel VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    woord VARCHAR NOT NULL,
    betekenis VARCHAR NOT NULL,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.begrip IS 'Een rij is een betekenis waarin een bron een woord gebruikt. Twee betekenissen van een woord zijn een verschil tussen bronnen.';
COMMENT ON COLUMN core.begrip.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.begrip.id IS 'Id van het gebruik van het woord.';
COMMENT ON COLUMN core.begrip.onderdeel_id IS 'Onderdeel waar het woord zo gebruikt wordt.';
COMMENT ON COLUMN core.begrip.woord IS 'Het woord zoals de bron dat schrijft.';
COMMENT ON COLUMN core.begrip.betekenis IS 'Wat het daar betekent, in eigen woorden.';
COMMENT ON COLUMN core.begrip.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.begrip.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.begrip.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.begrip.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.begrip.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.begrip.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.overleg_besluit (
    overleg_id VARCHAR NOT NULL REFERENCES core.overleg (id),
    besluit_id VARCHAR NOT NULL REFERENCES core.besluit (id),
    cijfer_sleutel VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL,
    PRIMARY KEY (overleg_id, besluit_id)
);
COMMENT ON TABLE core.overleg_besluit IS 'Een rij is een besluit dat aan een overleg voorlag.';
COMMENT ON COLUMN core.overleg_besluit.overleg_id IS 'Het overleg.';
COMMENT ON COLUMN core.overleg_besluit.besluit_id IS 'Het besluit.';
COMMENT ON COLUMN core.overleg_besluit.cijfer_sleutel IS 'Sleutel van het cijfer waar het over gaat; leeg: geen cijfer.';
COMMENT ON COLUMN core.overleg_besluit.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.overleg_besluit.paragraaf IS 'Wat het is, in de tekst die bij de levering bewaard is.';
COMMENT ON COLUMN core.overleg_besluit.regel_van IS 'Eerste regel in die tekst.';
COMMENT ON COLUMN core.overleg_besluit.regel_tot IS 'Laatste regel in die tekst.';
COMMENT ON COLUMN core.overleg_besluit.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.overleg_besluit.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.besluit_optie (
    besluit_id VARCHAR NOT NULL REFERENCES core.besluit (id),
    nummer INTEGER NOT NULL CHECK (nummer >= 1),
    optie VARCHAR NOT NULL,
    gevolg VARCHAR NOT NULL,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL,
    PRIMARY KEY (besluit_id, nummer)
);
COMMENT ON TABLE core.besluit_optie IS 'Een rij is een keuze bij een gevraagd besluit, met haar gevolg.';
COMMENT ON COLUMN core.besluit_optie.besluit_id IS 'Het besluit.';
COMMENT ON COLUMN core.besluit_optie.nummer IS 'De hoeveelste keuze.';
COMMENT ON COLUMN core.besluit_optie.optie IS 'Wat er gekozen kan worden.';
COMMENT ON COLUMN core.besluit_optie.gevolg IS 'Wat er dan gebeurt.';
COMMENT ON COLUMN core.besluit_optie.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.besluit_optie.paragraaf IS 'Wat het is, in de tekst die bij de levering bewaard is.';
COMMENT ON COLUMN core.besluit_optie.regel_van IS 'Eerste regel in die tekst.';
COMMENT ON COLUMN core.besluit_optie.regel_tot IS 'Laatste regel in die tekst.';
COMMENT ON COLUMN core.besluit_optie.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.besluit_optie.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.actie (
    id VARCHAR PRIMARY KEY,
    overleg_id VARCHAR NOT NULL REFERENCES core.overleg (id),
    wat VARCHAR NOT NULL,
    wie VARCHAR NOT NULL,
    uiterlijk DATE NOT NULL,
    stand core.actie_stand NOT NULL,
    cijfer_sleutel VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.actie IS 'Een rij is een actie van een overleg. Van een actie die een latere levering opnieuw noemt, geldt de laatste rij.';
COMMENT ON COLUMN core.actie.id IS 'Id van de actie.';
COMMENT ON COLUMN core.actie.overleg_id IS 'Overleg dat de actie afsprak.';
COMMENT ON COLUMN core.actie.wat IS 'Wat er gedaan wordt.';
COMMENT ON COLUMN core.actie.wie IS 'Wie het doet: een functie of organisatie, geen persoon.';
COMMENT ON COLUMN core.actie.uiterlijk IS 'Uiterlijk wanneer.';
COMMENT ON COLUMN core.actie.stand IS 'open, gedaan of vervallen.';
COMMENT ON COLUMN core.actie.cijfer_sleutel IS 'Sleutel van het cijfer waar het over gaat; leeg: geen cijfer.';
COMMENT ON COLUMN core.actie.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.actie.paragraaf IS 'Wat het is, in de tekst die bij de levering bewaard is.';
COMMENT ON COLUMN core.actie.regel_van IS 'Eerste regel in die tekst.';
COMMENT ON COLUMN core.actie.regel_tot IS 'Laatste regel in die tekst.';
COMMENT ON COLUMN core.actie.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.actie.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.uitleg (
    id VARCHAR PRIMARY KEY,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    cijfer_sleutel VARCHAR NOT NULL,
    weergave VARCHAR NOT NULL,
    tekst VARCHAR NOT NULL,
    rol VARCHAR NOT NULL,
    staat VARCHAR NOT NULL,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.uitleg IS 'Een rij is een uitleg bij een cijfer: wat iemand zegt dat het cijfer betekent, bij de waarde die het toen had.';
COMMENT ON COLUMN core.uitleg.id IS 'Id van de uitleg.';
COMMENT ON COLUMN core.uitleg.onderdeel_id IS 'Onderdeel waar het cijfer over gaat.';
COMMENT ON COLUMN core.uitleg.cijfer_sleutel IS 'Sleutel van het cijfer.';
COMMENT ON COLUMN core.uitleg.weergave IS 'De waarde zoals die er toen stond.';
COMMENT ON COLUMN core.uitleg.tekst IS 'De uitleg.';
COMMENT ON COLUMN core.uitleg.rol IS 'Wie het uitlegt: een functie, geen persoon.';
COMMENT ON COLUMN core.uitleg.staat IS 'De stand waarin het cijfer zo stond.';
COMMENT ON COLUMN core.uitleg.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.uitleg.paragraaf IS 'Wat het is, in de tekst die bij de levering bewaard is.';
COMMENT ON COLUMN core.uitleg.regel_van IS 'Eerste regel in die tekst.';
COMMENT ON COLUMN core.uitleg.regel_tot IS 'Laatste regel in die tekst.';
COMMENT ON COLUMN core.uitleg.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.uitleg.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.weergave (
    id VARCHAR PRIMARY KEY,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    naam VARCHAR NOT NULL,
    keuze VARCHAR NOT NULL,
    rol VARCHAR NOT NULL,
    stand core.weergave_stand NOT NULL,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.weergave IS 'Een rij is een weergave van de pagina Verkennen die iemand bewaarde: een naam en wat er gekozen was, geen cijfers.';
COMMENT ON COLUMN core.weergave.id IS 'Id van de weergave.';
COMMENT ON COLUMN core.weergave.onderdeel_id IS 'Programma waar de weergave over gaat.';
COMMENT ON COLUMN core.weergave.naam IS 'Naam die de bewaarder gaf.';
COMMENT ON COLUMN core.weergave.keuze IS 'Wat er gekozen was, zoals het in het adres van de pagina staat.';
COMMENT ON COLUMN core.weergave.rol IS 'Wie haar bewaarde: een functie, geen persoon.';
COMMENT ON COLUMN core.weergave.stand IS 'bewaard of vervallen.';
COMMENT ON COLUMN core.weergave.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.weergave.paragraaf IS 'Wat het is, in de tekst die bij de levering bewaard is.';
COMMENT ON COLUMN core.weergave.regel_van IS 'Eerste regel in die tekst.';
COMMENT ON COLUMN core.weergave.regel_tot IS 'Laatste regel in die tekst.';
COMMENT ON COLUMN core.weergave.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.weergave.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.overleg_dia (
    sleutel VARCHAR PRIMARY KEY,
    overleg_id VARCHAR NOT NULL,
    nummer INTEGER NOT NULL CHECK (nummer >= 1),
    onderwerp VARCHAR NOT NULL,
    kop VARCHAR NOT NULL,
    bij VARCHAR,
    beeld VARCHAR NOT NULL,
    kolommen VARCHAR,
    schaal DOUBLE NOT NULL,
    voet VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.overleg_dia IS 'Een rij is een dia zoals een overleg die zag, wat er daarna ook veranderde.';
COMMENT ON COLUMN core.overleg_dia.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.overleg_dia.overleg_id IS 'Het overleg.';
COMMENT ON COLUMN core.overleg_dia.nummer IS 'Nummer van de dia, vanaf 1.';
COMMENT ON COLUMN core.overleg_dia.onderwerp IS 'Naam in de lijst met dia''s.';
COMMENT ON COLUMN core.overleg_dia.kop IS 'De kop.';
COMMENT ON COLUMN core.overleg_dia.bij IS 'Wat onder de kop staat; leeg: niets.';
COMMENT ON COLUMN core.overleg_dia.beeld IS 'Hoe de rijen getekend zijn: fasen, balken, cijfers, lijst, ladder of waterval.';
COMMENT ON COLUMN core.overleg_dia.kolommen IS 'Namen van de kolommen of de fasen, gescheiden door een streepje |; leeg: geen.';
COMMENT ON COLUMN core.overleg_dia.schaal IS 'Het einde van de schaal van de balken; 0: geen balken.';
COMMENT ON COLUMN core.overleg_dia.voet IS 'De regels onderaan, gescheiden door een streepje |; leeg: geen.';
COMMENT ON COLUMN core.overleg_dia.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.overleg_dia.paragraaf IS 'De dia in de tekst die bij de levering bewaard is.';
COMMENT ON COLUMN core.overleg_dia.regel_van IS 'Eerste regel van de dia in die tekst.';
COMMENT ON COLUMN core.overleg_dia.regel_tot IS 'Laatste regel van de dia in die tekst.';
COMMENT ON COLUMN core.overleg_dia.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.overleg_dia.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.overleg_vak (
    sleutel VARCHAR PRIMARY KEY,
    overleg_id VARCHAR NOT NULL,
    dia INTEGER NOT NULL CHECK (dia >= 1),
    plaats INTEGER NOT NULL CHECK (plaats >= 1),
    vak INTEGER NOT NULL CHECK (vak >= 1),
    rij_naam VARCHAR NOT NULL,
    rij_slot VARCHAR,
    naam VARCHAR,
    tekst VARCHAR NOT NULL,
    getal DOUBLE,
    soort VARCHAR,
    cijfer_sleutel VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.overleg_vak IS 'Een rij is een cijfer of tekst op een dia zoals een overleg die zag, als getal en als tekst.';
COMMENT ON COLUMN core.overleg_vak.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.overleg_vak.overleg_id IS 'Het overleg.';
COMMENT ON COLUMN core.overleg_vak.dia IS 'Nummer van de dia.';
COMMENT ON COLUMN core.overleg_vak.plaats IS 'De hoeveelste rij op de dia.';
COMMENT ON COLUMN core.overleg_vak.vak IS 'De hoeveelste in de rij.';
COMMENT ON COLUMN core.overleg_vak.rij_naam IS 'Naam van de rij.';
COMMENT ON COLUMN core.overleg_vak.rij_slot IS 'Wat achter de rij staat; leeg: niets.';
COMMENT ON COLUMN core.overleg_vak.naam IS 'Wat het is: een fase, een eenheid, een niveau; leeg: dat zegt de rij.';
COMMENT ON COLUMN core.overleg_vak.tekst IS 'Wat de zaal las.';
COMMENT ON COLUMN core.overleg_vak.getal IS 'Het getal erachter; leeg: geen getal, of een stilte.';
COMMENT ON COLUMN core.overleg_vak.soort IS 'Hoe het getekend is; leeg: zoals de rest.';
COMMENT ON COLUMN core.overleg_vak.cijfer_sleutel IS 'Sleutel van het cijfer of feit; leeg: geen eigen cijfer.';
COMMENT ON COLUMN core.overleg_vak.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.overleg_vak.paragraaf IS 'De dia in de tekst die bij de levering bewaard is.';
COMMENT ON COLUMN core.overleg_vak.regel_van IS 'Regel van de rij in die tekst.';
COMMENT ON COLUMN core.overleg_vak.regel_tot IS 'Laatste regel van de rij in die tekst.';
COMMENT ON COLUMN core.overleg_vak.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.overleg_vak.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.vindplaats (
    tabel VARCHAR NOT NULL,
    sleutel VARCHAR NOT NULL,
    kolom VARCHAR,
    gedrukt VARCHAR,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.vindplaats IS 'Een rij is een andere passage waar een opgeslagen feit ook staat.';
COMMENT ON COLUMN core.vindplaats.tabel IS 'Tabel van het feit.';
COMMENT ON COLUMN core.vindplaats.sleutel IS 'Sleutel van het feit.';
COMMENT ON COLUMN core.vindplaats.kolom IS 'Als alleen dit deel van het feit hier staat, bijvoorbeeld n; de eerste passage geldt dan niet voor deze kolom. Leeg: het hele feit.';
COMMENT ON COLUMN core.vindplaats.gedrukt IS 'Het getal zoals het hier gedrukt staat; leeg: het getal staat in deze regels in dezelfde of een andere vorm.';
COMMENT ON COLUMN core.vindplaats.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.vindplaats.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.vindplaats.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN core.vindplaats.regel_tot IS 'Laatste regel van de passage.';
COMMENT ON COLUMN core.vindplaats.levering_id IS 'Levering waar de rij uit komt.';
COMMENT ON COLUMN core.vindplaats.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

CREATE TABLE core.intrekking (
    sleutel VARCHAR PRIMARY KEY,
    feit_sleutel VARCHAR NOT NULL,
    onderdeel_id VARCHAR NOT NULL REFERENCES core.onderdeel (id),
    reden VARCHAR NOT NULL,
    bestand VARCHAR,
    paragraaf VARCHAR NOT NULL,
    regel_van INTEGER NOT NULL CHECK (regel_van >= 1),
    regel_tot INTEGER NOT NULL,
    uit_levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    levering_id VARCHAR NOT NULL REFERENCES core.levering (id),
    rij INTEGER NOT NULL
);
COMMENT ON TABLE core.intrekking IS 'Een rij is een rij van een eerdere levering die niet klopte en is ingetrokken: zij telt nergens meer mee. Een stand van daarvoor heeft haar nog.';
COMMENT ON COLUMN core.intrekking.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN core.intrekking.feit_sleutel IS 'Sleutel van wat wordt ingetrokken, zoals die onderaan de pagina ervan staat.';
COMMENT ON COLUMN core.intrekking.onderdeel_id IS 'Onderdeel waar het ingetrokkene over ging; is dat zelf ook ingetrokken, het eerste erboven dat er nog is.';
COMMENT ON COLUMN core.intrekking.reden IS 'Waarom het niet klopte, in eigen woorden.';
COMMENT ON COLUMN core.intrekking.bestand IS 'Brondocument; alleen nodig als de levering er meer dan een heeft.';
COMMENT ON COLUMN core.intrekking.paragraaf IS 'Paragraaf in het brondocument.';
COMMENT ON COLUMN core.intrekking.regel_van IS 'Eerste regel van de passage waaruit blijkt dat het niet klopte.';
COMMENT ON COLUMN core.intrekking.regel_tot IS 'Laatste regel van die passage.';
COMMENT ON COLUMN core.intrekking.uit_levering_id IS 'Levering waar het ingetrokkene uit kwam; de eerste, als er meer zijn.';
COMMENT ON COLUMN core.intrekking.levering_id IS 'Levering die intrekt.';
COMMENT ON COLUMN core.intrekking.rij IS 'Rij in het CSV-bestand, zoals een spreadsheet die telt (kop = 1).';

-- ───────────────────────────── build ─────────────────────────────

CREATE TABLE meta.build (
    staat VARCHAR PRIMARY KEY,
    bekend_op DATE NOT NULL,
    datum_precisie core.precisie NOT NULL,
    gezien_op DATE NOT NULL,
    gezien_precisie core.precisie NOT NULL,
    aantal_leveringen INTEGER NOT NULL,
    oefening BOOLEAN NOT NULL
);
COMMENT ON TABLE meta.build IS 'Een rij: de staat die dit databasebestand bevat.';
COMMENT ON COLUMN meta.build.staat IS 'Vingerafdruk van definities, leveringen en code; staat ook in de bestandsnaam.';
COMMENT ON COLUMN meta.build.bekend_op IS 'Datum van de laatste levering in deze staat.';
COMMENT ON COLUMN meta.build.datum_precisie IS 'Hoe precies die datum bekend is.';
COMMENT ON COLUMN meta.build.gezien_op IS 'Tot wanneer deze staat kijkt: de datum van de laatste levering die geen overleg of bewaarde weergave is.';
COMMENT ON COLUMN meta.build.gezien_precisie IS 'Hoe precies die datum bekend is.';
COMMENT ON COLUMN meta.build.aantal_leveringen IS 'Aantal leveringen in deze staat.';
COMMENT ON COLUMN meta.build.oefening IS 'Of het verzonnen oefengegevens zijn, volgens indicators.yml.';

CREATE TABLE mart.bevinding (
    volgorde INTEGER PRIMARY KEY,
    ernst VARCHAR NOT NULL CHECK (ernst IN ('blokkeert', 'waarschuwing')),
    levering_id VARCHAR,
    bestand VARCHAR NOT NULL,
    rij INTEGER,
    kolom VARCHAR,
    waarde VARCHAR,
    melding VARCHAR NOT NULL,
    oplossing VARCHAR NOT NULL
);
COMMENT ON TABLE mart.bevinding IS 'Een rij is een bevinding van de controle bij het bouwen van deze staat; blokkerende bevindingen komen hier niet voor, want dan is er geen nieuwe staat.';
COMMENT ON COLUMN mart.bevinding.volgorde IS 'Volgorde: per levering, bestand, rij.';
COMMENT ON COLUMN mart.bevinding.ernst IS 'blokkeert of waarschuwing.';
COMMENT ON COLUMN mart.bevinding.levering_id IS 'Levering waar het over gaat; leeg bij de definities.';
COMMENT ON COLUMN mart.bevinding.bestand IS 'Bestand waar het over gaat.';
COMMENT ON COLUMN mart.bevinding.rij IS 'Rij of regel; leeg: het hele bestand.';
COMMENT ON COLUMN mart.bevinding.kolom IS 'Kolom of sleutel; leeg: de hele rij.';
COMMENT ON COLUMN mart.bevinding.waarde IS 'De waarde zoals die er staat.';
COMMENT ON COLUMN mart.bevinding.melding IS 'Wat er mis is.';
COMMENT ON COLUMN mart.bevinding.oplossing IS 'Wat eraan te doen is.';
