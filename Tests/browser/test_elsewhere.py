"""What comes from other servers when the operator chose so: addresses of the Locatieserver, pictures of the BRT."""

import io
import re
from urllib.parse import urlsplit

import pytest
from PIL import Image

import checks
import submitting
from browser import running_service
from standin import location_server


@pytest.fixture(scope="module")
def addresses():
    with location_server() as server:
        yield server


@pytest.fixture(scope="module")
def connected(addresses):
    """A service that was told of both."""
    with running_service({"OPENKAART_LOCATIESERVER": addresses.address, "OPENKAART_BACKGROUND": "brt"}) as service:
        yield service


@pytest.fixture
def open_connected(new_page, connected, addresses):
    """Opens a page of that service; no picture is really fetched, but what was asked for is noted."""
    addresses.asked.clear()
    addresses.status = 200
    picture = io.BytesIO()
    Image.new("L", (256, 256), 235).save(picture, "PNG")

    def open_page(**settings):
        page = new_page(at=connected, **settings)
        page.watch.hosts |= {urlsplit(addresses.address).netloc, "service.pdok.nl"}
        page.tiles = []

        def fulfil(route):
            page.tiles.append(route.request.url)
            route.fulfill(body=picture.getvalue(), content_type="image/png")

        page.route("https://service.pdok.nl/**", fulfil)
        return page

    return open_page


def policy(answer, name: str) -> list[str]:
    parts = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";") if " " in part.strip())
    return parts[name].split()


def test_an_address_is_looked_up_when_asked_and_only_then(open_connected, addresses):
    page = open_connected()
    page.goto("/indienen")
    page.get_by_text("gaat van uw browser naar de adressendienst").wait_for()
    page.locator("#titel").fill("Stadhuisplein")
    page.locator("#plek").fill("waagplein groningen")
    page.locator("#omschrijving").focus()
    page.wait_for_timeout(300)
    assert addresses.asked == [], "what is typed went to another server before the button was pressed"
    page.locator("[data-zoek]").click()
    page.locator("[data-plek-melding]").get_by_text("Gevonden: Waagplein").wait_for()
    assert page.locator("#plek").input_value() == "53.21774, 6.56427"
    assert page.locator("#plaats").input_value() == "Groningen"
    [(asked, headers)] = addresses.asked
    assert asked["q"] == "waagplein groningen" and set(asked) == {"q", "rows", "fl"}
    assert "cookie" not in headers and "referer" not in headers


def test_a_name_that_the_service_knows_is_not_asked_elsewhere(open_connected, addresses):
    page = open_connected()
    page.goto("/indienen")
    page.locator("#plek").fill("Utrecht")
    page.locator("[data-zoek]").click()
    page.locator("[data-plek-melding]").get_by_text("Utrecht").wait_for()
    assert addresses.asked == []


def test_of_several_addresses_one_is_chosen_by_keyboard_and_sent(open_connected, connected):
    page = open_connected()
    page.goto("/indienen")
    submitting.fill(page, title="Op het stadhuis", place="")
    page.locator("#plek").fill("stadhuisplein 1")
    page.locator("#plek").press("Enter")
    choice = page.locator("[data-plek-keuzes] button", has_text="Rotterdam")
    choice.wait_for()
    assert page.locator("[data-plek-keuzes] button").count() == 2
    checks.accessible(page)
    choice.focus()
    page.keyboard.press("Enter")
    assert page.locator("#plek").input_value() == "51.92276, 4.47731"
    assert page.evaluate("document.activeElement.id") == "plek"
    submitting.look(page)
    submitting.send(page)
    queue = connected.get("/v1/inzendingen", headers={"Authorization": f"Bearer {connected.token}"}).json()["inzendingen"]
    [sent] = [entry for entry in queue if entry["titel"] == "Op het stadhuis"]
    assert sent["geometrie"]["coordinates"] == pytest.approx([4.47731, 51.92276])


def test_when_the_address_service_fails_the_form_says_so_and_goes_on(open_connected, addresses):
    page = open_connected()
    addresses.status = 503
    page.watch.expected_status.add(503)
    page.goto("/indienen")
    page.locator("#plek").fill("stadhuisplein 1")
    page.locator("[data-zoek]").click()
    page.locator("[data-plek-melding]").get_by_text(re.compile("lukte niet")).wait_for()
    assert page.locator("#plek").input_value() == "stadhuisplein 1"
    page.locator("#plek").fill("52.1, 5.1")
    page.locator("[data-zoek]").click()
    page.get_by_text("De pin staat op").wait_for()


def test_an_address_that_nobody_knows_is_told(open_connected):
    page = open_connected()
    page.goto("/indienen")
    for text in ["zzz bestaat niet 12", "straat zonder punt"]:
        page.locator("#plek").fill(text)
        page.locator("[data-zoek]").click()
        page.locator("[data-plek-melding]").get_by_text(text).wait_for()


def test_only_the_form_may_ask_the_address_service(connected, addresses):
    host = f"http://{urlsplit(addresses.address).netloc}"
    assert policy(connected.get("/indienen"), "connect-src") == ["'self'", host]
    for path in ["/", "/over", "/embed", "/moderatie"]:
        assert policy(connected.get(path), "connect-src") == ["'self'"], path


@pytest.mark.parametrize("path", ["/", "/indienen", "/embed"])
def test_the_map_of_the_kadaster_lies_under_it_with_its_name(open_connected, connected, path):
    assert policy(connected.get(path), "img-src") == ["'self'", "data:", "https://service.pdok.nl"]
    page = open_connected()
    page.goto(path)
    checks.settled(page)
    page.locator(".leaflet-control-attribution").get_by_text("Kaartgegevens © Kadaster").wait_for()
    page.locator(".leaflet-tile-loaded").first.wait_for()
    assert page.locator(".ondergrond-land").count() == 0
    assert page.tiles
    for address in page.tiles:
        assert re.fullmatch(r"https://service\.pdok\.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/\d+/\d+/\d+\.png", address), address
    checks.accessible(page)


@pytest.fixture(scope="module")
def sparing():
    """A service that takes one submission an hour from a network."""
    with running_service({"OPENKAART_RATE_LIMIT": "1,10"}) as service:
        yield service


@pytest.mark.parametrize("language", ["nl-NL", "en-GB"])
def test_who_sends_too_much_hears_so_and_loses_nothing(new_page, sparing, language):
    page = new_page(at=sparing, language=language)
    page.watch.expected_status.add(429)
    for title in ["De eerste", "De tweede"]:
        page.goto("/indienen")
        submitting.fill(page, title=title)
        submitting.look(page)
        submitting.send(page)
    page.locator(".bericht-let-op, .bericht-fout").first.wait_for()
    checks.whole(page)
    page.get_by_role("button", name=re.compile("Verander iets|Change something")).click()
    assert page.locator("#titel").input_value() == "De tweede"
