-- One row is one stored fact somewhere below one derived figure of one state.
WITH RECURSIVE onder AS (
    SELECT sleutel, blad_sleutel FROM mart.afleiding
    UNION
    SELECT onder.sleutel, dieper.blad_sleutel FROM onder JOIN mart.afleiding AS dieper ON dieper.sleutel = onder.blad_sleutel
)
SELECT sleutel, blad_sleutel FROM onder ORDER BY sleutel, blad_sleutel
