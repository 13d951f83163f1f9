"""The files of the whole dataset, opened by readers that did not write them: pandas, pyogrio (GDAL's library, newer than Debian's), flatgeobuf.

Every form must have the same records, with the same texts and the same points.
"""

import gzip
import io
import sqlite3
import subprocess
import time

import flatgeobuf
import geopandas
import pandas
import pyogrio
import pytest
from conftest import BOX, in_box, openkaart
from pmtiles.reader import Reader, all_tiles
from test_gdal import gdal, rows

TEXT_FIELDS = ["titel", "omschrijving", "thema", "organisatie", "plaats", "gemeentecode", "url"]
FORMS = ["geojson", "geojsonl", "csv", "gpkg", "fgb", "pmtiles"]
VALIDATOR = "/usr/share/doc/python3-gdal/examples/validate_gpkg.py"


@pytest.fixture(scope="module")
def files(service, tmp_path_factory):
    """The files that the service made, a path for each form."""
    folder = tmp_path_factory.mktemp("files")
    deadline = time.monotonic() + 60
    while "openkaart_opendata_made_total 1\n" not in service.get("/metrics").text:
        assert time.monotonic() < deadline, "no files were made"
        time.sleep(0.2)
    paths = {}
    for form in FORMS:
        answer = service.get(f"/opendata/initiatieven.{form}")
        assert answer.headers["Accept-Ranges"] == "bytes"
        paths[form] = folder / f"initiatieven.{form}"
        paths[form].write_bytes(answer.content)
    return paths


def wanted(by_id) -> dict:
    """Texts and point of each record, as a reader should see them."""
    return {
        key: ([record[name] or None for name in TEXT_FIELDS], (float(record["lon"]), float(record["lat"]))) for key, record in by_id.items()
    }


def compare(found: dict, by_id):
    expected = wanted(by_id)
    assert found.keys() == expected.keys()
    for key, (texts, point) in found.items():
        assert texts == expected[key][0]
        assert point == pytest.approx(expected[key][1], abs=1e-8)


def unguarded(text: str) -> str:
    """What a cell means, by the rule in docs/opendata.md."""
    bare = text.lstrip("'")
    return text[1:] if text.startswith("'") and bare[:1] in tuple("=+-@\t\r＝＋－＠") and bare else text


@pytest.mark.parametrize("form", ["geojson", "geojsonl", "gpkg", "fgb"])
def test_geopandas_has_every_record_and_point(files, by_id, form):
    source = f"GeoJSONSeq:{files[form]}" if form == "geojsonl" else files[form]
    frame = geopandas.read_file(source)
    assert len(frame) == len(by_id)
    assert frame.crs.to_epsg() == (4258 if form in ("gpkg", "fgb") else 4326)
    compare(
        {
            row["id"]: ([None if pandas.isna(row[name]) else row[name] for name in TEXT_FIELDS], (row.geometry.x, row.geometry.y))
            for _, row in frame.iterrows()
        },
        by_id,
    )


@pytest.mark.parametrize("form", ["gpkg", "fgb"])
def test_the_columns_have_their_types(files, form):
    about = pyogrio.read_info(files[form])
    assert about["geometry_type"] == "Point"
    kinds = dict(zip(about["fields"], about["ogr_types"]))
    assert {kinds[name] for name in ["id", *TEXT_FIELDS]} == {"OFTString"}
    assert {kinds[name] for name in ["aangemaaktOp", "gewijzigdOp"]} == {"OFTDateTime"}


@pytest.mark.parametrize("form", ["gpkg", "fgb"])
def test_a_box_gives_what_lies_in_it(files, records, form):
    found = pyogrio.read_dataframe(files[form], bbox=BOX)
    assert sorted(found["id"]) == sorted(record["id"] for record in records if in_box(record))
    # Debian's GDAL finds the same.
    assert sorted(row["id"] for row in rows(files[form], "-spat", *map(str, BOX))[0]) == sorted(found["id"])


def test_flatgeobuf_reads_by_its_own_index_from_a_file_and_over_http(service, files, by_id, records):
    with open(files["fgb"], "rb") as file:
        everything = flatgeobuf.load(file)
    compare(
        {
            feature["properties"]["id"]: (
                [feature["properties"].get(name) for name in TEXT_FIELDS], tuple(feature["geometry"]["coordinates"]),
            )
            for feature in everything["features"]
        },
        by_id,
    )
    expected = sorted(record["id"] for record in records if in_box(record))
    with open(files["fgb"], "rb") as file:
        some = flatgeobuf.load(file, bbox=BOX)
    assert sorted(feature["properties"]["id"] for feature in some["features"]) == expected
    part = flatgeobuf.load_http(f"{service.base}/opendata/initiatieven.fgb", bbox=BOX)
    assert sorted(feature["properties"]["id"] for feature in part["features"]) == expected


