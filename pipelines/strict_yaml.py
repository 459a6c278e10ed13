"""Read a YAML file into a strict pydantic model, with findings that name the line, the key and the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from pipelines.findings import Finding

JaNee = Literal["ja", "nee"]
YamlPath = tuple[str | int, ...]


class Strict(BaseModel):
    """Every part of a YAML file: unknown keys are refused, nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


Model = TypeVar("Model", bound=Strict)


class _Loader(yaml.CSafeLoader):
    """YAML as usual, except that a date that does not exist (30 February) stays text: the model refuses it."""


def _date_or_text(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _date_or_text)


class Lines:
    """Where each part of a YAML file stands, and how it is written there: line numbers (from 1) and texts by path."""

    def __init__(self, node: yaml.Node | None) -> None:
        self._line: dict[YamlPath, int] = {}
        self._written: dict[YamlPath, str] = {}
        if node is not None:
            self._walk(node, ())

    def _walk(self, node: yaml.Node, path: YamlPath) -> None:
        self._line.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            self._written[path] = node.value
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                self._line[(*path, key.value)] = key.start_mark.line + 1
                self._walk(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                self._walk(value, (*path, index))

    def of(self, path: YamlPath) -> int:
        """The line of the deepest part of the path that the file holds."""
        while path and path not in self._line:
            path = path[:-1]
        return self._line.get(path, 1)

    def written(self, path: YamlPath) -> str | None:
        """The value as it stands in the file, before YAML made `yes` a truth; None for a list or a part with keys."""
        return self._written.get(path)


def read_model(path: Path, model: type[Model]) -> tuple[Model | None, list[Finding], Lines]:
    """Parse `path` as `model`. Either the model, or None and every finding; the lines serve further checks."""
    try:
        text = path.read_text(encoding="utf-8")
        loader = _Loader(text)
        node = loader.get_single_node()
        content = loader.construct_document(node) if node is not None else None
    except FileNotFoundError:
        return _unreadable(path, "het bestand ontbreekt", "Zet het op deze plaats.")
    except UnicodeDecodeError:
        return _unreadable(path, "het bestand is geen UTF-8", "Sla het op als UTF-8.")
    except yaml.YAMLError as error:
        return None, [_syntax_finding(path, error)], Lines(None)
    except RecursionError:
        return _unreadable(path, "het bestand verwijst naar zichzelf", "Haal de verwijzing (& en *) weg.")
    if node is None:
        return _unreadable(path, "het bestand is leeg", "Vul de verplichte sleutels in.")
    try:
        lines = Lines(node)
        found = list(_duplicate_keys(path, node))
        parsed = model.model_validate(content)
    except RecursionError:
        return _unreadable(path, "het bestand verwijst naar zichzelf", "Haal de verwijzing (& en *) weg.")
    except ValidationError as error:
        return None, found + [_model_finding(path, lines, detail) for detail in error.errors()], lines
    return (None, found, lines) if found else (parsed, [], lines)


def _unreadable(path: Path, melding: str, oplossing: str) -> tuple[None, list[Finding], Lines]:
    return None, [finding(path, None, None, None, melding, oplossing)], Lines(None)


def finding(path: Path, line: int | None, key: str | None, value: str | None, melding: str, oplossing: str) -> Finding:
    """A blocking finding in a YAML file; `rij` is the line."""
    return Finding(bestand=path.name, rij=line, kolom=key, waarde=value, melding=melding, oplossing=oplossing)


def _syntax_finding(path: Path, error: yaml.YAMLError) -> Finding:
    mark = getattr(error, "problem_mark", None)
    remedy = "Kijk op deze regel en de regel erboven naar inspringing, dubbele punten en aanhalingstekens."
    return finding(path, mark.line + 1 if mark else None, None, None, "dit is geen geldige YAML", remedy)


# pydantic's error types that can occur in our files → what is wrong, what to do.
_MESSAGES: dict[str, tuple[str, str]] = {
    "missing": ("deze sleutel ontbreekt", "Voeg de sleutel toe."),
    "extra_forbidden": ("deze sleutel is onbekend", "Verbeter de spelling of haal de sleutel weg."),
    "literal_error": ("is hier niet toegestaan", "Kies uit: {expected}."),
    "string_type": ("is geen tekst", "Zet de waarde tussen aanhalingstekens."),
    "string_too_short": ("deze tekst is leeg", "Vul de tekst in."),
    "string_pattern_mismatch": ("heeft een verkeerde vorm", "{vorm}"),
    "int_type": ("is geen geheel getal", "Schrijf een geheel getal, zonder aanhalingstekens."),
    "finite_number": ("is geen gewoon getal", "Schrijf een getal met een punt, zonder aanhalingstekens."),
    "float_type": ("is geen getal", "Schrijf een getal met een punt, zonder aanhalingstekens."),
    "list_type": ("is geen lijst", "Schrijf elk deel op een eigen regel met een streepje."),
    "dict_type": ("hier horen sleutels met waarden", "Kijk naar de inspringing."),
    "model_type": ("hier horen sleutels met waarden", "Kijk naar de inspringing."),
    "date_type": ("is geen bestaande datum", "Schrijf de datum als jjjj-mm-dd, zonder aanhalingstekens."),
    "too_short": ("deze lijst is te kort", "Er horen er minstens {min_length} in."),
    "too_long": ("deze lijst is te lang", "Er mogen er hoogstens {max_length} in."),
    "greater_than_equal": ("is te klein", "Minstens {ge}."),
    "less_than_equal": ("is te groot", "Hoogstens {le}."),
}
# The patterns of our models in words.
FORMS = {
    r"^[a-z]+\.[a-z0-9_]+$": "Schrijf programma, punt, naam, in kleine letters: vl.maatwerkplekken_afgesproken.",
    r"^[a-z0-9_-]+$": "Gebruik kleine letters, cijfers en koppeltekens, zonder spaties.",
    r"^[a-z0-9-]+(/[a-z0-9-]+)*$": "Gebruik kleine letters, cijfers, koppeltekens en schuine strepen: vl/2/plekken.",
    "^(factor|borging):": "Schrijf de sleutel van een factor of uitspraak over borging: factor:te-weinig-geld.",
    r"^[a-z]+:\S.*$": "Schrijf de sleutel zoals die bij het cijfer staat: meting:vl.pilots:vl/3:2020-10-31.",
    r'^https?://[^\s<>"{}|\\^`]+$': "Schrijf het hele webadres, met https:// ervoor en zonder spaties.",
    r'^https?://[^\s<>"{}|\\^`#?]+/$': "Schrijf het hele webadres van de map, met https:// ervoor en / erachter.",
    r'^[^\s@<>"]+@[^\s@<>"]+\.[a-z]+$': "Schrijf een mailadres: naam@organisatie.nl.",
    r"^[^/\\]+$": "Schrijf alleen de naam van het bestand, zonder map.",
    r"^[0-9a-f]{64}$": "Een sha256 heeft 64 tekens: cijfers en de letters a tot en met f.",
}
_WITHOUT_VALUE = {
    "missing",
    "extra_forbidden",
    "string_too_short",
    "list_type",
    "dict_type",
    "model_type",
    "too_short",
    "too_long",
}


def _model_finding(path: Path, lines: Lines, detail: Any) -> Finding:
    location = tuple(detail["loc"])
    key = ".".join(str(part) for part in location if not isinstance(part, int)) or None
    line = lines.of(location)
    if detail["type"] == "value_error":
        return finding(path, line, key, None, str(detail["ctx"]["error"]), "Pas de definitie aan.")
    melding, oplossing = _MESSAGES.get(detail["type"], ("klopt niet", "Vergelijk met docs/indicators.schema.json."))
    context = {name: str(value).replace(" or ", " of ") for name, value in detail.get("ctx", {}).items()}
    context["vorm"] = FORMS.get(context.get("pattern", ""), "")
    value = None if detail["type"] in _WITHOUT_VALUE else lines.written(location)
    return finding(path, line, key, value, melding, oplossing.format(**context))


def _duplicate_keys(path: Path, node: yaml.Node | None) -> Iterator[Finding]:
    """A key that stands twice in one mapping: YAML would silently keep the last."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                yield finding(path, line, key.value, None, "deze sleutel staat er twee keer", "Haal er een weg.")
            seen.add(key.value)
            yield from _duplicate_keys(path, value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _duplicate_keys(path, value)
