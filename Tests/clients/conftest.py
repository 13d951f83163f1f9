"""Starts the built service with a known set of records, for clients that never saw its code.

The service gets a folder, a database and a port of its own. What the tests expect comes from the imported files, not from the service.
"""

import csv
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import time
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import requests

PROJECT = Path(__file__).resolve().parents[2]
PROGRAM = PROJECT / os.environ.get("OPENKAART_BINARY", ".build/debug/openkaart")
GRID_FOLDER = PROJECT / "../shared/proj"
COLUMNS = ["id", "titel", "omschrijving", "thema", "organisatie", "plaats", "gemeentecode", "url", "lon", "lat", "aangemaaktOp", "gewijzigdOp"]

# The box that the tests ask for: west, south, east, north. Some synthetic records lie on its edges and corners.
BOX = (4.7, 52.2, 5.2, 52.5)
SYNTHETIC_RECORDS = 2500


@dataclass
class Service:
    """A running service, as a client sees it."""

    base: str
    log: Path
    token: str
    cookie: str

    @property
    def api(self) -> str:
        return f"{self.base}/v1"

    @property
    def items(self) -> str:
        return f"{self.api}/collections/initiatieven/items"

    @property
    def moderator(self) -> dict:
        """The headers of a moderator: a token, and the cookie of a session, which counts where it is about that."""
        return {"Authorization": f"Bearer {self.token}", "Cookie": self.cookie}

    def get(self, path: str, expect: int = 200, **arguments) -> requests.Response:
        """Asks for a path below the base (or a whole address), and refuses an answer with another status than expected."""
        url = path if path.startswith("http") else self.base + path
        answer = requests.get(url, timeout=30, **arguments)
        assert answer.status_code == expect, f"{url}: {answer.status_code} {answer.text[:1000]}"
        return answer


def clean_environment() -> dict:
    """The environment without settings of the service."""
    return {name: value for name, value in os.environ.items() if not name.startswith("OPENKAART_")}


def openkaart(*arguments: str) -> str:
    """Runs the command to its end, and gives what it printed."""
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)], cwd=PROJECT, env=clean_environment(), capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, f"openkaart {arguments[0]}: status {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Running:
    """Starts the service on a database, and at the end stops it and looks at its log."""

    def __init__(self, folder: Path, database: Path, settings: dict = {}):
        port = free_port()
        base = f"http://127.0.0.1:{port}"
        log = folder / "log.txt"
        arguments = ["serve", "--database", database, "--port", port, "--base-url", base]
        if GRID_FOLDER.is_dir():
            arguments += ["--proj-data", GRID_FOLDER]
        with open(log, "wb") as said:
            self.process = subprocess.Popen(
                [PROGRAM, *map(str, arguments)],
                cwd=PROJECT, env=clean_environment() | {"OPENKAART_RATE_LIMIT": "off", "OPENKAART_SECURITY_CONTACT": "veilig@example.org"} | settings, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
            )
        try:
            self.wait_until_ready(base, log)
            token = openkaart("moderator", "add", "Anna", "--database", database).strip()
            login = requests.post(f"{base}/v1/sessies", json={"token": token}, timeout=30)
            self.service = Service(base, log, token, login.headers["Set-Cookie"].split(";")[0])
        except BaseException:
            self.process.kill()
            self.process.wait()
            raise

    def wait_until_ready(self, base: str, log: Path):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if requests.get(f"{base}/health/ready", timeout=5).status_code == 200:
                    return
            except requests.ConnectionError:
                pass
            time.sleep(0.1)
        pytest.fail(f"The service did not start:\n{log.read_text()}", pytrace=False)

    def stop(self):
        """Ends the service as an operator would; it must end well, and have nothing to complain about."""
        alive = self.process.poll() is None
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            status = "none within 30 seconds"
        lines = self.service.log.read_text(errors="replace").splitlines()
        # OPENKAART_RATE_LIMIT=off is said loudly, and should be.
        complaints = [line for line in lines if re.search(r"\b(warning|error|critical|fatal)\b", line, re.I) and "OPENKAART_RATE_LIMIT" not in line]
        assert alive, "the service ended by itself:\n" + "\n".join(lines[-20:])
        assert status == 0, f"exit status {status} after SIGTERM"
        assert not complaints, "the log has complaints:\n" + "\n".join(complaints[:20])


