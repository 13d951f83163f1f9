"""Stories of people who look for an initiative."""

import re
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest

import checks
from checks import settled
from pages import INITIATIVE


def found(page) -> tuple[int, int]:
    """What the page says: found, of all."""
    numbers = re.findall(r"[\d.]+", page.locator("#aantal").inner_text())
    return tuple(int(number.replace(".", "")) for number in numbers[:2])


def drawn(page) -> int:
    """How many initiatives the map shows: its pins, and what its groups count."""
    return page.locator(".speld").count() + sum(int(text) for text in page.locator(".groep").all_inner_texts())


@pytest.fixture
def total(service) -> int:
    """How many initiatives there are: those of the seed data, and what other stories approved."""
    return service.get("/v1/collections/initiatieven/items?limit=1").json()["numberMatched"]


def test_find_by_theme_and_go_back(page, total):
    page.goto("/")
    settled(page)
    everything = found(page)
    assert everything == (total, total) and drawn(page) == total
    page.locator("#kies-open-data").click()
    page.wait_for_url("**thema=open-data*")
    settled(page)
    some = found(page)
    assert 0 < some[0] < total and some[1] == total
    assert drawn(page) == some[0]
    assert page.locator("#kies-open-data").get_attribute("aria-current") == "true"
    assert page.locator(".speld:not(.thema-open-data)").count() == 0
    assert page.locator(".vondst:not(.thema-open-data)").count() == 0
    page.go_back()
    settled(page)
    assert found(page) == everything and "thema" not in page.url
    page.go_forward()
    settled(page)
    assert found(page) == some


def test_find_by_word_and_place(page, total):
    page.goto("/")
    page.get_by_label("Plaats", exact=True).fill("utrecht")
    page.get_by_role("button", name="Zoeken").click()
    page.wait_for_url("**plaats=utrecht*")
    settled(page)
    here = found(page)[0]
    assert 0 < here < total
    page.get_by_label("Woord", exact=True).fill("zzzonbestaand")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=zzz*")
    settled(page)
    assert found(page)[0] == 0
    assert page.get_by_text("Hier is niets gevonden").is_visible()
    checks.accessible(page)
    page.get_by_role("link", name="Wis de filters").click()
    settled(page)
    assert found(page)[0] == total
    assert page.get_by_label("Woord", exact=True).input_value() == ""


