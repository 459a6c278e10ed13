-- One row is the state that a form is made from: until when we know. What was laid down of a meeting adds nothing to that.
SELECT core.datum_tekst(bekend_op, datum_precisie) AS bekend_op
FROM core.levering WHERE soort <> 'overleg' ORDER BY core.volgorde(id) DESC LIMIT 1
