-- One row is the state that a form is made from: until when we know.
SELECT core.datum_tekst(bekend_op, datum_precisie) AS bekend_op
FROM meta.build
