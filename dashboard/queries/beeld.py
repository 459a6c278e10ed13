"""Pictures of counts: which there are of an onderdeel, and the figures in them."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State
from dashboard.queries.cijfer import Cijfer


@dataclass(frozen=True, slots=True)
class Beeld:
    """A picture: counts of one unit beside each other. `zonder` names what has no figure yet; None: nothing."""

    id: str
    naam: str
    eenheid: str
    uitleg: str
    zonder: str | None


def beelden(state: State, onderdeel: str) -> list[Beeld]:
    """The pictures of an onderdeel that have a figure, in the order of indicators.yml."""
    query = """
        WITH shown AS (
            SELECT beeld_id, any_value(indicator.korte_naam) AS naam, beeld_indicator.volgorde,
                count(cijfer.sleutel) AS aantal
            FROM core.beeld_indicator
            JOIN core.beeld ON beeld.id = beeld_id
            JOIN core.indicator ON indicator.id = indicator_id
            LEFT JOIN mart.cijfer ON cijfer.soort = 'meting' AND cijfer.actueel AND cijfer.organisatie_id IS NULL
                AND cijfer.indicator_id = beeld_indicator.indicator_id AND cijfer.onderdeel_id = beeld.onderdeel_id
            GROUP BY beeld_id, beeld_indicator.volgorde
        )
        SELECT beeld.*, (
            SELECT string_agg(shown.naam, ', ' ORDER BY shown.volgorde)
            FROM shown WHERE beeld_id = beeld.id AND aantal = 0
        ) AS zonder
        FROM core.beeld
        WHERE onderdeel_id = $onderdeel AND EXISTS (FROM shown WHERE beeld_id = beeld.id AND aantal > 0)
        ORDER BY volgorde
    """
    return state.rows(Beeld, query, onderdeel=onderdeel)


def beeldcijfers(state: State, beeld: str) -> list[Cijfer]:
    """The current figures of a picture, in its order; of a part `korte_naam` is the name of the part."""
    query = """
        SELECT cijfer.* REPLACE (
            if(
                beeld.uitsplitsing IS NULL, cijfer.korte_naam,
                replace(split_part(cijfer.uitsplitsing, '=', 2), '-', ' ')
            ) AS korte_naam
        )
        FROM core.beeld
        JOIN core.beeld_indicator ON beeld_id = beeld.id
        JOIN mart.cijfer ON cijfer.indicator_id = beeld_indicator.indicator_id
            AND cijfer.onderdeel_id = beeld.onderdeel_id
        WHERE beeld.id = $beeld AND cijfer.soort = 'meting' AND cijfer.actueel AND cijfer.organisatie_id IS NULL
            AND coalesce(split_part(cijfer.uitsplitsing, '=', 1), '') = coalesce(beeld.uitsplitsing, '')
        ORDER BY beeld_indicator.volgorde, cijfer.volgorde
    """
    return state.rows(Cijfer, query, beeld=beeld)
