"""What Schemathesis must know of this service that a JSON Schema cannot say, each rule with its reason and a request that shows it.

Loaded by `st run` (SCHEMATHESIS_HOOKS). What is found beyond these rules goes, a line each, to the file OPENKAART_FINDINGS.
"""

import json
import os
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace

import schemathesis
from schemathesis.core.failures import AcceptedNegativeData, Failure
from schemathesis.core.parameters import ParameterLocation
from schemathesis.openapi.checks import RejectedPositiveData

ITEMS = "GET /collections/initiatieven/items"
CLUSTERS = "GET /collections/initiatieven/clusters"
MEMBERS = "GET /collections/initiatieven/clusters/{id}/items"
TILESET = "GET /collections/initiatieven/tiles/{tileMatrixSetId}"
TILE = TILESET + "/{tileMatrix}/{tileRow}/{tileCol}"
BASE_TILESET = "GET /tiles/ondergrond/{tileMatrixSetId}"
QUEUE = "GET /inzendingen"
CHANGES = "GET /wijzigingen"
SUBMIT = "POST /inzendingen"
ASK = "POST /dubbelen"
REVIEW = "POST /inzendingen/{id}/beoordelingen"
REJECT = "POST /inzendingen/beoordelingen"
REPORTS = "GET /meldingen"
REPORT = "POST /meldingen"
SETTLE = "POST /meldingen/{id}/afhandelingen"


@dataclass(frozen=True)
class Stricter:
    """Errors that the service may give on data that keeps the schema: on which places (a pattern), and with which codes.

    `shown_by` is a request (arguments of `requests.request`) that is refused so; a test sends it.
    """

    name: str
    operation: str
    places: str
    codes: tuple[str, ...]
    reason: str
    shown_by: dict

    def covers(self, operation: str, place: str, code: str) -> bool:
        return self.operation == operation and code in self.codes and re.fullmatch(self.places, place) is not None


@dataclass(frozen=True)
class Milder:
    """A violation of the schema that the service takes on purpose, with a request that is taken so."""

    name: str
    operation: str
    applies: Callable[[schemathesis.Case], bool]
    reason: str
    shown_by: dict


SUBMISSION = {
    "titel": "Meten aan de gracht", "omschrijving": "Bewoners meten samen de kwaliteit van het water.", "thema": "open-data",
    "geometrie": {"type": "Point", "coordinates": [5.1214, 52.0907]},
}
# A record of the seed data.
RECORD = "57dab273-e5fd-5b5c-a987-a67c5398fa0c"
FORM = {name: text for name, text in SUBMISSION.items() if name != "geometrie"} | {"lon": "5.1214", "lat": "52.0907"}

