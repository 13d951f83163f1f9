"""What moderators do at the desk, in a real browser: with and without scripts, by keyboard alone, and when something goes wrong."""

import re

import pytest
import requests
from playwright.sync_api import expect

import checks
import desk


def is_public(service, identity: str) -> bool:
    status = requests.get(f"{service.items}/{identity}", timeout=30).status_code
    assert status in (200, 404)
    return status == 200


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def anybody(request, new_page, service):
    """A moderator at the desk, whose browser runs scripts or not."""
    page = new_page(scripts=request.param)
    desk.log_in(page, service)
    return page


def open_submission(page, sent):
    page.goto(f"/moderatie/inzendingen/{sent['id']}")


def test_a_submission_is_found_approved_public_and_taken_back(anybody, service):
    page = anybody
    sent = desk.submit(service, "Waterkwaliteit in de Kromme Rijn")
    page.goto("/moderatie")
    page.get_by_label("Tekst").fill("kromme rijn")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("ol.rij > li")).to_have_count(1)
    page.get_by_role("link", name="Waterkwaliteit in de Kromme Rijn").click()
    expect(page.locator("svg.vaste-kaart")).to_be_visible()
    assert not is_public(service, sent["id"])
    page.get_by_role("button", name="Goedkeuren").click()
    expect(page.get_by_role("status")).to_contain_text("is goedgekeurd")
    assert is_public(service, sent["id"])
    page.get_by_role("button", name="Terugdraaien").click()
    expect(page.get_by_role("status")).to_contain_text("is afgewezen")
    assert not is_public(service, sent["id"])


