"""Stories of /indienen: send something in, follow it, improve it, take it back."""

import io
import json
import re
from urllib.parse import urlsplit

import pytest
import requests
from PIL import Image
from pyzbar.pyzbar import decode

import checks
import desk
import submitting
from pages import INITIATIVE


def queue(service) -> list[dict]:
    answer = requests.get(f"{service.api}/inzendingen?limit=1000", headers={"Authorization": f"Bearer {service.token}"}, timeout=30)
    return answer.json()["inzendingen"]


def waiting(service, title: str) -> list[dict]:
    return [entry for entry in queue(service) if entry.get("titel") == title]


@pytest.mark.parametrize("scripts", [True, False], ids=["with a script", "without"])
def test_somebody_sends_an_initiative_in_and_gets_a_receipt(new_page, service, scripts):
    page = new_page(scripts=scripts)
    title = f"Wijkraad {'met' if scripts else 'zonder'} script"
    link = submitting.submit(page, title=title, email="naam@voorbeeld.example")
    assert page.locator("h1").inner_text() == "Dank u, het is bewaard"
    [entry] = waiting(service, title)
    assert submitting.identity(page) == entry["id"]
    assert urlsplit(link).path == urlsplit(page.url).path
    assert entry["geometrie"]["coordinates"] == pytest.approx([5.12, 52.09], abs=0.02)
    # The link says it, and nothing else does.
    token = link.rsplit("/", 1)[1]
    assert token not in page.title() and token not in service.log.read_text()


def test_the_code_on_the_receipt_is_read_by_another_program(page):
    link = submitting.submit(page, title="Een initiatief met een code")
    picture = Image.open(io.BytesIO(page.locator(".qr svg").screenshot()))
    assert [found.data.decode() for found in decode(picture)] == [link]


def test_the_link_can_be_copied(new_page, service):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    link = submitting.submit(page, title="Een initiatief om te kopiëren")
    page.get_by_role("button", name="Kopieer").click()
    page.get_by_role("button", name="Gekopieerd").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == link


@pytest.mark.parametrize("scripts", [True, False], ids=["with a script", "without"])
def test_mistakes_are_told_above_and_at_the_field_and_mended(new_page, service, scripts):
    page = new_page(scripts=scripts)
    page.watch.expected_status.add(400)
    page.goto("/indienen")
    submitting.with_errors(page)
    assert page.title().startswith("Fout: ")
    summary = page.locator(".foutenlijst")
    assert "Er zijn 4 fouten" in summary.inner_text()
    if scripts:
        assert page.evaluate("document.activeElement.id") == "fouten-kop"
    assert page.locator("#titel").input_value() == "Buurtbegroting Lombok"
    for link in summary.locator("a").all():
        target = page.locator(link.get_attribute("href"))
        assert target.count() == 1
    summary.get_by_role("link", name=re.compile("Nergenshuizen")).click()
    assert page.evaluate("document.activeElement.id") == "plek"
    assert page.locator("#plek").get_attribute("aria-invalid") == "true"
    if scripts:
        checks.accessible(page)
    title = f"Verbeterd na fouten {'met' if scripts else 'zonder'} script"
    submitting.fill(page, title=title)
    submitting.look(page)
    submitting.send(page)
    assert len(waiting(service, title)) == 1


def test_by_keyboard_alone_on_a_phone(new_page, service):
    page = new_page(size=(390, 844), has_touch=True)
    page.goto("/indienen")
    page.locator("#titel").focus()
    page.keyboard.type("Met toetsen alleen")
    page.keyboard.press("Tab")
    page.keyboard.type("Wie niet kan klikken, kan toch indienen.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Zwolle")
    page.keyboard.press("Enter")
    page.locator("[data-plek-melding]").get_by_text("Zwolle").wait_for()
    before = page.locator("#plek").input_value()
    # On to the pin, which arrows move.
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('prikker')"):
            break
    assert page.evaluate("document.activeElement.classList.contains('prikker')"), "the pin cannot be reached"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    after = page.locator("#plek").input_value()
    (lat1, lon1), (lat2, lon2) = [[float(part) for part in text.split(", ")] for text in (before, after)]
    assert lat2 > lat1 and lon2 > lon1 and lat2 - lat1 < lon2 - lon1
    # No trap: on with Tab to the end.
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "voorbeeld":
            break
    page.keyboard.press("Enter")
    page.locator("button[value=verstuur]").focus()
    page.keyboard.press("Enter")
    page.locator("#bewerklink").wait_for()
    [entry] = waiting(service, "Met toetsen alleen")
    assert entry["thema"] == "open-aanpak"
    assert entry["geometrie"]["coordinates"] == pytest.approx([lon2, lat2], abs=1e-5)


