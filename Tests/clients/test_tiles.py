"""Do readers that never saw our code find in the tiles what is on the map: GDAL, mapbox-vector-tile and pmtiles?"""

import csv
import gzip
import json
import math
import sqlite3
import subprocess
from collections import Counter

import mapbox_vector_tile
import pytest
import requests
from conftest import PROGRAM, PROJECT, clean_environment, openkaart
from pmtiles.reader import MmapSource, Reader, all_tiles

AREA = (3.2, 50.7, 7.3, 53.7)
EXTENT = 4096
HALF = 20037508.342789244
THEMES = ["open-contact", "open-aanpak", "open-data", "open-verantwoording"]


def mercator(lon: float, lat: float) -> tuple[float, float]:
    """Parts of the world from its top left, by the formula of Web Mercator."""
    return (lon + 180) / 360, (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2


def tiles_of(zoom: int) -> list[tuple[int, int]]:
    """Column and row of every tile that touches the area."""
    (left, top), (right, bottom) = mercator(AREA[0], AREA[3]), mercator(AREA[2], AREA[1])
    side = 2**zoom
    return [(x, y) for x in range(int(left * side), int(right * side) + 1) for y in range(int(top * side), int(bottom * side) + 1)]


def decode(body: bytes) -> dict:
    return mapbox_vector_tile.decode(body, default_options={"y_coord_down": True})


class Found:
    """What stands in tiles, buffers aside."""

    def __init__(self):
        self.singles, self.clustered, self.themes = {}, 0, Counter()

    def add(self, layers: dict, zoom: int, column: int, row: int):
        for name, layer in layers.items():
            assert layer["extent"] == EXTENT and layer["version"] == 2
            for feature in layer["features"]:
                x, y = feature["geometry"]["coordinates"]
                if not (0 <= x < EXTENT and 0 <= y < EXTENT):
                    continue
                properties = feature["properties"]
                if name == "initiatieven":
                    assert properties["id"] not in self.singles, "in two tiles"
                    self.singles[properties["id"]] = (properties, column * EXTENT + x, row * EXTENT + y)
                    self.themes[properties["thema"]] += 1
                else:
                    assert properties["aantal"] == sum(properties[theme] for theme in THEMES) >= 2
                    self.clustered += properties["aantal"]
                    self.themes.update({theme: properties[theme] for theme in THEMES})

    def check(self, records: list[dict], zoom: int):
        """Counts add up to the map, and what stands alone stands within half a unit of where it is."""
        assert len(self.singles) + self.clustered == len(records)
        assert +self.themes == Counter(record["thema"] for record in records)
        by_id = {record["id"]: record for record in records}
        for id, (properties, x, y) in self.singles.items():
            record = by_id[id]
            exact_x, exact_y = (part * EXTENT * 2**zoom for part in mercator(float(record["lon"]), float(record["lat"])))
            assert abs(x - exact_x) <= 0.5 + 1e-6 and abs(y - exact_y) <= 0.5 + 1e-6
            assert properties["titel"] == record["titel"] and properties["thema"] == record["thema"]


def tile(service, address: str, tileset: str = "collections/initiatieven/tiles") -> bytes:
    answer = requests.get(f"{service.api}/{tileset}/{address}", timeout=30)
    assert answer.status_code in (200, 204), f"{address}: {answer.status_code}"
    return answer.content


@pytest.mark.parametrize("zoom", [0, 5, 8, 10])
def test_every_record_is_in_one_tile(service, records, zoom):
    found = Found()
    for column, row in tiles_of(zoom):
        body = tile(service, f"WebMercatorQuad/{zoom}/{row}/{column}")
        if body:
            found.add(decode(body), zoom, column, row)
    found.check(records, zoom)


def test_themes_and_periods_filter(service, records):
    # What was imported without a moment was created just now.
    wanted = [record for record in records if record["thema"] == "open-data" and (record.get("aangemaaktOp") or "9") < "2018"]
    body = tile(service, "WebMercatorQuad/0/0/0?thema=open-data&datetime=../2017-12-31T23:59:59Z")
    found = Found()
    found.add(decode(body), 0, 0, 0)
    assert found.clustered + len(found.singles) == len(wanted) > 100


@pytest.mark.parametrize("zoom", [0, 3])
def test_rd_tiles_add_up(service, records, zoom):
    """In RD positions are checked by GDAL, without the grid a quarter of a metre off."""
    total, singles = 0, {}
    side, corner = 3440.64 * 256 / 2**zoom, (-285401.92, 903401.92)
    for row in range(2**zoom):
        for column in range(2**zoom):
            body = tile(service, f"NetherlandsRDNewQuad/{zoom}/{row}/{column}")
            for name, layer in decode(body).items() if body else ():
                for feature in layer["features"]:
                    x, y = feature["geometry"]["coordinates"]
                    if 0 <= x < EXTENT and 0 <= y < EXTENT:
                        total += feature["properties"].get("aantal", 1)
                        if name == "initiatieven":
                            singles[feature["properties"]["id"]] = (
                                corner[0] + side * (column + x / EXTENT), corner[1] - side * (row + y / EXTENT),
                            )
    assert total == len(records)
    by_id = {record["id"]: record for record in records}
    places = "\n".join(f"{by_id[id]['lon']} {by_id[id]['lat']}" for id in singles)
    done = subprocess.run(
        ["gdaltransform", "-s_srs", "OGC:CRS84", "-t_srs", "EPSG:28992"], input=places, capture_output=True, text=True, check=True, timeout=60
    )
    for (x, y), line in zip(singles.values(), done.stdout.splitlines(), strict=True):
        expected = list(map(float, line.split()))
        assert abs(x - expected[0]) <= side / EXTENT / 2 + 0.5 and abs(y - expected[1]) <= side / EXTENT / 2 + 0.5


def ogr(*arguments) -> str:
    done = subprocess.run(list(map(str, arguments)), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "ERROR" not in done.stderr, done.stderr
    return done.stdout


def test_gdal_reads_a_tile(service, records, tmp_path):
    """GDAL takes zoom, column and row from the path, and gives metres of Web Mercator."""
    zoom, column, row = 10, 526, 337
    folder = tmp_path / str(zoom) / str(column)
    folder.mkdir(parents=True)
    (folder / f"{row}.mvt").write_bytes(tile(service, f"WebMercatorQuad/{zoom}/{row}/{column}"))
    text = ogr("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", folder / f"{row}.mvt", "initiatieven", "-t_srs", "EPSG:3857", "-lco", "RFC7946=NO")
    by_id = {record["id"]: record for record in records}
    features = json.loads(text)["features"]
    assert len(features) > 5
    unit = 2 * HALF / 2**zoom / EXTENT
    for feature in features:
        record = by_id[feature["properties"]["id"]]
        x, y = mercator(float(record["lon"]), float(record["lat"]))
        found = feature["geometry"]["coordinates"]
        assert abs(found[0] - (2 * x - 1) * HALF) <= unit / 2 + 1e-3 and abs(found[1] - (1 - 2 * y) * HALF) <= unit / 2 + 1e-3


def test_gdal_reads_the_base_map(service, tmp_path):
    (tmp_path / "kaart.mvt").write_bytes(tile(service, "WebMercatorQuad/7/42/65", "tiles/ondergrond"))
    said = ogr("ogrinfo", "-al", "-so", tmp_path / "kaart.mvt")
    for layer in ("water", "land", "rivier", "grens", "plaats"):
        assert f"Layer name: {layer}" in said
    decoded = decode((tmp_path / "kaart.mvt").read_bytes())
    assert "Utrecht" in {feature["properties"]["naam"] for feature in decoded["plaats"]["features"]}
    assert {feature["geometry"]["type"] for feature in decoded["land"]["features"]} <= {"Polygon", "MultiPolygon"}


@pytest.fixture(scope="module")
def archives(imported, tmp_path_factory) -> dict:
    folder = tmp_path_factory.mktemp("archives")
    made = {form: folder / f"kaart.{form}" for form in ("pmtiles", "mbtiles")}
    for form, path in made.items():
        openkaart("tiles", "build", "--format", form, "--minzoom", 4, "--maxzoom", 9, "--output", path, "--database", imported[0])
    return made


def test_pmtiles_reads_the_archive(archives, service, records):
    with open(archives["pmtiles"], "rb") as file:
        source = MmapSource(file)
        reader = Reader(source)
        header, metadata = reader.header(), reader.metadata()
        assert header["version"] == 3 and header["clustered"] and (header["min_zoom"], header["max_zoom"]) == (4, 9)
        assert {layer["id"] for layer in metadata["vector_layers"]} == {"initiatieven", "clusters"}
        seen = list(all_tiles(source))
        assert len(seen) == header["addressed_tiles_count"] > 60
        for zoom in range(4, 10):
            found = Found()
            for (z, column, row), body in seen:
                if z == zoom:
                    found.add(decode(gzip.decompress(body)), zoom, column, row)
            found.check(records, zoom)
        for (zoom, column, row), body in seen[:: len(seen) // 40]:
            assert gzip.decompress(body) == tile(service, f"WebMercatorQuad/{zoom}/{row}/{column}")
            assert reader.get(zoom, column, row) == body


def test_gdal_reads_the_mbtiles(archives, records):
    path = archives["mbtiles"]
    said = ogr("ogrinfo", "-ro", "-al", "-so", path)
    assert "Layer name: initiatieven" in said and "Layer name: clusters" in said
    rows = {}
    for layer in ("initiatieven", "clusters"):
        text = ogr("ogr2ogr", "-f", "CSV", "/vsistdout/", path, layer, "-oo", "ZOOM_LEVEL=9")
        rows[layer] = list(csv.DictReader(text.splitlines()))
    ids = {row["id"] for row in rows["initiatieven"]}
    assert ids <= {record["id"] for record in records}
    # GDAL cuts off buffers, but not what stands right on the edge of two tiles.
    total = len(ids) + sum(int(row["aantal"]) for row in rows["clusters"])
    assert len(records) <= total <= len(records) + 40


def test_the_archives_hold_the_same_tiles(archives):
    with sqlite3.connect(f"file:{archives['mbtiles']}?mode=ro", uri=True) as database:
        rows = {
            (zoom, column, 2**zoom - 1 - row): bytes(body)
            for zoom, column, row, body in database.execute("SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles")
        }
        metadata = dict(database.execute("SELECT name, value FROM metadata"))
    assert metadata["format"] == "pbf" and json.loads(metadata["json"])["vector_layers"]
    with open(archives["pmtiles"], "rb") as file:
        assert rows == {tuple(address): body for address, body in all_tiles(MmapSource(file))}


@pytest.mark.parametrize(
    "wrong",
    [
        ["--format", "zip"], ["--format", "mbtiles", "--matrix", "NetherlandsRDNewQuad"], ["--format", "pmtiles", "--matrix", "x"],
        ["--format", "pmtiles", "--minzoom", "9", "--maxzoom", "3"], ["--format", "pmtiles", "--maxzoom", "30"],
        ["--format", "pmtiles", "--layers", "x"], ["--format", "pmtiles", "--minzoom=-1"],
    ],
)
def test_a_wrong_question_makes_no_file(imported, tmp_path, wrong):
    done = subprocess.run(
        [PROGRAM, "tiles", "build", *wrong, "--output", tmp_path / "kaart.tiles", "--database", imported[0]],
        cwd=PROJECT, env=clean_environment(), capture_output=True, text=True, timeout=60,
    )
    assert done.returncode != 0 and done.stderr and not list(tmp_path.iterdir())
