"""Whether the description of the API is valid, and whether the service does what it describes."""

import copy
import json
import uuid

import pytest
import requests
from openapi_schema_validator import OAS30ReadValidator, OAS30WriteValidator, oas30_format_checker
from openapi_spec_validator import OpenAPIV30SpecValidator

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
# A summary of JSON Schema and OpenAPI, which have schemas of their own: only these describe part of what comes.
IN_PART = ("JSONSchema", "OpenAPI", "TileMatrixSet", "Tileset", "Style")


def look_up(document: dict, pointer: str):
    assert pointer.startswith("#/"), f"{pointer} leads out of the document"
    place = document
    for step in pointer[2:].split("/"):
        place = place[step.replace("~1", "/").replace("~0", "~")]
    return place


def resolved(document: dict, part, seen=()):
    """A part of the document with every `$ref` replaced by what it names."""
    if isinstance(part, list):
        return [resolved(document, element, seen) for element in part]
    if not isinstance(part, dict):
        return part
    if isinstance(reference := part.get("$ref"), str):
        assert reference not in seen, f"{reference} holds itself"
        return resolved(document, look_up(document, reference), (*seen, reference))
    return {name: resolved(document, element, seen) for name, element in part.items()}


def strict(schema):
    """The same schema, that takes no member which it does not name."""
    if isinstance(schema, list):
        return [strict(element) for element in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: strict(element) for name, element in schema.items()}
    if isinstance(made.get("properties"), dict) and made.get("type") == "object":
        made.setdefault("additionalProperties", False)
    return made


def faults(schema: dict, value, validator=OAS30ReadValidator) -> list[str]:
    found = validator(schema, format_checker=oas30_format_checker).iter_errors(value)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in found]


@pytest.fixture(scope="module")
def raw(service) -> dict:
    return service.get("/v1/openapi.json").json()


@pytest.fixture(scope="module")
def document(raw) -> dict:
    return resolved(raw, {name: part for name, part in raw.items() if name != "components"})


def operations(document: dict) -> list[tuple[str, str, dict]]:
    return [(path, method, item[method]) for path, item in document["paths"].items() for method in METHODS if method in item]


def address(service, document: dict, path: str) -> str:
    return document["servers"][0]["url"] + ("" if path == "/" else path)


def test_the_document_is_valid_openapi_3_0(raw):
    assert raw["openapi"].startswith("3.0.")
    assert [error.message for error in OpenAPIV30SpecValidator(raw).iter_errors()] == []


def test_every_reference_leads_somewhere_and_every_component_is_used(raw):
    references = set()

    def walk(part):
        if isinstance(part, dict):
            if isinstance(reference := part.get("$ref"), str):
                assert look_up(raw, reference)
                references.add(reference)
            part = part.values()
        if not isinstance(part, str):
            for element in part if hasattr(part, "__iter__") else ():
                walk(element)

    walk(raw)
    assert references
    kept = {f"#/components/{kind}/{name}" for kind, parts in raw["components"].items() for name in parts if kind != "securitySchemes"}
    assert kept - references == set(), "components that nothing refers to"


def test_the_server_is_the_configured_address(service, document):
    assert document["servers"] == [{"url": service.api}]


def test_every_example_keeps_its_own_schema(document):
    wrong, seen = [], 0
    for path, method, operation in operations(document):
        places = [(parameter["name"], parameter, OAS30WriteValidator) for parameter in operation.get("parameters", [])]
        places += [(kind, content, OAS30WriteValidator) for kind, content in operation.get("requestBody", {}).get("content", {}).items()]
        for status, answer in operation["responses"].items():
            places += [(f"{status} {name}", header, OAS30ReadValidator) for name, header in answer.get("headers", {}).items()]
            places += [(f"{status} {kind}", content, OAS30ReadValidator) for kind, content in answer.get("content", {}).items()]
        for name, holder, validator in places:
            examples = [example["value"] for example in holder.get("examples", {}).values()]
            examples += [part["example"] for part in (holder, holder["schema"]) if "example" in part]
            examples += [holder["schema"]["default"]] if "default" in holder["schema"] else []
            for example in examples:
                seen += 1
                wrong += [f"{method} {path} {name}: {fault}" for fault in faults(strict(holder["schema"]), example, validator)]
    assert wrong == []
    assert seen > 20