def test_a_rejection_without_a_reason_says_so_and_with_one_reaches_the_sender(anybody, service):
    page = anybody
    sent = desk.submit(service)
    open_submission(page, sent)
    page.watch.expected_status.add(400)
    page.get_by_role("button", name="Afwijzen", exact=True).click()
    expect(page).to_have_title(re.compile("^Fout:"))
    page.locator(".foutenlijst a").first.click()
    page.get_by_label("Toelichting voor de inzender").fill("Dit speelt niet in Nederland.")
    page.get_by_role("button", name="Afwijzen", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("is afgewezen")
    token = sent["bewerkLink"].split("/")[-1]
    seen = requests.get(f"{service.base}/v1/inzendingen/{sent['id']}", headers={"Authorization": f"Bearer {token}"}, timeout=30).json()
    assert seen["status"] == "afgewezen"
    assert seen["beoordelingen"][0]["reden"] == "Dit speelt niet in Nederland."


def test_when_the_sender_was_faster_the_page_shows_what_changed_and_keeps_what_was_written(anybody, service):
    page = anybody
    sent = desk.submit(service)
    open_submission(page, sent)
    desk.improve(service, sent, omschrijving="Bewoners meten elke week de kwaliteit van het water in de gracht.")
    page.get_by_label("Toelichting voor de inzender").fill("Te weinig uitleg.")
    page.watch.expected_status.add(409)
    page.get_by_role("button", name="Afwijzen", exact=True).click()
    since = page.get_by_role("region", name="Veranderd sinds u keek")
    expect(since.locator("ins")).to_contain_text("elke week")
    expect(since.locator("del")).to_contain_text("samen")
    expect(page.get_by_label("Toelichting voor de inzender")).to_have_value("Te weinig uitleg.")
    page.get_by_role("button", name="Goedkeuren").click()
    expect(page.get_by_role("status")).to_contain_text("is goedgekeurd")


def test_advertising_is_rejected_together(anybody, service):
    page = anybody
    titles = [f"Koop nu {number} van ons" for number in range(3)]
    for title in titles:
        desk.submit(service, title)
    page.goto("/moderatie?q=koop+nu")
    for title in titles[:2]:
        page.get_by_label(f"Kies: {title}").check()
    page.get_by_text("Gekozen inzendingen afwijzen").click()
    page.locator("#redencode").select_option("reclame")
    page.get_by_role("button", name="Wijs de gekozen inzendingen af").click()
    expect(page.get_by_role("status")).to_contain_text("2 inzendingen zijn afgewezen")
    page.goto("/moderatie?q=koop+nu")
    expect(page.locator("ol.rij > li")).to_have_count(1)
    # The one that is left is nobody else's work.
    page.get_by_label(f"Kies: {titles[2]}").check()
    page.get_by_text("Gekozen inzendingen afwijzen").click()
    page.locator("#redencode").select_option("reclame")
    page.get_by_role("button", name="Wijs de gekozen inzendingen af").click()


def test_a_report_takes_an_initiative_off_the_map(anybody, service):
    page = anybody
    sent = desk.submit(service)
    open_submission(page, sent)
    page.get_by_role("button", name="Goedkeuren").click()
    reported = desk.report(service, sent["id"], "Dit is een grap")
    page.get_by_role("navigation", name="Moderatie").get_by_role("link", name="Meldingen").click()
    page.goto(f"/moderatie/meldingen/{reported['id']}")
    page.get_by_label("Van de kaart halen").check()
    page.get_by_label("Reden").fill("Het was een grap.")
    page.get_by_role("button", name="Handel de melding af").click()
    expect(page.get_by_role("status")).to_contain_text("van de kaart gehaald")
    assert not is_public(service, sent["id"])
    page.get_by_role("link", name="Logboek").click()
    expect(page.locator("table")).to_contain_text("Het was een grap.")


def test_what_was_written_outlives_the_session(anybody, service):
    page = anybody
    sent = desk.submit(service)
    open_submission(page, sent)
    page.locator("#redencode").select_option("onjuist")
    page.get_by_label("Toelichting voor de inzender").fill("Hier heb ik lang over nagedacht.")
    page.context.clear_cookies()
    page.watch.expected_status.add(401)
    page.get_by_role("button", name="Afwijzen", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("blijft bewaard")
    page.get_by_label("Token").fill(service.token)
    page.get_by_role("button", name="Aanmelden").click()
    page.get_by_role("button", name="Naar het ingevulde formulier").click()
    expect(page.get_by_label("Toelichting voor de inzender")).to_have_value("Hier heb ik lang over nagedacht.")
    expect(page.locator("#redencode")).to_have_value("onjuist")
    page.get_by_role("button", name="Afwijzen", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("is afgewezen")


def test_all_of_it_by_keyboard(page, service):
    titles = [f"Toetsenbord {number}" for number in range(3)]
    for title in titles:
        desk.submit(service, title)
    page.goto("/moderatie")
    page.locator("#token").focus()
    page.keyboard.type(service.token)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Afmelden").wait_for()
    page.goto("/moderatie?q=toetsenbord")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == titles[1]
    page.keyboard.press("k")
    page.keyboard.press("x")
    expect(page.get_by_label(f"Kies: {titles[0]}")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(titles[0])
    page.keyboard.press("r")
    assert page.evaluate("document.activeElement.id") == "redencode"
    # Where a letter chooses something it is a letter.
    page.keyboard.press("Tab")
    page.keyboard.type("ajx?")
    expect(page.get_by_label("Toelichting voor de inzender")).to_have_value("ajx?")
    page.locator("h1").click()
    page.keyboard.press("a")
    assert page.evaluate("document.activeElement.id") == "goedkeuren"
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("is goedgekeurd")


def test_shortcuts_are_listed_and_can_be_switched_off(page, service):
    sent = desk.submit(service)
    desk.log_in(page, service)
    page.keyboard.press("?")
    expect(page.get_by_text("Sneltoetsen gebruiken")).to_be_visible()
    checks.accessible(page)
    page.get_by_label("Sneltoetsen gebruiken").uncheck()
    open_submission(page, sent)
    page.keyboard.press("a")
    assert page.evaluate("document.activeElement.id") != "goedkeuren"
    page.locator("#toetsen summary").click()
    expect(page.get_by_label("Sneltoetsen gebruiken")).not_to_be_checked()


def test_the_desk_in_english(new_page, service):
    page = new_page(language="en-GB")
    desk.log_in(page, service)
    desk.submit(service, "In het Engels bekeken")
    page.goto("/moderatie?lang=en&q=engels+bekeken")
    page.get_by_role("link", name="In het Engels bekeken").click()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("status")).to_contain_text("is approved")
    assert "lang=en" in page.url


def test_nothing_of_the_desk_is_kept_or_shown_to_others(new_page, service):
    page = new_page()
    desk.log_in(page, service)
    answer = page.goto("/moderatie")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    other = new_page()
    other.watch.expected_status.add(401)
    for path in ["/moderatie/meldingen", "/moderatie/logboek"]:
        assert other.goto(path).status == 401
