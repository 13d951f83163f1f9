"""What the service says of its own files, read by those who know nothing but the standards: DCAT by SHACL and rdflib, CSVW, Data Package."""

import csv
import hashlib
import io
import re
import shutil
import subprocess
import sys
import time
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from urllib.parse import urljoin, urlparse

import frictionless
import pyshacl
import pytest
import rdflib
import requests
from conftest import PROJECT, Running, openkaart
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, FOAF, RDF, SH

SHAPES = PROJECT / "../shared/dcat"
# rdflib reads JSON-LD by a class of its own that it calls outdated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
ADMS = rdflib.Namespace("http://www.w3.org/ns/adms#")
DOCUMENTS = {
    "manifest.json": "application/json", "sha256sums.txt": "text/plain", "initiatieven.csv-metadata.json": "application/csvm+json",
    "datapackage.json": "application/vnd.datapackage+json", "catalog.ttl": "text/turtle", "catalog.jsonld": "application/ld+json",
}
# An operator who fills everything in, with texts that try to break out.
SETTINGS = {
    "OPENKAART_PUBLISHER_NAME": 'Gemeente "Voorbeeld" \\ <b>\n. <#x> a <#y>',
    "OPENKAART_PUBLISHER_URI": "https://identifier.overheid.nl/tooi/id/gemeente/gm0000",
    "OPENKAART_PUBLISHER_TYPE": "gemeente", "OPENKAART_LICENCE": "CC-BY-4.0", "OPENKAART_HOMEPAGE": "https://www.example.org/kaart?a=1&b='2'",
    "OPENKAART_DATA_THEMES": "GOVE,SOCI, REGI", "OPENKAART_FREQUENCY": "DAILY", "OPENKAART_DATASET_TITLE": "Kaart van '\"Voorbeeld\"' é 🌳",
    "OPENKAART_DATASET_DESCRIPTION": "Een kaart.\r\n\t@nl . </script>", "OPENKAART_CONTACT_NAME": "Loket @nl",
    "OPENKAART_CONTACT_EMAIL": "loket@example.org", "OPENKAART_CONTACT_URL": "https://www.example.org/loket",
}


