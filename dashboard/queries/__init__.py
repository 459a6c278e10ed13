"""What pages ask the database: one module per noun. Each function returns rows of one kind, ready to show.

This package holds the SQL of the dashboard; parameters are always bound.
"""

from dashboard.queries.borging import Borging, BorgingUitspraak, borging, borging_uitspraken
from dashboard.queries.cijfer import Cijfer, cijfer, cijfers_van_indicatoren, reeks, tegelcijfers
from dashboard.queries.definitie import Definitie, definitie, definities
from dashboard.queries.fase import (
    Fase,
    FaseAandeel,
    FaseAantal,
    Fasemodel,
    fase_cohorten,
    fase_totaal,
    fase_verdeling,
    fasemodellen,
    fasen,
    fasen_per_onderdeel,
)
from dashboard.queries.herkomst import Blad, Feit, Passage, bladen, feit, passages
from dashboard.queries.levering import (
    FAILED_ATTEMPT,
    Bevinding,
    Levering,
    Stand,
    bevindingen,
    failed_attempt,
    leveringen,
    stand,
)
from dashboard.queries.programma import (
    Aandachtspunt,
    Kernzin,
    Mijlpaal,
    Onderdeel,
    Programma,
    aandachtspunten,
    groepen,
    kernzinnen,
    komende_mijlpalen,
    programmas,
)

__all__ = [
    "FAILED_ATTEMPT",
    "Aandachtspunt",
    "Bevinding",
    "Blad",
    "Borging",
    "BorgingUitspraak",
    "Cijfer",
    "Definitie",
    "Fase",
    "FaseAandeel",
    "FaseAantal",
    "Fasemodel",
    "Feit",
    "Kernzin",
    "Levering",
    "Mijlpaal",
    "Onderdeel",
    "Passage",
    "Programma",
    "Stand",
    "aandachtspunten",
    "bevindingen",
    "bladen",
    "borging",
    "borging_uitspraken",
    "cijfer",
    "cijfers_van_indicatoren",
    "definitie",
    "definities",
    "failed_attempt",
    "fase_cohorten",
    "fase_totaal",
    "fase_verdeling",
    "fasemodellen",
    "fasen",
    "fasen_per_onderdeel",
    "feit",
    "groepen",
    "kernzinnen",
    "komende_mijlpalen",
    "leveringen",
    "passages",
    "programmas",
    "reeks",
    "stand",
    "tegelcijfers",
]
