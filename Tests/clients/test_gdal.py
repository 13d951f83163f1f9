"""What somebody sees who opens the service or a download in GDAL or QGIS (driver OAPIF, and the files)."""

import csv
import io
import os
import re
import sqlite3
import subprocess

import pytest
from conftest import BOX, in_box

TEXT_FIELDS = ["titel", "omschrijving", "thema", "organisatie", "plaats", "gemeentecode", "url"]


def gdal(*arguments: str) -> tuple[str, list[str]]:
    """Runs a GDAL program; gives what it printed and which addresses it asked for. GDAL may not complain."""
    done = subprocess.run(
        list(map(str, arguments)), capture_output=True, text=True, timeout=120,
        env=os.environ | {"CPL_DEBUG": "HTTP,OAPIF", "LC_ALL": "C.UTF-8", "GDAL_HTTP_TIMEOUT": "30"},
    )
    complaints = [line for line in done.stderr.splitlines() if line.startswith(("Warning", "ERROR"))]
    assert done.returncode == 0 and not complaints, done.stderr
    return done.stdout, re.findall(r"Fetch\((.+)\)$", done.stderr, re.M)


def rows(source: str, *arguments: str) -> tuple[list[dict], list[str]]:
    """The features of a source as rows with X and Y, and the addresses that GDAL asked for."""
    said, asked = gdal("ogr2ogr", "-f", "CSV", "/vsistdout/", source, "-lco", "GEOMETRY=AS_XY", *arguments)
    return list(csv.DictReader(io.StringIO(said, newline=""))), asked


def pages(asked: list[str]) -> list[str]:
    return [url for url in asked if "/items?" in url]


def ids(found: list[dict]) -> list[str]:
    return sorted(row["id"] for row in found)


@pytest.fixture(scope="module")
def everything(service):
    """All features, read once in pages of 500."""
    return rows(f"OAPIF:{service.api}", "-oo", "PAGE_SIZE=500")


def expected(records, rule) -> list[str]:
    found = sorted(record["id"] for record in records if rule(record))
    assert 0 < len(found) < len(records), "the question must tell records apart"
    return found


def test_the_layer_has_the_count_the_extent_and_the_fields(service, records):
    said, _ = gdal("ogrinfo", "-al", "-so", f"OAPIF:{service.api}")
    collection = service.get("/v1/collections/initiatieven").json()
    assert collection["itemCount"] == len(records)
    assert f"Feature Count: {len(records)}" in said
    assert "Layer name: initiatieven" in said and "Geometry: Point" in said and 'ID["EPSG",4326]' in said
    west, south, east, north = map(float, re.search(r"Extent: \((.+), (.+)\) - \((.+), (.+)\)", said).groups())
    for record in records:
        assert west <= float(record["lon"]) <= east and south <= float(record["lat"]) <= north
    fields = dict(re.findall(r"^(\w+): (\w+) \(", said, re.M))
    assert fields == dict.fromkeys(["id", *TEXT_FIELDS], "String") | dict.fromkeys(["aangemaaktOp", "gewijzigdOp"], "DateTime")


def test_one_collection_opens_by_its_own_address(service, records):
    said, _ = gdal("ogrinfo", "-al", "-so", f"OAPIF_COLLECTION:{service.api}/collections/initiatieven")
    assert f"Feature Count: {len(records)}" in said