def test_every_parameter_and_body_has_an_example(document):
    bare = []
    for path, method, operation in operations(document):
        for parameter in operation.get("parameters", []):
            # A cursor is only made by the service.
            if parameter["name"] != "cursor" and not {"example", "examples"} & parameter.keys():
                bare.append(f"{method} {path} {parameter['name']}")
        for kind, content in operation.get("requestBody", {}).get("content", {}).items():
            if not {"example", "examples"} & content.keys():
                bare.append(f"{method} {path} {kind}")
    assert bare == []


def wire(parameter: dict) -> str:
    """The example of a parameter, as it stands in an address."""
    example = parameter["example"]
    return ",".join(map(str, example)) if isinstance(example, list) else str(example)


def reported(service, records) -> str:
    """The id of a new report."""
    body = {"initiatiefId": records[0]["id"], "redencode": "onjuist", "toelichting": f"Dit klopt niet meer ({uuid.uuid4()})."}
    answer = requests.post(f"{service.api}/meldingen", json=body, timeout=30)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def submitted(service) -> str:
    """The id of a new submission."""
    body = {
        "titel": "Een proef", "omschrijving": "Een inzending om te beoordelen.", "thema": "open-data",
        "geometrie": {"type": "Point", "coordinates": [5.1, 52.1]},
    }
    answer = requests.post(f"{service.api}/inzendingen", json=body, timeout=30)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def check_answer(raw: dict, document: dict, operation: dict, answer: requests.Response):
    """An answer has a documented status, type and headers, and a body that keeps the documented schema with no member more."""
    where = f"{answer.request.method} {answer.url}"
    described = operation["responses"].get(str(answer.status_code))
    assert described, f"{where}: status {answer.status_code} is not documented: {answer.text[:300]}"
    for name, header in described.get("headers", {}).items():
        assert name in answer.headers, f"{where}: header {name} is missing"
        assert faults(header["schema"], answer.headers[name]) == []
    assert answer.headers["API-Version"] == document["info"]["version"]
    if not described.get("content"):
        assert answer.content == b""
        return
    kinds = {kind.lower().replace(" ", ""): content for kind, content in described["content"].items()}
    kind = answer.headers["Content-Type"].lower().replace(" ", "")
    content = kinds.get(kind) or kinds.get(kind.split(";")[0])
    assert content, f"{where}: {kind} is not documented"
    if "json" in kind and "ndjson" not in kind:
        whole = not any(content["schema"] == resolved(raw, raw["components"]["schemas"][name]) for name in IN_PART)
        found = faults(strict(content["schema"]) if whole else content["schema"], answer.json())
        assert found == [], f"{where}: {found[:10]}"


def paths_with_get(document: dict) -> list[str]:
    return [path for path, item in document["paths"].items() if "get" in item]


# A tile with something in it, and a style.
PLACE = {"tileMatrixSetId": "WebMercatorQuad", "tileMatrix": "7", "tileRow": "42", "tileCol": "65", "styleId": "licht"}


def filled(service, path: str, records: list[dict]) -> str:
    """A path with its parameters replaced by something that is there."""
    for name, value in PLACE.items():
        path = path.replace("{" + name + "}", value)
    if "{id}" not in path:
        return path
    if "/clusters/" in path:
        # The cell of the whole world.
        return path.replace("{id}", "0-0")
    if path.startswith("/meldingen"):
        return path.replace("{id}", reported(service, records))
    return path.replace("{id}", submitted(service) if path.startswith("/inzendingen") else records[0]["id"])


