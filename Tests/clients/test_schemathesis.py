"""Thousands of requests made from the description, good and bad: does the service do what it describes?

Schemathesis runs as its own program on a service of its own, because it writes. The seed is fixed; OPENKAART_SEED gives another one.
The file schemathesis_hooks.py holds what the description cannot say.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import requests
import schemathesis_hooks
from conftest import PROJECT, Running, openkaart

SEED = os.environ.get("OPENKAART_SEED", "20250601")
EXAMPLES = os.environ.get("OPENKAART_EXAMPLES", "100")
# Left out: use_after_free, as nothing can be deleted; object_level_authorization, as moderators may see all.
CHECKS = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance", "response_schema_conformance",
    "negative_data_rejection", "positive_data_acceptance", "missing_required_header", "unsupported_method", "allow_header_conformance",
    "ensure_resource_availability", "ignored_auth",
]

# A tile that is there, of the tileset that takes least.
TILE = {"tileMatrixSetId": "NetherlandsRDNewQuad", "tileMatrix": "2", "tileRow": "1", "tileCol": "1"}


@pytest.fixture(scope="module")
def written_to(tmp_path_factory):
    """A service with the seed data only, that may be filled with anything."""
    folder = tmp_path_factory.mktemp("schemathesis")
    database = folder / "kaart.sqlite"
    openkaart("import", PROJECT / "data/initiatieven.csv", "--database", database)
    running = Running(folder, database)
    yield running.service
    running.stop()


def read(findings: Path) -> list[dict]:
    return list(map(json.loads, findings.read_text().splitlines()))


def described(failures: list[dict]) -> str:
    """One line for each different fault, with one request that shows it."""
    different = {}
    for failure in failures:
        key = failure["operation"], failure["title"], failure["status"], str(failure["errors"]), failure["what"]
        different.setdefault(key, failure["curl"])
    return "\n".join(f"{' | '.join(map(str, key))}\n    {curl}" for key, curl in sorted(different.items()))


@pytest.mark.parametrize("phase", ["examples", "coverage", "fuzzing", "stateful"])
def test_the_service_does_what_it_describes(written_to, tmp_path, phase):
    findings = tmp_path / "findings.jsonl"
    findings.touch()
    done = subprocess.run(
        [
            Path(sys.executable).with_name("st"), "run", f"{written_to.api}/openapi.json", "--phases", phase, "--checks", ",".join(CHECKS),
            "--header", f"Authorization: Bearer {written_to.token}", "--max-examples", EXAMPLES, "--seed", SEED, "--generation-database", "none",
            "--continue-on-failure", "--request-timeout", "20", "--no-color", "--report", "json", "--report-json-path", "report.json",
        ],
        cwd=tmp_path, capture_output=True, text=True, timeout=240,
        env=os.environ | {
            "PYTHONPATH": str(Path(schemathesis_hooks.__file__).parent), "SCHEMATHESIS_HOOKS": "schemathesis_hooks", "OPENKAART_FINDINGS": str(findings),
        },
    )
    print(done.stdout[-3000:], done.stderr[-3000:])
    failures = read(findings)
    assert not failures, f"seed {SEED}, phase {phase}:\n{described(failures)}"
    assert done.returncode == 0, f"st run: status {done.returncode}"


def sent(written_to, operation: str, request: dict) -> requests.Response:
    """Sends a request that shows a rule; a review goes to a new submission, a list of members is that of the cell of all."""
    method, path = operation.split(" ")
    if "/clusters/" in path:
        path = path.replace("{id}", "0-0")
    for name, value in TILE.items():
        path = path.replace("{" + name + "}", value)
    if "{id}" in path:
        made = requests.post(f"{written_to.api}/inzendingen", json=schemathesis_hooks.SUBMISSION, timeout=30)
        path = path.replace("{id}", made.json()["id"])
    headers = written_to.moderator | request.get("headers", {})
    return requests.request(method, written_to.api + path, timeout=30, **(request | {"headers": headers}))


@pytest.mark.parametrize("rule", schemathesis_hooks.STRICTER, ids=lambda rule: f"{rule.operation}, {rule.name}")
def test_a_rule_that_the_schema_cannot_say_is_needed(written_to, rule):
    answer = sent(written_to, rule.operation, rule.shown_by)
    assert answer.status_code == 400, "the service takes this by now: take the rule out"
    assert any(rule.covers(rule.operation, error["location"], error["code"]) for error in answer.json()["errors"]), answer.text


@pytest.mark.parametrize("rule", schemathesis_hooks.MILDER, ids=lambda rule: f"{rule.operation}, {rule.name}")
def test_a_mildness_of_the_service_is_there(written_to, rule):
    answer = sent(written_to, rule.operation, rule.shown_by)
    assert answer.status_code in (200, 201), "the service refuses this by now: take the rule out"
