"""What the tables are, for machines: a Frictionless Data Package and CSVW metadata."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from sitegen.catalogue import catalogue, said_in
from sitegen.columns import TABLES
from sitegen.model.table import ADDRESS, DATE, INTEGER, NUMBER, TEXT

if TYPE_CHECKING:
    from sitegen.catalogue import Catalogue
    from sitegen.model.site import Site
    from sitegen.model.table import Column, Table
    from sitegen.outputs import Outputs

CSVW_TYPES = {
    TEXT: "string",
    NUMBER: "decimal",
    INTEGER: "integer",
    DATE: "date",
    ADDRESS: "anyURI",
}


def described(site: Site, tables: Outputs) -> Outputs:
    """Return ``datapackage.json`` (v2) and ``csv-metadata.json`` for the *tables*."""
    return {
        "data/datapackage.json": _bytes(_package(site, tables)),
        "data/csv-metadata.json": _bytes(_csvw(site)),
    }


def _bytes(document: object) -> bytes:
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def _package(site: Site, tables: Outputs) -> dict[str, object]:
    settings = site.settings
    say = catalogue(settings.language)
    package: dict[str, object] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "fact-sheet",
        "title": settings.title,
        "description": settings.description,
        "version": str(settings.edition),
        "licenses": [{"path": settings.licence_url, "title": settings.licence}],
        "sources": [
            {"title": source.title, "path": source.url}
            for source in site.sources.values()
        ],
        "resources": [_resource(each, tables, say) for each in TABLES],
    }
    if settings.address:
        package["homepage"] = settings.address
    return package


def _resource(table: Table, tables: Outputs, say: Catalogue) -> dict[str, object]:
    data = tables[f"data/{table.name}.csv"]
    return {
        "name": table.name,
        "type": "table",
        "title": say(table.title),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"'},
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [_field(column, say) for column in table.columns],
            "primaryKey": list(table.key),
            "missingValues": [""],
            "foreignKeys": [
                {
                    "fields": [column],
                    "reference": {"resource": other, "fields": [_key(other)]},
                }
                for column, other in table.foreign
            ],
        },
    }


def _key(name: str) -> str:
    """Return the column by which the rows of a table are known."""
    return next(each.key[0] for each in TABLES if each.name == name)


def _field(column: Column, say: Catalogue) -> dict[str, object]:
    rules: dict[str, object] = {"required": True} if column.is_required else {}
    if column.words:
        rules["enum"] = [str(word) for word in column.words]
    field: dict[str, object] = {
        "name": column.name,
        "type": "string" if column.kind == ADDRESS else column.kind,
        "description": f"{say(column.means)}.",
    }
    if column.kind == ADDRESS:
        field["format"] = "uri"
    return {**field, "constraints": rules} if rules else field


def _csvw(site: Site) -> dict[str, object]:
    """Return metadata as in "Metadata Vocabulary for Tabular Data", W3C 2015."""
    settings = site.settings
    say = catalogue(settings.language)
    return {
        "@context": [
            "http://www.w3.org/ns/csvw",
            {"@language": said_in(settings.language)},
        ],
        "dc:title": settings.title,
        "dc:description": settings.description,
        "dc:license": {"@id": settings.licence_url},
        "dc:modified": {"@value": str(settings.edition), "@type": "xsd:date"},
        "tables": [
            {
                "url": f"{table.name}.csv",
                "dc:title": say(table.title),
                "tableSchema": {
                    "columns": [_described(column, say) for column in table.columns],
                    "primaryKey": list(table.key),
                    "foreignKeys": [
                        {
                            "columnReference": column,
                            "reference": {
                                "resource": f"{other}.csv",
                                "columnReference": _key(other),
                            },
                        }
                        for column, other in table.foreign
                    ],
                },
            }
            for table in TABLES
        ],
    }


def _described(column: Column, say: Catalogue) -> dict[str, object]:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": f"{say(column.means)}.",
        "datatype": CSVW_TYPES[column.kind],
        "required": column.is_required,
    }