def test_the_place_is_chosen_on_the_map_by_a_click_and_a_drag(page, service):
    page.goto("/indienen")
    submitting.fill(page, title="Met de muis geplaatst", place="")
    chart = page.locator("[data-kaart]")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    first = page.locator("#plek").input_value()
    assert re.fullmatch(r"5\d\.\d{5}, \d\.\d{5}", first)
    pin = page.locator(".prikker").bounding_box()
    page.mouse.move(pin["x"] + 22, pin["y"] + 20)
    page.mouse.down()
    page.mouse.move(pin["x"] + 62, pin["y"] + 20, steps=5)
    page.mouse.up()
    second = page.locator("#plek").input_value()
    assert float(second.split(", ")[1]) > float(first.split(", ")[1])
    submitting.look(page)
    submitting.send(page)
    assert len(waiting(service, "Met de muis geplaatst")) == 1


def test_the_place_of_the_device_is_used_when_it_may(new_page):
    page = new_page(geolocation={"latitude": 52.5, "longitude": 6.1}, permissions=["geolocation"])
    page.goto("/indienen")
    page.get_by_role("button", name="Gebruik mijn locatie").click()
    page.get_by_text("De pin staat op uw locatie").wait_for()
    assert page.locator("#plek").input_value() == "52.50000, 6.10000"


def test_a_refused_location_says_what_to_do(page):
    page.goto("/indienen")
    page.get_by_role("button", name="Gebruik mijn locatie").click()
    page.get_by_text(re.compile("locatie niet geven|locatie is niet gevonden")).wait_for()


@pytest.mark.parametrize("scripts", [True, False], ids=["with a script", "without"])
def test_places_of_one_beginning_are_offered(new_page, scripts):
    page = new_page(scripts=scripts)
    page.goto("/indienen")
    page.locator("#plek").fill("den")
    page.locator("[data-zoek]").click()
    choices = page.locator("[data-plek-keuzes] button")
    choices.first.wait_for()
    name = choices.first.inner_text()
    choices.first.click()
    page.get_by_text(f"Gevonden: {name}").wait_for()
    assert re.fullmatch(r"5\d\.\d{5}, \d\.\d{5}", page.locator("#plek").input_value())


def test_metres_of_rd_move_the_pin(page):
    page.goto("/indienen")
    page.locator("#plek").fill("155000 463000")
    page.locator("[data-zoek]").click()
    page.get_by_text("De pin staat op").wait_for()
    lat, lon = [float(part) for part in page.locator("#plek").input_value().split(", ")]
    assert (lat, lon) == pytest.approx((52.1552, 5.3872), abs=1e-3)


def test_what_looks_like_it_is_shown_while_typing(page):
    page.goto("/indienen")
    page.locator("#titel").fill("Verbeterdebuurt")
    page.locator("#plek").fill("52.367, 4.901")
    page.locator("[data-zoek]").click()
    twins = page.locator("[data-dubbelen]")
    twins.get_by_role("link", name="Verbeterdebuurt").wait_for()
    checks.accessible(page)


def test_a_draft_stays_in_the_browser_and_goes_when_it_was_sent(page):
    page.goto("/indienen")
    submitting.fill(page, title="Een concept", email="naam@voorbeeld.example")
    page.wait_for_function("() => localStorage.getItem('openkaart-indienen')?.includes('Utrecht')")
    assert "voorbeeld.example" not in page.evaluate("localStorage.getItem('openkaart-indienen')")
    page.goto("/indienen")
    page.get_by_text("U was al begonnen").first.wait_for()
    assert page.locator("#titel").input_value() == "Een concept"
    assert page.locator("#thema-open-aanpak").is_checked()
    checks.accessible(page)
    submitting.look(page)
    submitting.send(page)
    # The script of the receipt takes it away.
    page.wait_for_function("() => localStorage.getItem('openkaart-indienen') === null")
    page.goto("/indienen")
    assert page.locator("#titel").input_value() == ""


def test_a_draft_can_be_cleared(page):
    page.goto("/indienen")
    submitting.fill(page, title="Een concept om te wissen")
    page.wait_for_function("() => localStorage.getItem('openkaart-indienen')?.includes('wissen')")
    page.goto("/indienen")
    page.get_by_role("button", name="Wis dit en begin opnieuw").click()
    assert page.locator("#titel").input_value() == ""
    page.wait_for_timeout(600)
    assert page.evaluate("localStorage.getItem('openkaart-indienen')") is None


