-- How far a party is with something that is not agreed: a starting point, or what falls outside the agreements.
SELECT partij.levering_id, 'afspraak_partij' AS tabel, partij.rij, 'stand' AS kolom, partij.stand AS waarde,
    if(afspraak.soort = 'uitgangspunt', 'hoort niet bij een uitgangspunt', 'hoort niet bij wat buiten de afspraken valt')
        || ' (' || partij.afspraak_id || ')' AS melding,
    'Maak stand leeg, of verbeter soort of binnen_reikwijdte in afspraak.csv.' AS oplossing
FROM typed_afspraak_partij AS partij
JOIN (FROM typed_afspraak QUALIFY occurrence = min(occurrence) OVER (PARTITION BY sleutel)) AS afspraak ON afspraak.id = partij.afspraak_id
WHERE partij.stand IS NOT NULL AND (afspraak.soort = 'uitgangspunt' OR NOT afspraak.binnen_reikwijdte)
