"""The catalogue: DCAT-AP-NL 3.0, as JSON-LD and as Turtle.

The profile: https://geonovum.github.io/DCAT-AP-NL30/ . The lists that it prescribes are of the European Union.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rdflib import Graph

from pipelines.opendata.about import TERMS, About
from pipelines.opendata.datapackage import DATAPACKAGE
from pipelines.opendata.described import Table
from pipelines.opendata.files import DATABASE, csv_path, fingerprint, parquet_path

JSONLD, TURTLE = "catalog.jsonld", "catalog.ttl"
_EU = "http://publications.europa.eu/resource/authority"
_MEDIA = "https://www.iana.org/assignments/media-types"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Node = dict[str, Any]


def catalog(about: About, tables: Sequence[Table], folder: Path) -> str:
    """The catalogue of the files in a folder, as JSON-LD."""
    adres = about.opendata.adres
    files = [
        (DATABASE, "Database (DuckDB) met alle tabellen, sleutels en uitleg", "application/octet-stream", None),
        (DATAPACKAGE, "Beschrijving van de CSV-bestanden (Data Package)", "application/json", "JSON"),
        *((csv_path(table), f"{table.name} (CSV). {table.comment}", "text/csv", "CSV") for table in tables),
        *(
            (
                parquet_path(table),
                f"{table.name} (Parquet). {table.comment}",
                "application/vnd.apache.parquet",
                "PARQUET",
            )
            for table in tables
        ),
    ]
    distributions = [_distribution(about, folder, *file) for file in files]
    graph = [
        {
            "@id": f"{adres}#catalogus",
            "@type": "dcat:Catalog",
            "dct:title": _dutch(f"Catalogus van {about.titel}"),
            "dct:description": _dutch(f"Wat er in deze map staat: {about.titel}."),
            "foaf:homepage": _typed(adres, "foaf:Document"),
            "dcat:dataset": {"@id": about.dataset},
            "dcat:themeTaxonomy": _typed(f"{_EU}/data-theme", "skos:ConceptScheme"),
            **_responsible(about),
        },
        {
            "@id": about.dataset,
            "@type": "dcat:Dataset",
            "dct:identifier": about.dataset,
            "dct:title": _dutch(about.titel),
            "dct:description": _dutch(about.beschrijving),
            "dcat:version": about.staat,
            "dcat:keyword": [_dutch(word) for word in about.trefwoorden],
            "dcat:theme": [_typed(f"{_EU}/data-theme/{code}", "skos:Concept") for code in about.opendata.themas],
            "dct:accessRights": _typed(f"{_EU}/access-right/PUBLIC", "dct:RightsStatement"),
            "dct:accrualPeriodicity": _typed(f"{_EU}/frequency/{about.opendata.verversing}", "dct:Frequency"),
            "dct:spatial": _typed(f"{_EU}/country/NLD", "dct:Location"),
            "dct:conformsTo": _typed("https://datapackage.org/standard/data-package/", "dct:Standard"),
            "dcat:landingPage": _typed(adres, "foaf:Document"),
            "foaf:page": _typed(f"{adres}LEESMIJ.md", "foaf:Document"),
            "dct:provenance": {
                "@id": f"{adres}#herkomst",
                "@type": "dct:ProvenanceStatement",
                "rdfs:label": _dutch("; ".join(f"{source.titel} ({source.uitgever})" for source in about.leveringen)),
            },
            **_period(about),
            **_responsible(about),
            "dcat:distribution": [{"@id": one["@id"]} for one in distributions],
        },
        *distributions,
        {
            "@id": about.opendata.uitgever.adres,
            "@type": ["foaf:Agent", "foaf:Organization"],
            "foaf:name": _dutch(about.opendata.uitgever.naam),
        },
        {
            "@id": f"{adres}#contact",
            "@type": ["vcard:Organization", "vcard:Kind"],
            "vcard:fn": about.opendata.contact.naam,
            "vcard:hasEmail": {"@id": f"mailto:{about.opendata.contact.mail}"},
        },
        {
            "@id": about.licentie_adres,
            "@type": "dct:LicenseDocument",
            "dct:title": _dutch(about.licentie_naam),
        },
        {"@id": "spdx:checksumAlgorithm_sha256", "@type": "spdx:ChecksumAlgorithm"},
    ]
    return json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def turtle(jsonld: str) -> str:
    """The same catalogue as Turtle."""
    return Graph().parse(data=jsonld, format="json-ld").serialize(format="turtle")


def _responsible(about: About) -> Node:
    publisher = {"@id": about.opendata.uitgever.adres}
    return {
        "dct:publisher": publisher,
        "dct:creator": publisher,
        "dcat:contactPoint": {"@id": f"{about.opendata.adres}#contact"},
        "dct:language": _typed(f"{_EU}/language/NLD", "dct:LinguisticSystem"),
        "dct:license": {"@id": about.licentie_adres},
        "dct:modified": _date(about.bekend_op.isoformat()),
    }


def _period(about: About) -> Node:
    if about.van is None or about.tot is None:
        return {}
    return {
        "dct:temporal": {
            "@id": f"{about.opendata.adres}#periode",
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _date(about.van.isoformat()),
            "dcat:endDate": _date(about.tot.isoformat()),
        }
    }


def _distribution(about: About, folder: Path, path: str, title: str, media_type: str, file_type: str | None) -> Node:
    adres, file = about.opendata.adres, folder / path
    identity = f"{adres}#{path.replace('/', '-')}"
    standard = {DATAPACKAGE: "https://datapackage.org/standard/data-package/"}.get(path, f"{adres}{DATAPACKAGE}")
    return {
        "@id": identity,
        "@type": "dcat:Distribution",
        "dct:title": _dutch(title.split(". ")[0]),
        "dct:description": _dutch(title),
        "dcat:accessURL": {"@id": adres},
        "dcat:downloadURL": {"@id": f"{adres}{path}"},
        "dcat:mediaType": _typed(f"{_MEDIA}/{media_type}", "dct:MediaType"),
        **({"dct:format": _typed(f"{_EU}/file-type/{file_type}", "dct:MediaTypeOrExtent")} if file_type else {}),
        "dcat:byteSize": {"@value": str(file.stat().st_size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@id": f"{identity}-controlegetal",
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": fingerprint(file), "@type": "xsd:hexBinary"},
        },
        "dct:license": {"@id": about.licentie_adres},
        "dct:rights": {
            "@id": f"{adres}{TERMS}#rechten",
            "@type": "dct:RightsStatement",
            "rdfs:label": _dutch(f"De voorwaarden van elke levering staan in {TERMS}."),
        },
        "dct:language": _typed(f"{_EU}/language/NLD", "dct:LinguisticSystem"),
        "dct:conformsTo": _typed(standard, "dct:Standard"),
        "dct:modified": _date(about.bekend_op.isoformat()),
    }


def _dutch(text: str) -> Node:
    return {"@value": text, "@language": "nl"}


def _typed(address: str, kind: str) -> Node:
    return {"@id": address, "@type": kind}


def _date(text: str) -> Node:
    return {"@value": text, "@type": "xsd:date"}