def test_every_record_comes_exactly_once_over_many_pages(service, records):
    found, asked = rows(f"OAPIF:{service.api}", "-oo", "PAGE_SIZE=37")
    assert ids(found) == sorted(record["id"] for record in records)
    assert len([url for url in pages(asked) if "cursor=" in url]) == -(-len(records) // 37) - 1, "one request for each page after the first"


def test_the_default_page_size_of_gdal_works(service, records):
    found, _ = rows(f"OAPIF:{service.api}")
    assert ids(found) == sorted(record["id"] for record in records)


def test_a_page_size_above_the_maximum_is_clamped(service, records):
    found, asked = rows(f"OAPIF:{service.api}", "-oo", "PAGE_SIZE=50000")
    assert any("limit=50000" in url for url in asked)
    assert ids(found) == sorted(record["id"] for record in records)


def test_every_field_and_point_is_what_was_imported(everything, by_id):
    for row in everything[0]:
        record = by_id[row["id"]]
        assert {name: row[name] for name in TEXT_FIELDS} == {name: record[name] for name in TEXT_FIELDS}
        assert (float(row["X"]), float(row["Y"])) == pytest.approx((float(record["lon"]), float(record["lat"])), abs=1e-8)
        if record.get("aangemaaktOp"):
            moment = record["aangemaaktOp"].replace("-", "/").replace("T", " ").replace("Z", "+00")
            assert row["aangemaaktOp"] == moment


def test_a_box_gives_what_lies_in_it_or_on_its_edge(service, records, by_id):
    found, asked = rows(f"OAPIF:{service.api}", "-spat", *map(str, BOX), "-oo", "PAGE_SIZE=50")
    assert ids(found) == expected(records, in_box)
    assert any(float(by_id[row["id"]]["lon"]) in (BOX[0], BOX[2]) for row in found), "some lie on the edge"
    assert all("bbox=" in url for url in pages(asked)[1:]), "the service did the work, on every page"


@pytest.mark.parametrize(
    ("where", "rule", "sent"),
    [
        ("thema = 'open-data'", lambda r: r["thema"] == "open-data", "thema=open-data"),
        ("plaats = 'Utrecht'", lambda r: r["plaats"] == "Utrecht", "plaats=Utrecht"),
        ("plaats = 'Súdwest-Fryslân'", lambda r: r["plaats"] == "Súdwest-Fryslân", "plaats=S%C3%BAdwest-Frysl%C3%A2n"),
        ("plaats = '''s-Gravenhage'", lambda r: r["plaats"] == "'s-Gravenhage", "plaats="),
        ("plaats = 'Bergen & Dal'", lambda r: r["plaats"] == "Bergen & Dal", "plaats="),
        ("plaats = 'Hof, van; Twente'", lambda r: r["plaats"] == "Hof, van; Twente", "plaats="),
        # "Plaats + 100%" is left out: GDAL sends a bare plus sign, which is a space in a query (and must be: other clients write it so).
        ("plaats = 'a=b?c#d/e'", lambda r: r["plaats"] == "a=b?c#d/e", "plaats="),
        ("gemeentecode = 'GM0344' AND thema = 'open-contact'", lambda r: r["gemeentecode"] == "GM0344" and r["thema"] == "open-contact", "gemeentecode=GM0344"),
        ("organisatie = 'Stichting 3'", lambda r: r["organisatie"] == "Stichting 3", "organisatie=Stichting%203"),
        ("titel = 'PoliFLW'", lambda r: r["titel"] == "PoliFLW", "titel=PoliFLW"),
        ("thema IN ('open-data', 'open-contact')", lambda r: r["thema"] in ("open-data", "open-contact"), None),
        ("titel LIKE '%begroting%'", lambda r: "begroting" in r["titel"], None),
        ("organisatie IS NULL", lambda r: not r["organisatie"], None),
        ("aangemaaktOp >= '2020-01-01T00:00:00Z'", lambda r: r.get("aangemaaktOp", "9999") >= "2020-01-01T00:00:00Z", "datetime="),
        ("aangemaaktOp < '2020-01-01T00:00:00Z'", lambda r: r.get("aangemaaktOp", "9999") < "2020-01-01T00:00:00Z", "datetime="),
    ],
)
def test_a_filter_gives_what_matches(service, records, where, rule, sent):
    """`sent`: what GDAL leaves to the service; without it GDAL filters by itself."""
    found, asked = rows(f"OAPIF:{service.api}", "-where", where, "-oo", "PAGE_SIZE=200")
    assert ids(found) == expected(records, rule)
    if sent:
        assert sent in pages(asked)[-1]


def test_the_count_with_a_filter_is_right(service, records):
    said, _ = gdal("ogrinfo", "-al", "-so", "-where", "thema = 'open-data'", "-oo", "PAGE_SIZE=200", f"OAPIF:{service.api}")
    assert f"Feature Count: {len(expected(records, lambda r: r['thema'] == 'open-data'))}" in said


def test_a_box_and_a_filter_together(service, records):
    found, _ = rows(f"OAPIF:{service.api}", "-spat", *map(str, BOX), "-where", "thema = 'open-data'", "-oo", "PAGE_SIZE=20")
    assert ids(found) == expected(records, lambda r: in_box(r) and r["thema"] == "open-data")


def test_a_geopackage_keeps_everything(service, by_id, tmp_path):
    file = tmp_path / "kaart.gpkg"
    gdal("ogr2ogr", "-f", "GPKG", file, f"OAPIF:{service.api}", "-oo", "PAGE_SIZE=500")
    with sqlite3.connect(file) as database:
        found = database.execute(f"SELECT id, {', '.join(TEXT_FIELDS)} FROM initiatieven").fetchall()
    assert len(found) == len(by_id)
    assert {row[0]: list(row[1:]) for row in found} == {
        key: [record[name] or None for name in TEXT_FIELDS] for key, record in by_id.items()
    }


@pytest.mark.parametrize("where_from", ["a file", "the network"])
def test_the_geojson_download_opens(service, records, tmp_path, where_from):
    source = f"{service.base}/opendata/initiatieven.geojson"
    if where_from == "a file":
        answer = service.get(source)
        source = tmp_path / "initiatieven.geojson"
        source.write_bytes(answer.content)
    found, _ = rows(source)
    assert ids(found) == sorted(record["id"] for record in records)


def test_the_csv_download_opens_as_points(service, by_id, tmp_path):
    file = tmp_path / "initiatieven.csv"
    file.write_bytes(service.get("/opendata/initiatieven.csv").content)
    said, _ = gdal("ogrinfo", "-al", "-so", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", file)
    assert f"Feature Count: {len(by_id)}" in said and "Geometry: Point" in said


def test_the_feed_opens_as_georss_points(service, by_id, tmp_path):
    file = tmp_path / "feed.atom"
    file.write_bytes(service.get("/feed.atom", params={"limit": 500}).content)
    found, _ = rows(file)
    assert len(found) == len({row["id"] for row in found}) == 500
    for row in found:
        record = by_id[row["id"].removeprefix("urn:uuid:")]
        assert row["title"] == record["titel"] and row["author_name"] == (record["organisatie"] or "")
        assert (float(row["X"]), float(row["Y"])) == pytest.approx((float(record["lon"]), float(record["lat"])), abs=1e-8)

    def moment(record) -> str:
        # What the file does not say is the moment of the import.
        return record.get("gewijzigdOp") or "now"

    newest = sorted(map(moment, by_id.values()), reverse=True)[:500]
    assert [moment(by_id[row["id"].removeprefix("urn:uuid:")]) for row in found] == newest


def test_a_download_in_rd_says_so_and_lies_where_it_should(service, by_id, tmp_path):
    file = tmp_path / "rd.geojson"
    file.write_bytes(service.get("/opendata/initiatieven.geojson", params={"crs": "http://www.opengis.net/def/crs/EPSG/0/28992"}).content)
    said, _ = gdal("ogrinfo", "-al", "-so", file)
    assert f"Feature Count: {len(by_id)}" in said and 'ID["EPSG",28992]' in said and "Amersfoort / RD New" in said
    metres = {row["id"]: row for row in rows(file)[0]}
    degrees = {row["id"]: row for row in rows(file, "-t_srs", "EPSG:4326")[0]}
    assert metres.keys() == degrees.keys() == by_id.keys()
    for key, record in by_id.items():
        assert 0 < float(metres[key]["X"]) < 300_000 < float(metres[key]["Y"]) < 640_000
        # PROJ by itself knows RD to about 0.3 m here; a hundred-thousandth of a degree is about a metre.
        where = float(degrees[key]["X"]), float(degrees[key]["Y"])
        assert where == pytest.approx((float(record["lon"]), float(record["lat"])), abs=1e-5)