def test_sending_twice_is_one_submission(page, service):
    page.goto("/indienen")
    submitting.fill(page, title="Twee keer geklikt")
    submitting.look(page)
    form = page.locator("form").filter(has=page.locator("button[value=verstuur]"))
    fields = form.evaluate("form => [...new FormData(form, form.querySelector('button[value=verstuur]'))]")
    action = form.evaluate("form => form.action")
    page.locator("button[value=verstuur]").dblclick(no_wait_after=True)
    page.locator("#bewerklink").wait_for()
    # And once more, as a browser does that goes back and sends the form again.
    again = requests.post(action, data=fields, allow_redirects=False, timeout=30)
    assert again.status_code == 303
    assert urlsplit(again.headers["Location"]).path == urlsplit(page.locator("#bewerklink").input_value()).path
    assert len(waiting(service, "Twee keer geklikt")) == 1


HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>", "\" onfocus=\"alert(1)\" autofocus x=\"", "{{frame.title}} {{{t}}} {{>frame}}",
    "👩‍👩‍👧‍👦🏳️‍🌈 familie", "مبادرة الحكومة المفتوحة", "e\u0301e\u0301 \u202eomgekeerd\u202c", "x" * 200,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_shown_as_text(page, service, text):
    link = submitting.submit(page, title=text, text=text + "\n" + text)
    shown = page.locator(".voorbeeld h3").inner_text()
    assert shown == waiting(service, shown)[0]["titel"]
    checks.accessible(page)
    checks.fits(page, 320)
    page.goto(link)
    assert page.locator("script:not([src])").count() == 0


def test_too_much_text_is_told_with_the_number_and_kept(page):
    page.watch.expected_status.add(400)
    page.goto("/indienen")
    submitting.fill(page, text="🏳️‍🌈" * 5001)
    assert page.locator("#omschrijving-teller").inner_text() == "Tekens te veel: 1."
    submitting.look(page)
    assert "5001 tekens" in page.locator("#omschrijving-fout").inner_text()
    assert page.locator("#omschrijving").input_value() == "🏳️‍🌈" * 5001


@pytest.mark.parametrize("scripts", [True, False], ids=["with a script", "without"])
def test_follow_improve_and_withdraw(new_page, service, scripts):
    page = new_page(scripts=scripts)
    link = submitting.submit(page, title="Volg mij")
    page.goto(link)
    assert page.locator("#bewerklink").count() == 0, "the link is shown once"
    page.get_by_role("link", name="Verbeter uw inzending").click()
    page.locator("#titel").fill("Volg mij beter")
    submitting.look(page)
    submitting.send(page)
    page.get_by_text("Uw verbetering is bewaard").wait_for()
    if scripts:
        checks.whole(page)
    [entry] = waiting(service, "Volg mij beter")
    assert entry["versie"] == 2
    with page.expect_download() as download:
        page.get_by_role("link", name="Download uw gegevens").click()
    assert download.value.suggested_filename == f"inzending-{entry['id']}.json"
    own = json.loads(download.value.path().read_text())
    assert own["id"] == entry["id"] and "Volg mij beter" in json.dumps(own)
    page.get_by_role("link", name="Trek in").click()
    page.get_by_role("button", name="Ja, trek in").click()
    page.get_by_text("Uw inzending is ingetrokken").wait_for()
    assert page.get_by_role("link", name="Trek in").count() == 0
    if scripts:
        checks.accessible(page)
    assert waiting(service, "Volg mij beter") == []


def test_an_improvement_with_mistakes_keeps_all_input_without_a_script(new_page, service):
    page = new_page(scripts=False)
    page.watch.expected_status.add(400)
    link = submitting.submit(page, title="Verbeter met fouten", email="naam@voorbeeld.example")
    page.goto(link)
    page.get_by_role("link", name="Verbeter uw inzending").click()
    assert page.locator("#email").input_value() == "naam@voorbeeld.example"
    page.locator("#titel").fill("Verbeterd na fouten")
    page.locator("#omschrijving").fill("kort")
    page.locator("#email").fill("dit is geen adres")
    submitting.look(page)
    assert page.locator(".foutenlijst li").count() == 2
    assert page.locator("#titel").input_value() == "Verbeterd na fouten"
    assert page.locator("#email").input_value() == "dit is geen adres"
    page.locator("#omschrijving").fill(submitting.TEXT)
    page.locator("#email").fill("")
    submitting.look(page)
    submitting.send(page)
    page.get_by_text("Uw verbetering is bewaard").wait_for()
    [entry] = waiting(service, "Verbeterd na fouten")
    assert entry["versie"] == 2
    page.get_by_text("Verbeterd na fouten").wait_for()