STRICTER = [
    Stricter(
        "box", ITEMS, "bbox", ("ongeldig", "buiten-gebied"),
        "Five numbers, a minimum above the maximum, a place beyond the reference system: JSON Schema does not compare elements.",
        {"params": {"bbox": "5,53,6,52"}},
    ),
    Stricter(
        "period", ITEMS, "datetime|aangemaaktOp|gewijzigdOp", ("ongeldig",),
        "The grammar of a period is in words in OGC API Features, which defines the parameter as just a string.",
        {"params": {"datetime": "gisteren"}},
    ),
    Stricter("cursor", ITEMS, "cursor", ("ongeldig",), "Only the service makes cursors.", {"params": {"cursor": "abc"}}),
    Stricter(
        "offset", ITEMS, "offset", ("niet-toegestaan",), "Not together with cursor: a rule across two parameters.",
        {"params": {"offset": "1", "cursor": "abc"}},
    ),
    Stricter(
        "order", ITEMS, "sortby", ("dubbel",), "It names one property twice: a rule across elements that differ by a sign.",
        {"params": {"sortby": "titel,-titel"}},
    ),
    Stricter("words", ITEMS, "q", ("ongeldig",), "Text to search for has a letter or a digit, in any script.", {"params": {"q": "!?"}}),
    Stricter(
        "filter text", ITEMS, "titel|omschrijving|organisatie|plaats|url", ("ongeldig", "te-kort"), "Spaces around a text and control characters do not count.",
        {"params": {"plaats": " "}},
    ),
    Stricter(
        "form", SUBMIT, "Content-Crs", ("niet-toegestaan",), "Not with a form, which has lon and lat: a rule across header and kind of body.",
        {"data": FORM, "headers": {"Content-Crs": "<http://www.opengis.net/def/crs/EPSG/0/28992>"}},
    ),
    Stricter(
        "area", SUBMIT, "#/geometrie|#/geometry|lon|lat", ("ongeldig", "buiten-gebied", "omgewisseld", "rd-meters"),
        "Where a point may lie depends on Content-Crs and on the area that the operator configured.",
        {"json": SUBMISSION | {"geometrie": {"type": "Point", "coordinates": [0, 0]}}},
    ),
    Stricter(
        "text", SUBMIT, "(#/|#/properties/)?(titel|omschrijving|organisatie|plaats)", ("ongeldig", "te-kort", "te-lang", "verplicht"),
        "Lengths count what a reader sees, without spaces around it and control characters; JSON Schema counts code points.",
        {"json": SUBMISSION | {"titel": "a    "}},
    ),
    Stricter(
        "address", SUBMIT, "(#/|#/properties/)?(url|email|gemeentecode)", ("ongeldig",),
        "May be empty or null, as forms send them; else it has its form, and a web address a host that can exist.",
        {"json": SUBMISSION | {"url": "https://" + "a" * 64 + ".nl"}},
    ),
    Stricter(
        "record", SUBMIT, "(#/|#/properties/)?initiatiefId", ("onbekende-waarde", "ongeldig"),
        "The initiative that is to be changed or removed must be there.",
        {"json": {"soort": "verwijdering", "initiatiefId": "e3e70682-c209-1cac-a29f-6fbed82c07cd", "reden": "Het is gestopt."}},
    ),
    Stricter(
        "reason", SUBMIT, "(#/)?reden", ("ongeldig", "te-kort", "te-lang", "verplicht"), "As for the texts of a submission.",
        {"json": {"soort": "verwijdering", "initiatiefId": "e3e70682-c209-1cac-a29f-6fbed82c07cd", "reden": "   a"}},
    ),
    Stricter(
        "form", ASK, "Content-Crs", ("niet-toegestaan",), "As for a submission.",
        {"data": FORM, "headers": {"Content-Crs": "<http://www.opengis.net/def/crs/EPSG/0/28992>"}},
    ),
    Stricter(
        "area", ASK, "#/geometrie|lon|lat", ("ongeldig", "buiten-gebied", "omgewisseld", "rd-meters"), "As for a submission.",
        {"json": SUBMISSION | {"geometrie": {"type": "Point", "coordinates": [0, 0]}}},
    ),
    Stricter(
        "text", ASK, "(#/)?(titel|organisatie|plaats)", ("ongeldig", "te-kort", "te-lang", "verplicht"), "As for a submission.",
        {"json": SUBMISSION | {"titel": "a    "}},
    ),
    Stricter(
        "address", ASK, "(#/)?url", ("ongeldig",), "As for a submission.", {"json": SUBMISSION | {"url": "https://" + "a" * 64 + ".nl"}},
    ),
    Stricter(
        "text", REVIEW, "#/reden", ("ongeldig", "te-kort", "te-lang", "verplicht"), "As for the texts of a submission.",
        {"json": {"besluit": "afwijzen", "reden": "   a"}},
    ),
    Stricter(
        "text", REJECT, "#/reden", ("ongeldig", "te-kort", "te-lang", "verplicht"), "As for the texts of a submission.",
        {"json": {"besluit": "afwijzen", "ids": [RECORD], "reden": "   a"}},
    ),
    Stricter(
        "text", SETTLE, "#/reden", ("ongeldig", "te-kort", "te-lang", "verplicht"), "As for the texts of a submission.",
        {"json": {"besluit": "houden", "reden": "   a"}},
    ),
    Stricter(
        "record", REPORT, "(#/)?initiatiefId", ("onbekende-waarde", "ongeldig"), "The initiative that is reported must be there.",
        {"json": {"initiatiefId": "e3e70682-c209-1cac-a29f-6fbed82c07cd", "redencode": "onjuist"}},
    ),
    Stricter(
        "note", REPORT, "(#/)?toelichting", ("ongeldig", "te-kort", "te-lang", "verplicht"), "As for the texts of a submission; it may be empty, or has its length.",
        {"json": {"initiatiefId": RECORD, "redencode": "onjuist", "toelichting": "kort"}},
    ),
    Stricter(
        "address", REPORT, "(#/)?email", ("ongeldig",), "May be empty or null, as forms send it; else it has its form.",
        {"json": {"initiatiefId": RECORD, "redencode": "onjuist", "email": "geen adres"}},
    ),
]

