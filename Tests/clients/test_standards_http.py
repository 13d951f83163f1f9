"""What the official test suites ask (OGC API Features, NLGov API Design Rules), and where they only look away, over plain HTTP."""

import re

import pytest
import requests
from conftest import BOX, in_box

EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
RD, ETRS89, WGS84, WEB_MERCATOR = (EPSG + code for code in ("28992", "4258", "4326", "3857"))


def ids(answer: requests.Response) -> set[str]:
    return {feature["id"] for feature in answer.json()["features"]}


def test_the_description_of_the_parameters_is_what_the_checkers_look_for(service):
    items = service.get("/v1/openapi.json").json()["paths"]["/collections/initiatieven/items"]["get"]
    parameters = {parameter["name"]: parameter for parameter in items["parameters"]}
    box, limit = parameters["bbox"], parameters["limit"]["schema"]
    assert (box["in"], box["required"], box["style"], box["explode"]) == ("query", False, "form", False)
    assert box["schema"] == {"type": "array", "minItems": 4, "maxItems": 6, "items": {"type": "number"}}
    assert limit["type"] == "integer" and 1 == limit["minimum"] <= limit["default"] <= limit["maximum"]
    assert parameters["datetime"]["schema"]["type"] == "string"
    for name in ("crs", "bbox-crs"):
        schema = parameters[name]["schema"]
        assert (schema["type"], schema["format"], schema["default"]) == ("string", "uri", CRS84)


@pytest.mark.parametrize("box", ["-1.5,50,1.5,53", "-80,-5,-70,5", "177,65,-177,70", "-180,85,180,90", "-180,-90,180,-85", "5.1214,52.0907,5.1214,52.0907"])
def test_a_box_anywhere_on_earth_is_fine(service, records, box):
    west, south, east, north = map(float, box.split(","))
    found = service.get(service.items, params={"bbox": box, "limit": 10000})
    assert ids(found) == {record["id"] for record in records if in_box(record, (west, south, east, north))}


def test_the_extent_of_the_collection_holds_everything(service, records):
    extent = service.get("/v1/collections/initiatieven").json()["extent"]
    box = ",".join(map(str, extent["spatial"]["bbox"][0]))
    start, end = extent["temporal"]["interval"][0]
    assert service.get(service.items, params={"bbox": box, "limit": 1}).json()["numberMatched"] == len(records)
    for period in (f"{start}/{end}", f"{start}/..", f"../{end}"):
        assert service.get(service.items, params={"datetime": period, "limit": 1}).json()["numberMatched"] == len(records)
    at_start = service.get(service.items, params={"datetime": start}).json()
    assert [feature["properties"]["aangemaaktOp"] for feature in at_start["features"]] == [start]


def test_heights_in_a_box_do_not_count(service, records):
    west, south, east, north = map(str, BOX)
    found = service.get(service.items, params={"bbox": ",".join([west, south, "0", east, north, "100"]), "limit": 10000})
    assert ids(found) == {record["id"] for record in records if in_box(record)}


def test_a_box_over_the_antimeridian_is_two_boxes(service, records):
    found = service.get(service.items, params={"bbox": "6.5,50,4.5,54", "limit": 10000})
    assert ids(found) == {record["id"] for record in records if float(record["lon"]) >= 6.5 or float(record["lon"]) <= 4.5}


@pytest.mark.parametrize(
    "wrong",
    [
        "bbox=1,2,3", "bbox=1,2,3,4,5", "bbox=a,b,c,d", "bbox=", "bbox=,,,", "bbox=NaN,1,2,3", "bbox=Infinity,1,2,3", "bbox=1e400,1,2,3", "bbox=5,53,6,52",
        "bbox=181,52,182,53", "bbox=5,52,6,91", "bbox=1,2,3,4&bbox=1,2,3,4", "bbox-crs=EPSG:28992", f"bbox-crs={EPSG}9999", "crs=EPSG:28992", f"crs={EPSG}9999",
        "limit=0", "limit=-1", "limit=tien", "limit=1.5", "limit=", "offset=-1", "offset=x", "datetime=gisteren", "datetime=2018-13-01", "datetime=2018-02-30",
        "datetime=2019-01-01/2018-01-01", "datetime=2018-01-01/2018-02-01/2018-03-01", "datetime=..", "kleur=rood", "BBOX=1,2,3,4", "sortby=kleur", "properties=kleur",
        "thema=water", "f=xml", "cursor=abc", "plaats=%C3%28",
    ],
)
def test_a_wrong_parameter_is_a_400_that_names_it(service, wrong):
    answer = service.get(f"{service.items}?{wrong}", expect=400)
    problem = answer.json()
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert problem["status"] == 400 and problem["title"] and problem["detail"]
    assert {error["in"] for error in problem["errors"]} == {"query"}
    assert {error["location"] for error in problem["errors"]} <= {wrong.partition("=")[0], "query"}