def test_every_get_answers_as_described_in_every_form(service, raw, document, records):
    asked = 0
    for path in paths_with_get(document):
        operation = document["paths"][path]["get"]
        url = address(service, document, filled(service, path, records))
        for kind in operation["responses"]["200"]["content"]:
            answer = service.get(url, headers=service.moderator | {"Accept": kind})
            assert answer.headers["Content-Type"].split(";")[0] == kind.split(";")[0]
            check_answer(raw, document, operation, answer)
            asked += 1
        check_answer(raw, document, operation, service.get(url, headers=service.moderator))
    assert asked > 20


def taken(service, operation: dict, url: str, params: dict) -> requests.Response:
    """The answer to a question that must be taken; there may be nothing to give where the document says so."""
    answer = requests.get(url, headers=service.moderator, params=params, timeout=30)
    assert answer.status_code == 200 or answer.status_code == 204 and "204" in operation["responses"], f"{answer.url}: {answer.text[:300]}"
    return answer


def test_every_parameter_is_taken_as_its_example(service, raw, document, records):
    for path in paths_with_get(document):
        operation = document["paths"][path]["get"]
        url = address(service, document, filled(service, path, records))
        in_query = [parameter for parameter in operation.get("parameters", []) if parameter["in"] == "query" and "example" in parameter]
        for parameter in in_query:
            schema = parameter["schema"]
            values = schema.get("enum", []) + schema.get("items", {}).get("enum", []) + [wire(parameter)]
            for value in values:
                check_answer(raw, document, operation, taken(service, operation, url, {parameter["name"]: value}))
        together = {parameter["name"]: wire(parameter) for parameter in in_query}
        check_answer(raw, document, operation, taken(service, operation, url, together))


def test_an_unknown_parameter_and_an_unknown_form_are_refused_as_described(service, raw, document, records):
    for path in paths_with_get(document):
        operation = document["paths"][path]["get"]
        url = address(service, document, filled(service, path, records))
        unknown = service.get(url, expect=400, headers=service.moderator, params={"kleur": "rood"})
        check_answer(raw, document, operation, unknown)
        assert [error["location"] for error in unknown.json()["errors"]] == ["kleur"]
        check_answer(raw, document, operation, service.get(url, expect=406, headers=service.moderator | {"Accept": "image/png"}))


@pytest.mark.parametrize("id", ["00000000-0000-4000-8000-000000000000", "geen-kenmerk"])
def test_what_is_not_there_is_a_documented_404(service, raw, document, id):
    for path in paths_with_get(document):
        if "{id}" in path:
            url = address(service, document, path.replace("{id}", id))
            answer = requests.get(url, headers=service.moderator, timeout=30)
            assert answer.status_code in (400, 404)
            check_answer(raw, document, document["paths"][path]["get"], answer)


def test_what_is_for_moderators_asks_for_a_token(service, raw, document):
    guarded = 0
    for path, method, operation in operations(document):
        url = address(service, document, path.replace("{id}", "00000000-0000-4000-8000-000000000000"))
        if not operation.get("security"):
            continue
        for headers in ({}, {"Authorization": "Bearer okm_verkeerd"}, {"Authorization": "Basic YTpi"}):
            body = {"json": {"besluit": "goedkeuren"}} if method == "post" else {}
            answer = requests.request(method, url, headers=headers, timeout=30, **body)
            assert answer.status_code == 401 and "WWW-Authenticate" in answer.headers, f"{method} {path}: {answer.status_code}"
            check_answer(raw, document, operation, answer)
        guarded += 1
    assert guarded >= 4