STRICTER += [
    Stricter(
        "tilejson", operation, "f", ("niet-toegestaan",), "TileJSON knows WebMercatorQuad only: a rule across path and query.",
        {"params": {"f": "tilejson"}},
    )
    for operation in (TILESET, BASE_TILESET)
]

# Clusters and tiles take the filters of items, and the members of a cluster are such a list too.
STRICTER += [
    replace(rule, operation=operation)
    for operation, names in (
        (CLUSTERS, ("box", "period", "words", "filter text")),
        (MEMBERS, ("box", "period", "words", "filter text", "cursor", "offset")),
        (TILESET, ("period", "filter text")),
        (TILE, ("period", "filter text")),
    )
    for rule in STRICTER
    if rule.operation == ITEMS and rule.name in names
]


def violation(case) -> str:
    """What Schemathesis says that it broke."""
    return (case.meta and case.meta.phase.data.description) or ""


def limit_above_maximum(case) -> bool:
    given = str((case.query or {}).get("limit", ""))
    return given.isdecimal() and int(given) > 10_000 and ("limit" in violation(case) or not violation(case))


def empty_form_fields(case) -> bool:
    """Whether a form breaks the schema by nothing but optional fields that are empty."""
    if case.media_type != "application/x-www-form-urlencoded" or not isinstance(case.body, dict):
        return False
    name = "VraagDubbelenFormulier" if case.operation.label == ASK else "NieuweInzendingFormulier"
    schema = case.operation.schema.raw_schema["components"]["schemas"][name]
    required = schema.get("oneOf", [schema])[0]["required"]
    empty = {name for name, value in case.body.items() if value == "" and name not in required}
    return any(violation(case).startswith(f"{name}:") for name in empty)


MILDER = [
    Milder("limit", ITEMS, limit_above_maximum, "A limit above the maximum is the maximum (OGC API Features, core A17).", {"params": {"limit": "10001"}}),
    Milder("limit", MEMBERS, limit_above_maximum, "As for items.", {"params": {"limit": "10001"}}),
    Milder("limit", CHANGES, limit_above_maximum, "As for items.", {"params": {"limit": "10001"}}),
    Milder("limit", QUEUE, limit_above_maximum, "As for items.", {"params": {"limit": "10001"}}),
    Milder("limit", REPORTS, limit_above_maximum, "As for items.", {"params": {"limit": "10001"}}),
    Milder("empty form field", SUBMIT, empty_form_fields, "A browser sends every field of a form, also those left empty.", {"data": FORM | {"plaats": ""}}),
    Milder("empty form field", ASK, empty_form_fields, "As for a submission.", {"data": FORM | {"plaats": ""}}),
]

# What a valid request has, where the schema says too little to make one by chance.
PERIODS = [
    "2018-02-12T23:20:50Z", "2018-02-12", "2015-01-01T00:00:00Z/2030-01-01T00:00:00Z", "../2030-01-01", "2015-01-01/..", "/2030-01-01T00:00:00Z",
    "2018-02-12T23:20:50.25+01:00", "2015-01-01/2016-12-31",
]
WORDS = ["begroting", "open data", '"open data"', "café,gemeente", "a", "2016", "wijk "]
CRS = "http://www.opengis.net/def/crs/"
# Utrecht, and a box around it, in the order of the axes of each reference system.
PLACES = {
    f"{CRS}OGC/1.3/CRS84": ([5.1214, 52.0907], [5, 52, 5.3, 52.2]),
    f"{CRS}EPSG/0/4258": ([52.0907, 5.1214], [52, 5, 52.2, 5.3]),
    f"{CRS}EPSG/0/9067": ([52.0907, 5.1214], [52, 5, 52.2, 5.3]),
    f"{CRS}EPSG/0/4326": ([52.0907, 5.1214], [52, 5, 52.2, 5.3]),
    f"{CRS}EPSG/0/28992": ([136800, 455800], [130000, 450000, 140000, 460000]),
    f"{CRS}EPSG/0/3857": ([570111.64, 6816541.82], [560000, 6800000, 580000, 6830000]),
}
DEFAULT_CRS = f"{CRS}OGC/1.3/CRS84"