@pytest.mark.parametrize("limit", [1, 9, 10000, 10001, 10**9, 10**30])
def test_a_limit_is_kept_and_a_larger_one_is_clamped(service, records, limit):
    answer = service.get(service.items, params={"limit": limit}).json()
    assert answer["numberMatched"] == len(records)
    assert answer["numberReturned"] == len(answer["features"]) == min(limit, 10000, len(records))
    assert ("next" in {link["rel"] for link in answer["links"]}) == (answer["numberReturned"] < len(records))


def test_the_links_keep_the_filters(service):
    asked = {"bbox": ",".join(map(str, BOX)), "thema": "open-data,open-contact", "limit": "5", "crs": RD, "properties": "titel"}
    answer = service.get(service.items, params=asked).json()
    following = next(link for link in answer["links"] if link["rel"] == "next")
    after = service.get(following["href"])
    assert after.headers["Content-Crs"] == f"<{RD}>" and after.json()["numberMatched"] == answer["numberMatched"]
    assert after.headers["Content-Type"] == following["type"] == "application/geo+json"
    assert all(set(feature["properties"]) == {"titel"} and feature["geometry"]["coordinates"][1] > 300_000 for feature in after.json()["features"])
    for link in answer["links"]:
        assert link["href"].startswith(service.base) and link["rel"] and link["type"]
        service.get(link["href"])


def test_every_reference_system_works_and_is_named(service, by_id):
    """Axis order as the system defines it. The metres are those of PROJ, whose RD without a grid is right to about 0.3 m."""
    systems = service.get("/v1/collections/initiatieven").json()["crs"]
    assert systems[0] == CRS84 and service.get("/v1/collections/initiatieven").json()["storageCrs"] in systems
    key = next(key for key, record in by_id.items() if (record["lon"], record["lat"]) == ("5.1214", "52.0907"))
    near = {RD: (136_783.73, 455_860.14, 0.5), WEB_MERCATOR: (570_111.64, 6_816_541.82, 0.01)}
    for system in systems:
        item = service.get(f"{service.items}/{key}", params={"crs": system})
        assert item.headers["Content-Crs"] == f"<{system}>"
        x, y = item.json()["geometry"]["coordinates"]
        east, north, tolerance = near.get(system, (5.1214, 52.0907, 1e-5) if system == CRS84 else (52.0907, 5.1214, 1e-5))
        assert abs(x - east) <= tolerance and abs(y - north) <= tolerance, f"{system}: {x}, {y}"
        # A box around the point, in the same system, finds it.
        size = 1 if system in near else 0.00001
        found = service.get(service.items, params={"bbox": f"{x - size},{y - size},{x + size},{y + size}", "bbox-crs": system, "limit": 10000})
        assert key in ids(found) and found.json()["numberMatched"] < len(by_id) / 10
    for path in (service.items, f"{service.items}/{key}"):
        assert service.get(path).headers["Content-Crs"] == f"<{CRS84}>"
        service.get(path, expect=400, params={"crs": f"{EPSG}9999"})


@pytest.mark.parametrize("system", [ETRS89, WGS84])
def test_a_box_in_latitude_and_longitude_is_the_same_box(service, system):
    west, south, east, north = BOX
    there = service.get(service.items, params={"bbox": f"{south},{west},{north},{east}", "bbox-crs": system, "limit": 10000})
    here = service.get(service.items, params={"bbox": f"{west},{south},{east},{north}", "limit": 10000})
    assert ids(there) == ids(here) != set()