def synthetic_records() -> list[dict]:
    """Records that are hard on a client: names with quotes and marks, points on the edges of the box, many points at one place."""
    dice = random.Random(20250601)
    themes = ["open-contact", "open-aanpak", "open-data", "open-verantwoording"]
    places = [
        ("Utrecht", "GM0344"), ("'s-Gravenhage", "GM0518"), ("Súdwest-Fryslân", "GM1900"), ("Bergen & Dal", "GM1945"), ("Plaats + 100%", ""),
        ("Hof, van; Twente", "GM1735"), ('De "Wolden"', "GM1690"), ("Capelle aan den IJssel", "GM0502"), ("a=b?c#d/e", ""), ("", ""),
    ]
    west, south, east, north = BOX
    made = []
    for number in range(SYNTHETIC_RECORDS):
        lon, lat = f"{dice.uniform(3.3, 7.2):.6f}", f"{dice.uniform(50.8, 53.6):.6f}"
        if number % 50 == 0:
            lon, lat = str(dice.choice([west, east])), str(dice.choice([south, north, 52.35]))
        elif number % 50 == 1:
            lon, lat = "5.1214", "52.0907"
        place, code = places[number % len(places)]
        created = datetime(2015, 1, 1, tzinfo=timezone.utc) + timedelta(hours=37 * number)
        changed = created + timedelta(days=number % 3)
        made.append({
            "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"https://example.org/{number}")),
            "titel": f"Proef {number}: {dice.choice(['groen', 'water', 'begroting', 'café'])}",
            "omschrijving": f"Een verzonnen initiatief om mee te rekenen.\nNummer {number}, met een tweede regel; “aanhalingstekens” en een 🌳.",
            "thema": dice.choice(themes),
            "organisatie": "" if number % 7 == 0 else f"Stichting {number % 13}",
            "plaats": place, "gemeentecode": code,
            "url": "" if number % 3 == 0 else f"https://example.org/{number}?a=1&b=%C3%A9",
            "lon": lon, "lat": lat,
            "aangemaaktOp": created.strftime("%Y-%m-%dT%H:%M:%SZ"), "gewijzigdOp": changed.strftime("%Y-%m-%dT%H:%M:%SZ"),
        })
    return made


@pytest.fixture(scope="session")
def imported(tmp_path_factory) -> tuple[Path, list[dict]]:
    """A database filled by `openkaart import`, and the rows that went in."""
    if shutil.which("ogrinfo") is None:
        pytest.fail("ogrinfo is missing; `make test-clients` installs gdal-bin", pytrace=False)
    if not PROGRAM.is_file():
        pytest.fail(f"{PROGRAM} is missing; `make test-clients` builds it", pytrace=False)
    folder = tmp_path_factory.mktemp("service")
    database, synthetic = folder / "kaart.sqlite", folder / "synthetic.csv"
    records = synthetic_records()
    with open(synthetic, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(records)
    seed = PROJECT / "data/initiatieven.csv"
    with open(seed, newline="", encoding="utf-8") as file:
        records = list(csv.DictReader(file)) + records
    openkaart("import", seed, "--database", database)
    openkaart("import", synthetic, "--database", database)
    return database, records


@pytest.fixture(scope="session")
def records(imported) -> list[dict]:
    """All public records, as they were in the imported files."""
    return imported[1]


@pytest.fixture(scope="session")
def by_id(records) -> dict:
    return {record["id"]: record for record in records}


@pytest.fixture(scope="session")
def service(imported, tmp_path_factory):
    """The service that reads are tested on: nothing here changes what is public."""
    running = Running(tmp_path_factory.mktemp("run"), imported[0])
    yield running.service
    running.stop()


def in_box(record: dict, box=BOX) -> bool:
    """Whether a record lies in a box or on its edge."""
    west, south, east, north = box
    return west <= float(record["lon"]) <= east and south <= float(record["lat"]) <= north