@schemathesis.hook
def map_case(context, case):
    """Makes two of three requests that should be valid really so; the third stays as chance made it."""
    if case.meta is None:
        return case
    dice = zlib.crc32(repr((case.query, case.body)).encode("utf-8", "replace"))
    if dice % 3 == 0:
        return case
    if case.operation.label in (ITEMS, CLUSTERS, MEMBERS) and not case.meta.is_negative_at(ParameterLocation.QUERY):
        query = case.query
        for name in ("datetime", "aangemaaktOp", "gewijzigdOp"):
            if name in query:
                query[name] = PERIODS[dice % len(PERIODS)]
        if "q" in query:
            query["q"] = WORDS[dice % len(WORDS)]
        if "bbox" in query:
            query["bbox"] = ",".join(map(str, PLACES[query.get("bbox-crs", DEFAULT_CRS)][1]))
        if "sortby" in query:
            query["sortby"] = ",".join({name.removeprefix("-"): name for name in query["sortby"].split(",")}.values())
        query.pop("cursor", None)
    if case.operation.label == REPORT and not case.meta.is_negative_at(ParameterLocation.BODY) and isinstance(case.body, dict):
        case.body["initiatiefId"] = RECORD
    if case.operation.label in (SUBMIT, ASK) and not case.meta.is_negative_at(ParameterLocation.BODY):
        if case.meta.is_negative_at(ParameterLocation.HEADER) or not isinstance(case.body, dict) or case.body.get("soort") == "verwijdering":
            return case
        lon, lat = PLACES[DEFAULT_CRS][0]
        if "lon" in case.body:
            case.body |= {"lon": lon, "lat": lat}
            (case.headers or {}).pop("Content-Crs", None)
        else:
            point = PLACES[(case.headers or {}).get("Content-Crs", DEFAULT_CRS).strip("<>")][0]
            case.body |= {"geometry" if "geometry" in case.body else "geometrie": {"type": "Point", "coordinates": point}}
    return case


def report(**facts):
    with open(os.environ["OPENKAART_FINDINGS"], "a") as file:
        file.write(json.dumps(facts) + "\n")


def is_absent(case, place: str) -> bool:
    """Whether a member of the body was not sent at all; a text of spaces counts as sent."""
    body, name = case.body, place.rpartition("/")[2]
    return not isinstance(body, dict) or name not in body and name not in body.get("properties", {})


def errors_of(response) -> list[tuple[str, str]]:
    try:
        return sorted({(error["location"], error["code"]) for error in response.json().get("errors", [])})
    except ValueError:
        return []


@schemathesis.hook
def filter_failure(context, failure: Failure, case, response) -> bool:
    """Keeps a failure unless a rule above explains it."""
    operation, errors = case.operation.label, errors_of(response)
    if isinstance(failure, RejectedPositiveData) and response.status_code == 400 and errors:
        rules = [next((rule for rule in STRICTER if rule.covers(operation, *error)), None) for error in errors]
        if all(rules) and not any(code == "verplicht" and is_absent(case, place) for place, code in errors):
            return False
    if isinstance(failure, AcceptedNegativeData) and any(rule.operation == operation and rule.applies(case) for rule in MILDER):
        return False
    what = re.sub(r"(^|\n)Expected: .*", "", failure.message).split("Invalid component: ")[-1].strip()
    report(
        operation=operation, title=failure.title, status=response.status_code, errors=errors, what=what[:300],
        curl=case.as_curl_command(headers={"Authorization": "Bearer $token"})[:700],
    )
    return True