def test_the_geopackage_is_valid(files):
    done = subprocess.run(["/usr/bin/python3", VALIDATOR, files["gpkg"]], capture_output=True, text=True, timeout=120)
    if "No module named" in done.stderr or "can't open file" in done.stderr:
        pytest.skip("GDAL's validate_gpkg.py is not installed (python3-gdal)")
    assert done.returncode == 0, done.stdout + done.stderr
    with sqlite3.connect(f"file:{files['gpkg']}?mode=ro", uri=True) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("SELECT rtreecheck('rtree_initiatieven_geom')").fetchall() == [("ok",)]


def test_gdal_can_edit_the_geopackage(files, tmp_path):
    """The triggers keep the index in step."""
    copy = tmp_path / "copy.gpkg"
    copy.write_bytes(files["gpkg"].read_bytes())
    gdal("ogrinfo", copy, "-sql", "UPDATE initiatieven SET geom = ST_GeomFromText('POINT(6.99 53.01)', 4258) WHERE fid = 1", "-dialect", "SQLITE")
    assert 1 in pyogrio.read_dataframe(copy, bbox=(6.9899, 53.0099, 6.9901, 53.0101), fid_as_index=True).index


def csv_rows(frame: pandas.DataFrame) -> dict:
    return {
        row["id"]: (
            [None if pandas.isna(row[name]) or row[name] == "" else unguarded(row[name]) for name in TEXT_FIELDS],
            (row["lon"], row["lat"]),
        )
        for _, row in frame.iterrows()
    }


def test_pandas_reads_the_csv(files, by_id):
    frame = pandas.read_csv(files["csv"], keep_default_na=False, na_values={"x_rd": "", "y_rd": ""})
    assert frame[["lon", "lat", "x_rd", "y_rd"]].dtypes.eq("float64").all()
    compare(csv_rows(frame), by_id)
    metres = geopandas.GeoSeries.from_xy(frame["lon"], frame["lat"], crs=4258).to_crs(28992)
    # pyproj goes without the grid, so within a quarter of a metre.
    assert (metres.x - frame["x_rd"]).abs().max() < 0.5 and (metres.y - frame["y_rd"]).abs().max() < 0.5


def test_pandas_reads_the_excel_variant_as_dutch_excel_does(service, by_id):
    content = service.get("/opendata/initiatieven.csv", params={"variant": "excel"}).content
    assert content.startswith(b"\xef\xbb\xbfid;titel;")
    frame = pandas.read_csv(io.BytesIO(content), sep=";", decimal=",", encoding="utf-8-sig", keep_default_na=False)
    assert frame[["lon", "lat", "x_rd", "y_rd"]].dtypes.eq("float64").all()
    compare(csv_rows(frame), by_id)


def test_an_import_of_each_file_gives_the_same_records_again(files, tmp_path):
    for form in ["geojsonl", "csv", "gpkg"]:
        database = tmp_path / f"{form}.sqlite"
        openkaart("import", files[form], "--database", database)
        again = tmp_path / "again.geojsonl"
        openkaart("export", "--format", "geojsonl", "--output", again, "--database", database)
        assert again.read_bytes() == files["geojsonl"].read_bytes(), form


def test_an_export_has_the_filters(imported, by_id, tmp_path):
    for form in ["gpkg", "fgb"]:
        file = tmp_path / f"some.{form}"
        openkaart("export", "--format", form, "--thema", "open-data", "--output", file, "--database", imported[0])
        expected = sorted(key for key, record in by_id.items() if record["thema"] == "open-data")
        assert sorted(pyogrio.read_dataframe(file)["id"]) == expected


def test_pmtiles_over_http_has_the_tiles_of_the_service(service, files):
    address = "/opendata/initiatieven.pmtiles"

    def part(offset, length):
        answer = service.get(address, expect=206, headers={"Range": f"bytes={offset}-{offset + length - 1}"})
        assert answer.headers["Content-Type"] == "application/vnd.pmtiles"
        return answer.content

    reader = Reader(part)
    head = reader.header()
    assert (head["min_zoom"], head["max_zoom"]) == (5, 12)
    assert {layer["id"] for layer in reader.metadata()["vector_layers"]} == {"initiatieven", "clusters"}
    content = files["pmtiles"].read_bytes()
    count = 0
    for (zoom, column, row), tile in all_tiles(lambda offset, length: content[offset : offset + length]):
        answer = service.get(f"/v1/collections/initiatieven/tiles/WebMercatorQuad/{zoom}/{row}/{column}")
        assert gzip.decompress(tile) == answer.content
        count += 1
    assert count == head["addressed_tiles_count"] > 100
    assert reader.get(7, 65, 42) and not reader.get(12, 0, 0)


def test_gdal_finds_the_layers_of_pmtiles(files):
    assert {name for name, _ in pyogrio.list_layers(files["pmtiles"])} == {"initiatieven", "clusters"}