@pytest.mark.parametrize("scripts", [True, False], ids=["with a script", "without"])
def test_a_link_that_was_renewed_takes_the_place_of_the_old_one(new_page, service, scripts):
    page = new_page(scripts=scripts)
    old = submitting.submit(page, title="Link kwijt")
    identity = submitting.identity(page)
    desk.log_in(page, service, f"/moderatie/inzendingen/{identity}")
    page.get_by_text("Nieuwe bewerklink").click()
    page.get_by_role("button", name="Maak een nieuwe link").click()
    new = page.get_by_role("status").locator("code").inner_text()
    assert new != old
    if scripts:
        checks.whole(page)
    page.watch.expected_status.add(404)
    assert page.goto(old).status == 404
    page.get_by_text("Kreeg u later een nieuwe link?").wait_for()
    assert page.goto(new).status == 200
    assert page.locator(".kenmerk").first.inner_text() == identity
    page.get_by_role("link", name="Trek in").click()
    page.get_by_role("button", name="Ja, trek in").click()
    page.get_by_text("Uw inzending is ingetrokken").wait_for()


def test_a_decision_is_told(page, service):
    link = submitting.submit(page, title="Afgewezen initiatief")
    submitting.decide(service, submitting.identity(page), besluit="afwijzen", redencode="dubbel", reden="Zie Verbeterdebuurt.")
    page.goto(link)
    assert page.locator(".stand").inner_text() == "Afgewezen"
    page.get_by_text("Zie Verbeterdebuurt.").wait_for()
    checks.whole(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["with a script", "without"])
def test_what_is_public_is_changed_by_a_moderator_and_goes_at_once_when_its_sender_withdraws_it(new_page, service, scripts):
    page = new_page(scripts=scripts)
    link = submitting.submit(page, title="Kort openbaar")
    identity = submitting.identity(page)
    submitting.decide(service, identity, besluit="goedkeuren")
    page.goto(link)
    assert page.locator(".stand").inner_text() == "Goedgekeurd"
    if scripts:
        checks.accessible(page)
    address = f"/v1/collections/initiatieven/items/{identity}"
    assert service.get(address).json()["properties"]["titel"] == "Kort openbaar"
    page.get_by_role("link", name="Stel een wijziging voor").click()
    page.locator("#titel").fill("Kort openbaar, en veranderd")
    submitting.look(page)
    submitting.send(page)
    # A proposal has a link of its own, and changes nothing yet.
    assert page.locator("#bewerklink").input_value() != link
    assert service.get(address).json()["properties"]["titel"] == "Kort openbaar"
    submitting.decide(service, submitting.identity(page), besluit="goedkeuren")
    assert service.get(address).json()["properties"]["titel"] == "Kort openbaar, en veranderd"
    page.goto(link)
    page.get_by_role("link", name="Trek in").click()
    page.get_by_role("button", name="Ja, trek in").click()
    service.get(address, expect=404)


@pytest.mark.parametrize("scripts", [True, False], ids=["with a script", "without"])
def test_a_change_and_a_removal_are_proposed(new_page, service, scripts):
    page = new_page(scripts=scripts)
    before = len([entry for entry in queue(service) if entry.get("initiatiefId") == INITIATIVE])
    page.goto(f"/indienen?initiatief={INITIATIVE}")
    assert page.locator("#titel").input_value() == "Verbeterdebuurt"
    page.locator("#titel").fill("Verbeterdebuurt.nl")
    submitting.look(page)
    submitting.send(page)
    page.get_by_text("Uw wijziging is nog niet openbaar").wait_for()
    page.goto(f"/indienen?initiatief={INITIATIVE}")
    page.get_by_role("link", name=re.compile("helemaal van de kaart")).click()
    page.locator("#reden").fill("Het bestaat niet meer.")
    submitting.look(page)
    if scripts:
        checks.whole(page)
    submitting.send(page)
    page.get_by_text("Tot dan blijft het initiatief op de kaart").wait_for()
    kinds = [entry["soort"] for entry in queue(service) if entry.get("initiatiefId") == INITIATIVE][before:]
    assert sorted(kinds) == ["verwijdering", "wijziging"]


def test_english_from_the_form_to_the_receipt(new_page):
    page = new_page(language="en-GB")
    page.goto("/indienen")
    submitting.fill(page, title="In English")
    submitting.look(page)
    assert page.locator("h1").inner_text() == "This is what becomes public"
    submitting.send(page)
    assert page.locator("h1").inner_text() == "Thank you, it is stored"
    assert page.locator("html").get_attribute("lang") == "en"


def test_english_chosen_in_the_address_stays(page):
    page.goto("/indienen?lang=en")
    submitting.fill(page, title="In English by address")
    submitting.look(page)
    submitting.send(page)
    assert page.locator("html").get_attribute("lang") == "en" and "lang=en" in page.url


def test_nothing_of_the_form_works_less_at_an_enlarged_letter(page):
    page.goto("/indienen")
    submitting.with_place(page)
    checks.whole(page)