def wait_for_files(base: str) -> dict:
    """The manifest, as soon as the files are made and kept as those of the day."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        answer = requests.get(f"{base}/opendata/manifest.json", timeout=30)
        if answer.status_code == 200 and answer.json()["dagen"]:
            return answer.json()
        assert answer.status_code == 200 or (answer.status_code == 503 and "Retry-After" in answer.headers)
        time.sleep(0.1)
    pytest.fail("the files of open data were not made")


@pytest.fixture(scope="module")
def manifest(service) -> dict:
    return wait_for_files(service.base)


@pytest.fixture(scope="module")
def configured(tmp_path_factory):
    """The seed data, from a service that is configured in full."""
    folder = tmp_path_factory.mktemp("configured")
    openkaart("import", PROJECT / "data/initiatieven.csv", "--database", folder / "kaart.sqlite")
    running = Running(folder, folder / "kaart.sqlite", SETTINGS)
    wait_for_files(running.service.base)
    yield running.service
    running.stop()


def catalogue(base: str) -> rdflib.Graph:
    wait_for_files(base)
    return rdflib.Graph().parse(data=requests.get(f"{base}/opendata/catalog.ttl", timeout=30).text, format="turtle")


def violations(graph: rdflib.Graph, *names: str) -> list[str]:
    """What the shapes have against a graph."""
    if not SHAPES.is_dir():
        pytest.skip("the shapes of DCAT-AP-NL are not there (../shared/dcat)")
    shapes = rdflib.Graph()
    for name in names:
        shapes.parse(SHAPES / name)
    report = pyshacl.validate(graph, shacl_graph=shapes)[1]
    return sorted(
        f"{report.value(result, SH.focusNode)} {report.value(result, SH.resultPath)} {report.value(result, SH.resultMessage)}"
        for result in report.subjects(RDF.type, SH.ValidationResult)
    )


MANDATORY = ("dcat-ap-SHACL.ttl", "dcat-ap-nl-SHACL.ttl", "dcat-ap-nl-SHACL-klassebereik.ttl", "dcat-ap-nl-SHACL-klassebereik-codelijsten.ttl")


@pytest.mark.parametrize("which", ["service", "configured"])
def test_the_catalogue_keeps_to_the_shapes_of_dcat_ap_nl(which, request):
    graph = catalogue(request.getfixturevalue(which).base)
    assert violations(graph, *MANDATORY) == []
    missed = violations(graph, "dcat-ap-nl-SHACL-aanbevolen.ttl")
    # A file is not given by the API, and the API is no file; all other recommendations are met.
    assert all(re.search(r"#bestand-api \S+downloadURL|#bestand-\w+ \S+accessService", line) for line in missed), "\n".join(missed)


@pytest.mark.parametrize(
    ("kind", "property"),
    [
        (DCAT.Dataset, DCTERMS.publisher), (DCAT.Dataset, DCTERMS.creator), (DCAT.Dataset, DCTERMS.identifier), (DCAT.Dataset, DCAT.theme),
        (DCAT.Dataset, DCTERMS.accessRights), (DCAT.Catalog, DCAT.contactPoint), (DCAT.Distribution, DCTERMS.license), (DCAT.Distribution, DCAT.accessURL),
        (DCAT.DataService, DCAT.endpointURL), (DCAT.DataService, DCTERMS.publisher), (FOAF.Agent, FOAF.name), (FOAF.Agent, RDF.type),
        (DCTERMS.LinguisticSystem, RDF.type),
    ],
)
def test_the_shapes_see_what_is_missing(service, manifest, kind, property):
    graph = catalogue(service.base)
    subjects = list(graph.subjects(RDF.type, kind))
    assert subjects
    for subject in subjects:
        graph.remove((subject, property, None))
    assert violations(graph, *MANDATORY) != []


@pytest.mark.parametrize("which", ["service", "configured"])
def test_turtle_and_json_ld_say_the_same(which, request):
    base = request.getfixturevalue(which).base
    wait_for_files(base)
    linked = rdflib.Graph().parse(data=requests.get(f"{base}/opendata/catalog.jsonld", timeout=30).text, format="json-ld")
    graph = catalogue(base)
    assert len(graph) > 150 and isomorphic(graph, linked)
    nodes = {node for triple in graph for node in triple}
    assert not any(isinstance(node, rdflib.BNode) for node in nodes)
    for node in nodes:
        assert not isinstance(node, rdflib.URIRef) or re.fullmatch(r"[a-z]+:[^\s<>\"{}|\\^`]+", node), node


def test_the_catalogue_says_what_the_operator_said(configured):
    graph = catalogue(configured.base)
    dataset = next(graph.subjects(DCAT.hasVersion))
    value = lambda subject, path: str(graph.value(subject, path))  # noqa: E731
    assert value(dataset, DCTERMS.title) == SETTINGS["OPENKAART_DATASET_TITLE"]
    assert value(dataset, DCTERMS.description) == SETTINGS["OPENKAART_DATASET_DESCRIPTION"]
    publisher = graph.value(dataset, DCTERMS.publisher)
    assert str(publisher) == SETTINGS["OPENKAART_PUBLISHER_URI"] and value(publisher, FOAF.name) == SETTINGS["OPENKAART_PUBLISHER_NAME"]
    assert str(graph.value(publisher, DCTERMS.type)) == "http://purl.org/adms/publishertype/LocalAuthority"
    assert {str(theme).rsplit("/", 1)[1] for theme in graph.objects(dataset, DCAT.theme)} == {"GOVE", "SOCI", "REGI"}
    assert value(dataset, DCTERMS.accrualPeriodicity).endswith("/frequency/DAILY")
    # DCAT-AP-DONL: the licence on the dataset too; a title, a description and a file type on each distribution; a home page.
    licence = rdflib.URIRef("http://creativecommons.org/licenses/by/4.0/deed.nl")
    distributions = list(graph.objects(dataset, DCAT.distribution))
    assert len(distributions) >= 4
    for subject in [dataset, *distributions]:
        assert graph.value(subject, DCTERMS.license) == licence
    for subject in distributions:
        for path in (DCTERMS.title, DCTERMS.description, DCTERMS["format"], DCAT.accessURL):
            assert graph.value(subject, path) is not None, (subject, path)
    assert value(next(graph.subjects(RDF.type, DCAT.Catalog)), FOAF.homepage) == SETTINGS["OPENKAART_HOMEPAGE"]
    assert graph.value(dataset, ADMS.status) is not None


def test_what_the_catalogue_and_the_manifest_say_of_a_file_is_so(service, manifest):
    spdx = rdflib.Namespace("http://spdx.org/rdf/terms#")
    graph = catalogue(service.base)
    told = {}
    for subject, address in graph.subject_objects(DCAT.downloadURL):
        checksum = graph.value(subject, spdx.checksum)
        told[str(address)] = (int(graph.value(subject, DCAT.byteSize)), str(graph.value(checksum, spdx.checksumValue)))
    assert {file["adres"]: (file["omvang"], file["sha256"]) for file in manifest["bestanden"]} == told != {}
    for address, (size, digest) in told.items():
        content = service.get(address).content
        assert (len(content), hashlib.sha256(content).hexdigest()) == (size, digest)


def test_the_manifest_counts_what_is_on_the_map(service, manifest, records):
    themes = {theme["slug"]: theme["aantal"] for theme in service.get("/v1/themas").json()["themas"]}
    assert manifest["aantal"] == len(records) and manifest["aantallen"] == themes
    assert manifest["versie"] == service.get("/v1/wijzigingen?limit=1").json()["laatste"]
    assert manifest["dagen"][0]["aantal"] == len(records)
    latest = service.get("/opendata/latest/manifest.json")
    assert latest.url == manifest["dagen"][0]["adres"] and latest.json()["versie"] == manifest["versie"]
    assert latest.json()["citeerAls"] != manifest["citeerAls"]
    for file in latest.json()["bestanden"]:
        assert hashlib.sha256(service.get(file["adres"]).content).hexdigest() == file["sha256"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_has_its_type_and_a_validator(service, manifest, name):
    day = manifest["dagen"][0]["datum"]
    for path in [f"/opendata/{name}"] + ([] if name.startswith("catalog") else [f"/opendata/{day}/{name}"]):
        answer = service.get(path, headers={"Accept": "image/png"})
        assert answer.headers["Content-Type"].split(";")[0] == DOCUMENTS[name]
        assert answer.headers["Cache-Control"] == "no-cache" and answer.headers["Access-Control-Allow-Origin"] == "*"
        assert service.get(path).content == answer.content
        assert service.get(path, expect=304, headers={"If-None-Match": answer.headers["ETag"]}).content == b""
        head = requests.head(service.base + path, timeout=30)
        assert head.headers["Content-Length"] == str(len(answer.content)) and head.headers["ETag"] == answer.headers["ETag"]
        service.get(path, expect=400, params={"zomaar": "1"})


def test_the_check_sums_are_those_of_sha256sum(service, manifest, tmp_path):
    for file in manifest["bestanden"]:
        (tmp_path / file["naam"]).write_bytes(service.get(file["adres"]).content)
    sums = service.get("/opendata/sha256sums.txt").text
    checked = subprocess.run(["sha256sum", "--strict", "-c"], input=sums, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert checked.returncode == 0 and checked.stdout.count(": OK") == len(manifest["bestanden"]), checked


# CSV on the Web


def read_by_metadata(address: str) -> tuple[dict, list[dict], list[str]]:
    """Reads a table as a client that knows CSVW and nothing else: description, rows, faults (Model for Tabular Data, section 6)."""
    answer = requests.get(address, timeout=30)
    link = next(link for link in requests.utils.parse_header_links(answer.headers["Link"]) if link["rel"] == "describedby")
    assert link["type"] == "application/csvm+json"
    description = requests.get(urljoin(address, link["url"]), timeout=30).json()
    assert description["@context"][0] == "http://www.w3.org/ns/csvw"
    assert urljoin(link["url"], description["url"]) == address, "a description that does not name the table does not count"
    return description, *check_table(answer.content, description)


def check_table(content: bytes, description: dict) -> tuple[list[dict], list[str]]:
    dialect, schema = description["dialect"], description["tableSchema"]
    text = content.decode(dialect["encoding"])
    assert dialect["lineTerminators"] == ["\r\n"] and text.endswith("\r\n")
    lines = list(csv.reader(
        io.StringIO(text, newline=""), delimiter=dialect["delimiter"], quotechar=dialect["quoteChar"], doublequote=dialect["doubleQuote"], strict=True
    ))
    columns = schema["columns"]
    assert dialect["header"] and lines[0] == [column["titles"] for column in columns]
    faults, rows = [], []
    for number, line in enumerate(lines[1:], 2):
        if len(line) != len(columns):
            faults.append(f"{number}: {len(line)} cells")
            continue
        rows.append({column["name"]: cell for column, cell in zip(columns, line)})
        faults += [f"{number} {column['name']}: {cell!r}" for column, cell in zip(columns, line) if not is_valid(cell, column)]
    keys = [row[schema["primaryKey"]] for row in rows]
    return rows, faults + [f"{key} twice" for key in set(keys) if keys.count(key) > 1]


def is_valid(cell: str, column: dict) -> bool:
    if cell == "":
        return not column.get("required", False)
    datatype = column["datatype"]
    base, rules = (datatype, {}) if isinstance(datatype, str) else (datatype["base"], datatype)
    if base == "string":
        return "format" not in rules or re.fullmatch(rules["format"], cell) is not None
    if base == "anyURI":
        return bool(urlparse(cell).scheme) and not re.search(r"\s", cell)
    if base == "dateTimeStamp":
        return re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", cell) is not None and bool(datetime.fromisoformat(cell))
    assert base == "decimal", f"unknown datatype {base}"
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", cell):
        return False
    return Decimal(str(rules.get("minimum", "-Infinity"))) <= Decimal(cell) <= Decimal(str(rules.get("maximum", "Infinity")))


def test_a_reader_that_knows_csvw_alone_reads_every_cell(service, manifest, by_id):
    for address in (f"{service.base}/opendata/initiatieven.csv", f"{service.base}/opendata/{manifest['dagen'][0]['datum']}/initiatieven.csv"):
        description, rows, faults = read_by_metadata(address)
        assert faults == [] and {row["id"] for row in rows} == set(by_id)
        assert description["dc:license"]["@id"] == manifest["licentie"]["adres"]
        for row in rows:
            there = by_id[row["id"]]
            assert (Decimal(row["lon"]), Decimal(row["lat"])) == (Decimal(there["lon"]), Decimal(there["lat"]))


def test_that_reader_sees_what_is_wrong(service, manifest):
    content = service.get("/opendata/initiatieven.csv").content
    description = service.get("/opendata/initiatieven.csv-metadata.json").json()
    for old, new in ((b",open-data,", b",water,"), (b"Z\r\n", b"\r\n"), (b",GM0344,", b",GM344,"), (b",https://", b",")):
        assert old in content and check_table(content.replace(old, new, 1), description)[1] != [], old


def test_a_table_that_may_be_another_one_is_not_described(service, manifest):
    assert "Link" not in service.get("/opendata/initiatieven.csv?thema=open-data").headers
    assert "Link" not in service.get("/opendata/initiatieven.geojson").headers


# Data Package


def test_the_data_package_is_valid_with_its_files(service, manifest, tmp_path):
    report = frictionless.validate(f"{service.base}/opendata/datapackage.json", type="package")
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]
    descriptor = service.get("/opendata/datapackage.json").json()
    assert [file["naam"] for file in manifest["bestanden"]] == [resource["path"] for resource in descriptor["resources"]]
    table = next(resource for resource in descriptor["resources"] if resource.get("type") == "table")
    (tmp_path / "datapackage.json").write_bytes(service.get("/opendata/datapackage.json").content)
    for resource in descriptor["resources"]:
        (tmp_path / resource["path"]).write_bytes(service.get(f"/opendata/{resource['path']}").content)
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid
    file = tmp_path / table["path"]
    file.write_bytes(file.read_bytes().replace(b",open-data,", b",open-datb,", 1))
    broken = frictionless.validate(str(tmp_path / "datapackage.json"))
    kinds = {row[0] for row in broken.flatten(["type"])}
    assert not broken.valid and {"hash-count", "constraint-error"} & kinds, kinds


# The examples of the documentation


def example(language: str, base: str) -> str:
    """The lines of an example, as people copy them; another test holds the page of the service against the same text."""
    text = (PROJECT / "docs/opendata.md").read_text(encoding="utf-8").partition("## Examples")[2]
    code = re.search(rf"```{language}\n(.*?)\n```", text, re.S).group(1)
    assert "http://127.0.0.1:8080" in code
    return code.replace("http://127.0.0.1:8080", base)


def themes_in(output: str, manifest: dict) -> bool:
    return all(re.search(rf"\b{slug}\b", output) and re.search(rf"\b{count}\b", output) for slug, count in manifest["aantallen"].items())


def test_the_example_for_python_works(service, manifest, tmp_path):
    ran = subprocess.run([sys.executable, "-c", example("python", service.base)], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0 and themes_in(ran.stdout, manifest), ran


def test_the_example_for_r_works(service, manifest, tmp_path):
    if shutil.which("Rscript") is None:
        pytest.skip("R is not there (Debian: r-base-core)")
    ran = subprocess.run(["Rscript", "-e", example("r", service.base)], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0 and themes_in(ran.stdout, manifest), ran


def test_the_example_for_curl_works(service, manifest, tmp_path):
    ran = subprocess.run(["bash", "-euo", "pipefail", "-c", example("sh", service.base)], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0 and "initiatieven.csv: OK" in ran.stdout, ran
    assert (Path(tmp_path) / "initiatieven.csv").stat().st_size > 0


QGIS = """
from qgis.core import QgsApplication, QgsVectorLayer
QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()
for source, provider in SOURCES:
    layer = QgsVectorLayer(source, "initiatieven", provider)
    print(layer.isValid(), sum(1 for _ in layer.getFeatures()), layer.crs().authid())
"""


def test_the_addresses_for_qgis_open(service, manifest, tmp_path):
    """As its windows for "Protocol: HTTP(S)" and "WFS / OGC API - Features" do it."""
    system = "/usr/bin/python3"
    if subprocess.run([system, "-c", "import qgis.core"], capture_output=True, timeout=60).returncode != 0:
        pytest.skip("QGIS is not there (Debian: python3-qgis, qgis-providers)")
    file, api = example("text", service.base).splitlines()
    sources = [(f"/vsicurl/{file}", "ogr"), (f"url='{api}' typename='initiatieven'", "OAPIF")]
    ran = subprocess.run(
        [system, "-c", QGIS.replace("SOURCES", repr(sources))], cwd=tmp_path, env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True, text=True, timeout=120,
    )
    assert ran.stdout.splitlines() == [f"True {manifest['aantal']} EPSG:4326"] * 2, ran
