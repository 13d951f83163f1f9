"""The running service and a browser, for tests and for screenshots alike."""

import importlib.util
import tempfile
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"


def _load(name: str, path: Path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# How the clients' tests start the service and look at its log.
clients = _load("clients_conftest", PROJECT / "Tests/clients/conftest.py")


@contextmanager
def running_service(settings: dict = {}):
    """The built program with the seed data on a port of its own; afterwards its log must have nothing to complain about.

    `settings` are environment variables of the service.
    """
    with tempfile.TemporaryDirectory(prefix="openkaart-browser-") as folder:
        database = Path(folder) / "kaart.sqlite"
        clients.openkaart("import", PROJECT / "data/initiatieven.csv", "--database", database)
        running = clients.Running(Path(folder), database, settings)
        try:
            yield running.service
        finally:
            running.stop()


@contextmanager
def running_browser():
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def context(browser: Browser, base: str, *, size=(1280, 860), scheme="light", language="nl-NL", scripts=True, **more):
    """A browser of a person: window, colours, language, and whether scripts run."""
    return browser.new_context(
        base_url=base, viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale=language,
        java_script_enabled=scripts, reduced_motion="reduce", **more,
    )
