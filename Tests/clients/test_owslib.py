"""What a Python user of OWSLib gets, compared with the imported records and with plain HTTP."""

import pytest
from conftest import BOX, in_box
from owslib.ogcapi.features import Features

COLLECTION = "initiatieven"
RD = "http://www.opengis.net/def/crs/EPSG/0/28992"


@pytest.fixture
def client(service) -> Features:
    return Features(service.api)


def ids(answer: dict) -> list[str]:
    return [feature["id"] for feature in answer["features"]]


def all_ids(service, answer: dict) -> list[str]:
    """The ids of all pages, following the links 'next'."""
    found = ids(answer)
    while following := [link["href"] for link in answer["links"] if link["rel"] == "next"]:
        answer = service.get(following[0]).json()
        assert answer["features"], "a next page is never empty"
        found += ids(answer)
    return found


def test_the_landing_page_leads_everywhere(service, client):
    assert client.response["title"] == "Open Kaart"
    rels = {link["rel"] for link in client.links}
    assert {"self", "alternate", "service-desc", "service-doc", "conformance", "data"} <= rels
    for link in client.links:
        if link["rel"] != "related" or link["href"].endswith("/themas"):
            answer = service.get(link["href"])
            assert answer.headers["Content-Type"].split(";")[0] == link["type"].split(";")[0]


def test_the_description_is_found_by_its_link(service, client):
    assert client.api() == service.get("/v1/openapi.json").json()
    assert client.api()["openapi"].startswith("3.0.")


def test_the_conformance_names_the_standards(service, client):
    claimed = client.conformance()["conformsTo"]
    assert claimed == service.get("/v1/conformance").json()["conformsTo"]
    features = "http://www.opengis.net/spec/ogcapi-features"
    for part in ["1/1.0/conf/core", "1/1.0/conf/oas30", "1/1.0/conf/geojson", "1/1.0/conf/html", "2/1.0/conf/crs"]:
        assert f"{features}-{part}" in claimed


def test_the_collection_is_there_and_counts(service, client, records):
    assert client.feature_collections() == [COLLECTION]
    listed, = client.collections()["collections"]
    alone = client.collection(COLLECTION)
    assert listed["id"] == alone["id"] == COLLECTION and alone["itemCount"] == len(records)
    for member in ["title", "description", "extent", "itemType", "crs", "storageCrs", "links"]:
        assert listed[member] == alone[member]


def test_the_queryables_and_the_schema_describe_the_features(client):
    queryables, schema = client.collection_queryables(COLLECTION), client.collection_schema(COLLECTION)
    feature, = client.collection_items(COLLECTION, limit=1)["features"]
    assert feature["properties"].keys() <= schema["properties"].keys()
    assert {"titel", "thema", "plaats", "organisatie", "gemeentecode"} <= queryables["properties"].keys() <= schema["properties"].keys()
    for name, value in feature["properties"].items():
        assert schema["properties"][name]["type"] == "string" and isinstance(value, str)


def test_items_are_what_plain_http_gives(service, client):
    assert client.collection_items(COLLECTION, limit=25) == service.get(service.items, params={"limit": 25}).json()
    assert client.response_headers["Content-Crs"] == "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"


def test_a_box(service, client, records):
    answer = client.collection_items(COLLECTION, bbox=list(BOX), limit=10)
    wanted = {record["id"] for record in records if in_box(record)}
    assert answer["numberMatched"] == len(wanted) > answer["numberReturned"] == len(answer["features"]) == 10
    found = all_ids(service, answer)
    assert len(found) == len(set(found)) and set(found) == wanted


@pytest.mark.parametrize(
    ("period", "rule"),
    [
        ("2018-01-01T00:00:00Z/2018-12-31T23:59:59Z", lambda t: "2018" <= t < "2019"),
        ("../2016-06-01T00:00:00Z", lambda t: t <= "2016-06-01T00:00:00Z"),
        ("2024-06-01T00:00:00Z/", lambda t: t >= "2024-06-01T00:00:00Z"),
        ("2015-01-02T13:00:00Z", lambda t: t == "2015-01-02T13:00:00Z"),
        ("2015-01-02", lambda t: t.startswith("2015-01-02")),
    ],
)
def test_a_period(service, client, records, period, rule):
    answer = client.collection_items(COLLECTION, datetime_=period, limit=500)
    # Records of the seed data get the moment of the import, which is later than all periods with an end.
    wanted = {record["id"] for record in records if rule(record.get("aangemaaktOp") or "9999")}
    assert answer["numberMatched"] == len(wanted) > 0
    assert set(all_ids(service, answer)) == wanted