def test_every_path_has_the_methods_that_the_document_says(service, document, records):
    for path, item in document["paths"].items():
        url = address(service, document, filled(service, path, records))
        described = {method.upper() for method in METHODS if method in item}
        allowed = set(requests.options(url, timeout=30).headers["Allow"].replace(" ", "").split(","))
        # HEAD goes with GET and OPTIONS with everything; the document does not repeat them.
        assert allowed == described | {"OPTIONS"} | ({"HEAD"} if "GET" in described else set()), path


def send(service, document: dict, path: str, kind: str, body) -> requests.Response:
    data = {"data": body} if kind == "application/x-www-form-urlencoded" else {"data": json.dumps(body).encode()}
    url = address(service, document, path)
    return requests.post(url, headers=service.moderator | {"Content-Type": kind}, timeout=30, **data)


def test_every_example_of_a_submission_is_taken(service, raw, document):
    operation = document["paths"]["/inzendingen"]["post"]
    for kind, content in operation["requestBody"]["content"].items():
        answer = send(service, document, "/inzendingen", kind, content["example"])
        assert answer.status_code == 201, answer.text
        check_answer(raw, document, operation, answer)
        made = service.get(answer.headers["Location"], headers=service.moderator)
        check_answer(raw, document, document["paths"]["/inzendingen/{id}"]["get"], made)
        sent = content["example"].get("properties", content["example"])
        assert made.json()["titel"] == sent["titel"] and "email" not in made.json()
        assert made.json()["geometrie"]["coordinates"] == [5.1214, 52.0907]


def test_the_example_of_a_review_is_taken_once(service, raw, document):
    path = "/inzendingen/{id}/beoordelingen"
    operation = document["paths"][path]["post"]
    path = path.replace("{id}", submitted(service))
    for kind, content in operation["requestBody"]["content"].items():
        answer = send(service, document, path, kind, content["example"])
        assert answer.status_code == 201, answer.text
        check_answer(raw, document, operation, answer)
        again = send(service, document, path, kind, content["example"])
        assert again.status_code == 409
        check_answer(raw, document, operation, again)
    history = service.get(address(service, document, path), headers=service.moderator)
    assert len(history.json()["beoordelingen"]) == 1


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{", 400), ("application/json", b"", 400), ("application/json", b"[]", 400), ("application/json", b"\xff\xfe", 400),
        ("text/plain", b"hallo", 415), ("application/json", b'{"titel":"' + b"a" * 2_000_000 + b'"}', 413),
    ],
    ids=["broken", "empty", "a list", "not UTF-8", "another type", "too large"],
)
def test_a_bad_body_is_refused_as_described(service, raw, document, kind, body, status):
    for path in ("/inzendingen", "/inzendingen/{id}/beoordelingen"):
        url = address(service, document, path.replace("{id}", submitted(service)))
        answer = requests.post(url, data=body, headers=service.moderator | {"Content-Type": kind}, timeout=30)
        assert answer.status_code == status, f"{path}: {answer.status_code} {answer.text[:300]}"
        check_answer(raw, document, document["paths"][path]["post"], answer)


def test_every_member_of_a_bad_submission_is_named(service, document):
    """Each required member is left out, and each other one gets a wrong type: the answer points at it."""
    content = document["paths"]["/inzendingen"]["post"]["requestBody"]["content"]["application/json"]
    # The first alternative is a new initiative.
    schema = content["schema"]["oneOf"][0]
    for name in schema["properties"]:
        body = copy.deepcopy(content["example"])
        body[name] = {"een": "object"} if name != "geometrie" else "een tekst"
        answer = send(service, document, "/inzendingen", "application/json", body)
        assert answer.status_code == 400 and [error["location"] for error in answer.json()["errors"]] == [f"#/{name}"], f"{name}: {answer.text}"
    for name in schema["required"]:
        body = {key: value for key, value in content["example"].items() if key != name}
        answer = send(service, document, "/inzendingen", "application/json", body)
        assert answer.status_code == 400 and answer.json()["errors"][0]["code"] == "verplicht"
        assert answer.json()["errors"][0]["location"] == f"#/{name}"