def test_with_the_keyboard_only(page):
    page.goto("/")
    settled(page)
    page.locator("#kies-open-verantwoording").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**open-verantwoording*")
    settled(page)
    # The choice keeps the focus, although the list is a new one.
    assert page.evaluate("document.activeElement.id") == "kies-open-verantwoording"
    pin = page.locator(".speld").first
    pin.focus()
    name = pin.get_attribute("aria-label")
    page.keyboard.press("Enter")
    heading = page.locator("#paneel-kop")
    heading.wait_for()
    assert page.evaluate("document.activeElement.id") == "paneel-kop"
    assert name.startswith(heading.inner_text())
    checks.accessible(page)
    page.keyboard.press("Escape")
    assert page.locator("#paneel").is_hidden()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name
    # On to the page of the initiative, from the list.
    link = page.locator(".vondst h3 a").first
    title = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/initiatieven/*")
    assert page.locator("h1").inner_text() == title


def test_a_group_opens_by_enter(page):
    page.goto("/")
    settled(page)
    before = page.locator(".groep").count()
    assert before > 0
    groups = page.locator(".groep")
    largest = max(range(before), key=lambda index: int(groups.nth(index).inner_text()))
    groups.nth(largest).focus()
    page.keyboard.press("Enter")
    settled(page)
    # Nearer by, with the focus on what was in it; or, when it cannot fall apart, its members as a list.
    assert page.locator("#paneel").is_visible() or "z=" in page.url
    assert page.evaluate("document.activeElement !== document.body")


def test_the_members_of_a_small_group_are_a_list(page):
    page.goto("/")
    settled(page)
    for _ in range(8):
        small = [index for index in range(page.locator(".groep").count()) if int(page.locator(".groep").nth(index).inner_text()) <= 8]
        if small:
            break
        page.locator(".groep").first.press("Enter")
        settled(page)
    group = page.locator(".groep").nth(small[0])
    count = int(group.inner_text())
    group.press("Enter")
    page.locator("#paneel li").first.wait_for()
    assert page.locator("#paneel li").count() == count
    checks.accessible(page)
    member = page.locator("#paneel li button").first
    title = member.inner_text()
    member.click()
    assert page.locator("#paneel-kop").inner_text() == title


def test_the_list_follows_the_map_when_asked(page, total):
    page.goto("/")
    settled(page)
    page.get_by_label("Zoom in").click()
    page.wait_for_url("**bbox=*")
    settled(page)
    near = found(page)[0]
    assert near < total and drawn(page) == near
    # The address brings somebody else to the same place.
    address = page.url
    page.goto(address)
    settled(page)
    assert found(page)[0] == near
    page.get_by_label("Zoek terwijl ik de kaart beweeg").uncheck()
    page.get_by_label("Zoom in").click()
    settled(page)
    assert page.url == address
    page.get_by_role("button", name="Zoek in dit gebied").click()
    page.wait_for_url(lambda url: url != address)
    settled(page)
    assert found(page)[0] < near
    page.get_by_role("link", name="Heel Nederland").click()
    settled(page)
    assert found(page)[0] == total


def test_without_a_script_it_is_a_list_with_forms(new_page):
    page = new_page(scripts=False)
    page.goto("/")
    assert page.locator("#kaartvak").is_hidden()
    assert page.locator(".vondst").count() == 20
    page.get_by_role("link", name="Volgende").click()
    assert "bladzijde=2" in page.url and page.locator(".vondst").count() == 20
    page.locator("#kies-open-contact").click()
    some = found(page)[0]
    page.get_by_label("Plaats", exact=True).fill("Utrecht")
    page.get_by_role("button", name="Zoeken").click()
    assert "thema=open-contact" in page.url and 0 < found(page)[0] < some
    page.locator(".vondst h3 a").first.click()
    assert page.locator(".vaste-kaart").is_visible()


def test_in_english(new_page):
    page = new_page(language="en-GB")
    page.goto("/")
    settled(page)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("heading", name="Open government initiatives").is_visible()
    page.get_by_role("link", name="Nederlands", exact=True).click()
    settled(page)
    assert page.get_by_role("heading", name="Initiatieven van Open Overheid").is_visible()
    # Links keep a language that was chosen.
    page.get_by_role("link", name="Over", exact=True).click()
    assert "lang=nl" in page.url


def test_report_a_problem_with_and_without_mistakes(new_page):
    for scripts in (True, False):
        page = new_page(scripts=scripts)
        page.watch.expected_status.add(400)
        page.goto(f"/initiatieven/{INITIATIVE}")
        page.get_by_role("link", name="Meld een probleem").click()
        page.get_by_label("E-mailadres").fill("geen adres")
        page.get_by_label("Uitleg").fill("Het adres is veranderd & de <naam> ook.")
        page.get_by_role("button", name="Verstuur de melding").click()
        assert page.title().startswith("Fout:")
        assert page.get_by_role("heading", name="Er zijn 2 fouten").is_visible()
        if scripts:
            assert page.evaluate("document.activeElement.id") == "fouten-kop"
            checks.whole(page)
        # All that was filled in is still there.
        assert page.get_by_label("Uitleg").input_value() == "Het adres is veranderd & de <naam> ook."
        assert page.get_by_label("E-mailadres").input_value() == "geen adres"
        page.get_by_label("E-mailadres").fill("")
        page.get_by_label("De tekst klopt niet").check()
        page.get_by_role("button", name="Verstuur de melding").click()
        page.wait_for_url("**gemeld=ja*")
        assert page.get_by_text("Uw melding is bewaard").is_visible()


@contextmanager
def another_site(html):
    """A site with one page, under another name than that of the service."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode() if self.path == "/" else b"")

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()


def test_in_a_frame_on_another_site(new_page, service):
    page = new_page()
    page.goto("/embed/maken")
    page.get_by_label("Thema").select_option("open-data")
    page.get_by_role("button", name="Maak de code").click()
    code = page.get_by_label("Zet dit in uw pagina").input_value()
    assert "thema=open-data" in code and code.startswith("<iframe")
    with another_site(f"<!DOCTYPE html><html lang=nl><title>Elders</title><body>{code}</body></html>") as elsewhere:
        page.watch.hosts.add(urlsplit(elsewhere).netloc)
        page.goto(elsewhere)
        look_into_frame(page)


def look_into_frame(page):
    frame = page.frame_locator("iframe")
    frame.locator(".vondst").first.wait_for()
    assert frame.locator(".kop").count() == 0
    frame.locator(".leaflet-container").wait_for()
    assert frame.locator(".vondst:not(.thema-open-data)").count() == 0
    link = frame.get_by_role("link", name="Bekijk op Open Kaart")
    assert link.get_attribute("target") == "_blank" and "thema=open-data" in link.get_attribute("href")


def test_other_pages_do_not_stand_in_a_frame(service):
    for path, framed in [("/", False), ("/over", False), ("/embed", True)]:
        answer = service.get(path)
        assert ("frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]) != framed
        assert ("X-Frame-Options" in answer.headers) != framed


def test_the_first_page_is_small(page):
    """Under 100 kB without Leaflet, counted as it comes over the line (issue: figures)."""
    sizes = {}
    page.on("requestfinished", lambda request: sizes.__setitem__(request.url, request.sizes()["responseBodySize"]))
    page.goto("/")
    settled(page)
    own = {url: size for url, size in sizes.items() if "leaflet" not in url}
    assert sum(own.values()) < 100_000, own
    assert sum(sizes.values()) < 250_000, sizes


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_map_comes_before_the_list(new_page, width):
    page = new_page(size=(width, 800), has_touch=True)
    page.goto("/")
    settled(page)
    map_top = page.locator("#kaart").bounding_box()["y"]
    list_top = page.locator("#vondsten").bounding_box()["y"]
    assert map_top < list_top
    page.locator(".speld").first.tap()
    page.locator("#paneel-kop").wait_for()
    checks.accessible(page)


def test_on_paper_it_is_a_list_with_numbers(page, total):
    page.goto("/")
    settled(page)
    page.emulate_media(media="print")
    assert found(page) == (total, total) and page.locator("#aantal").is_visible()
    for theme in page.locator(".themakeuze").all():
        assert re.fullmatch(r"\d+", theme.locator(".themakeuze-aantal").inner_text())
    assert page.locator(".vondst").first.is_visible()
    for hidden in [".kop", ".voet", "#filters", "#kaart", ".bladeren"]:
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.pdf(format="A4").startswith(b"%PDF")