def test_pages_by_offset_and_by_link_give_every_record_once(service, client, records):
    everybody = sorted(record["id"] for record in records)
    by_offset = []
    for offset in range(0, len(records) + 200, 200):
        page = client.collection_items(COLLECTION, limit=200, offset=offset)
        assert page["numberMatched"] == len(records)
        by_offset += ids(page)
    by_link = all_ids(service, client.collection_items(COLLECTION, limit=111))
    assert sorted(by_offset) == sorted(by_link) == everybody
    assert by_offset == by_link, "both ways go in the same order"


def test_filters_on_properties(service, client, records):
    for name, value in [("plaats", "Bergen & Dal"), ("plaats", "Plaats + 100%"), ("plaats", "a=b?c#d/e"), ("thema", "open-data"), ("organisatie", "Stichting 3"), ("gemeentecode", "GM0344")]:
        answer = client.collection_items(COLLECTION, **{name: value}, limit=1000)
        assert set(all_ids(service, answer)) == {record["id"] for record in records if record[name] == value} != set()


def test_a_choice_of_properties(client):
    answer = client.collection_items(COLLECTION, properties="titel,thema", limit=50)
    assert all(set(feature["properties"]) == {"titel", "thema"} for feature in answer["features"])


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_sorting_by_time(service, client, records, order):
    answer = client.collection_items(COLLECTION, sortby=("aangemaaktOp", order), datetime_="../2025-12-31T00:00:00Z", limit=400)
    made = {record["id"]: record["aangemaaktOp"] for record in records if record.get("aangemaaktOp")}
    wanted = sorted((key for key in made if made[key] <= "2025-12-31T00:00:00Z"), key=made.get, reverse=order == "desc")
    assert all_ids(service, answer) == wanted


def test_sorting_by_title_puts_the_whole_answer_in_order(service, client):
    features = client.collection_items(COLLECTION, sortby=("thema", "asc"), limit=10000)["features"]
    themes = [feature["properties"]["thema"] for feature in features]
    assert themes in (sorted(themes), [slug for slug in dict.fromkeys(themes) for _ in range(themes.count(slug))])
    down = client.collection_items(COLLECTION, sortby=("thema", "desc"), limit=10000)["features"]
    assert [feature["properties"]["thema"] for feature in down] == themes[::-1]


def test_searching_words(service, client, records):
    answer = client.collection_items(COLLECTION, q="cafe", limit=1000)
    wanted = {record["id"] for record in records if "café" in " ".join(record[name] for name in ["titel", "omschrijving", "organisatie", "plaats"]).lower()}
    assert wanted and wanted <= set(all_ids(service, answer))
    assert client.collection_items(COLLECTION, q="zzzzzzzz")["features"] == []


def test_one_item(service, client, by_id):
    key, record = next(iter(by_id.items()))
    feature = client.collection_item(COLLECTION, key)
    assert feature["id"] == key and feature["properties"]["titel"] == record["titel"]
    assert feature["geometry"]["coordinates"] == [float(record["lon"]), float(record["lat"])]
    assert feature == service.get(f"{service.items}/{key}").json()
    assert {"self", "collection", "alternate"} <= {link["rel"] for link in feature["links"]}


def test_coordinates_in_rd(client):
    answer = client.collection_items(COLLECTION, crs=RD, limit=20)
    assert client.response_headers["Content-Crs"] == f"<{RD}>"
    for feature in answer["features"]:
        x, y = feature["geometry"]["coordinates"]
        assert 0 < x < 300_000 < y < 640_000


@pytest.mark.parametrize(
    "wrong",
    [{"bbox": [1, 2, 3]}, {"datetime_": "gisteren"}, {"limit": 0}, {"limit": "veel"}, {"sortby": ("kleur", "asc")}, {"kleur": "rood"}, {"crs": "EPSG:28992"}],
    ids=str,
)
def test_a_mistake_is_an_error_with_a_reason(client, wrong):
    with pytest.raises(RuntimeError, match="application|errors"):
        client.collection_items(COLLECTION, **wrong)


def test_an_unknown_item_is_an_error(client):
    with pytest.raises(RuntimeError, match="404"):
        client.collection_item(COLLECTION, "00000000-0000-4000-8000-000000000000")