def every_path(service, records) -> list[str]:
    item = f"/v1/collections/initiatieven/items/{records[0]['id']}"
    return [
        "/v1", "/v1/conformance", "/v1/openapi.json", "/v1/collections", "/v1/collections/initiatieven", "/v1/collections/initiatieven/items", item,
        "/v1/collections/initiatieven/queryables", "/v1/collections/initiatieven/sortables", "/v1/collections/initiatieven/schema", "/v1/themas",
        "/opendata/initiatieven.geojson", "/opendata/initiatieven.csv",
    ]


def test_every_answer_has_the_headers(service, records):
    paths = [(path, 200) for path in every_path(service, records)]
    paths += [("/v1/niets", 404), (f"{service.items}?limit=0", 400), (f"{service.api}/inzendingen", 401), (f"{service.items}/geen-kenmerk", 404)]
    for path, status in paths:
        headers = service.get(path, expect=status, headers={"Origin": "https://example.org"}).headers
        assert re.fullmatch(r"\d+\.\d+\.\d+", headers["API-Version"])
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"] and "Strict-Transport-Security" in headers
        assert headers["Access-Control-Allow-Origin"] == "*"
        if status >= 400:
            assert headers["Cache-Control"] == "no-store"


def test_head_is_get_without_a_body_and_gzip_is_the_same_content(service, records):
    for path in every_path(service, records):
        plain = service.get(path, headers={"Accept-Encoding": "identity"})
        zipped = service.get(path, headers={"Accept-Encoding": "gzip"})
        head = requests.head(service.base + path, headers={"Accept-Encoding": "identity"}, timeout=30)
        assert zipped.content == plain.content and head.status_code == 200 and head.content == b""
        passing = {"Date", "Transfer-Encoding", "Content-Length", "Connection"}
        assert {n: v for n, v in head.headers.items() if n not in passing} == {n: v for n, v in plain.headers.items() if n not in passing}
        if "ETag" in plain.headers:
            service.get(path, expect=304, headers={"If-None-Match": plain.headers["ETag"], "Accept-Encoding": "identity"})


def test_a_slash_at_the_end_is_a_404_and_no_redirect(service, records):
    for path in every_path(service, records)[1:]:
        answer = service.get(path + "/", expect=404, allow_redirects=False)
        assert answer.headers["Content-Type"].startswith("application/problem+json")
    service.get("/v1/", allow_redirects=False)


def test_a_method_that_is_not_there_is_a_405_with_what_is(service, records):
    for path in every_path(service, records):
        answer = requests.delete(service.base + path, timeout=30)
        assert answer.status_code == 405 and "GET" in answer.headers["Allow"]
        assert answer.headers["Content-Type"].startswith("application/problem+json")


@pytest.mark.parametrize("accept", ["application/json", "text/plain, application/json", "text/html", "application/geo+json", "text/csv", "*/*", "image/png"])
def test_a_download_comes_whatever_the_client_says_to_prefer(service, accept):
    """Its name says what it is; GDAL asks for `text/plain, application/json`."""
    for path, kind in (("/opendata/initiatieven.geojson", "application/geo+json"), ("/opendata/initiatieven.csv", "text/csv")):
        answer = service.get(path, headers={"Accept": accept})
        assert answer.headers["Content-Type"].split(";")[0] == kind


@pytest.mark.parametrize(
    ("path", "accept", "kind"),
    [
        ("/v1/collections/initiatieven/items", "application/geo+json", "application/geo+json"),
        ("/v1/collections/initiatieven/items", "application/json", "application/json"),
        ("/v1/collections/initiatieven/items", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("/v1/collections/initiatieven/items", "text/html;q=0.1, application/geo+json", "application/geo+json"),
        ("/v1/collections/initiatieven/items", "text/csv", "text/csv"),
        ("/v1", "*/*", "application/json"),
        ("/v1/openapi.json", "application/vnd.oai.openapi+json;version=3.0", "application/vnd.oai.openapi+json"),
    ],
)
def test_the_form_is_what_the_client_asks_for(service, path, accept, kind):
    answer = service.get(path, headers={"Accept": accept})
    assert answer.headers["Content-Type"].split(";")[0] == kind and "Accept" in answer.headers["Vary"]
    service.get(path, expect=406, headers={"Accept": "image/png"})
