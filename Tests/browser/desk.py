"""The desk of moderators as tests and screenshots come to see it: logging in, and things to decide on."""

import itertools
import random

import requests

_numbers = itertools.count(1)
# An initiative of the seed data that no story removes.
RECORD = "57dab273-e5fd-5b5c-a987-a67c5398fa0c"


def submit(service, title=None, text="Bewoners meten samen de kwaliteit van het water in de gracht.", **more) -> dict:
    """Sends something in, and gives the answer."""
    body = {
        "titel": title or f"Meten aan de gracht {next(_numbers)}", "omschrijving": text, "thema": "open-data",
        "plaats": "Utrecht", "organisatie": "Stichting Voorbeeld",
        "geometrie": {"type": "Point", "coordinates": [5.1214 + random.random() / 50, 52.0907 + random.random() / 50]},
    } | more
    answer = requests.post(f"{service.base}/v1/inzendingen", json=body, timeout=30)
    assert answer.status_code == 201, answer.text
    return answer.json()


def propose(service, **members) -> dict:
    """Proposes a change of an initiative of the seed data."""
    record = requests.get(f"{service.items}/{RECORD}", timeout=30).json()
    names = ["titel", "omschrijving", "thema", "organisatie", "plaats", "gemeentecode", "url"]
    body = {name: record["properties"][name] for name in names if record["properties"].get(name)}
    body |= {"soort": "wijziging", "initiatiefId": RECORD, "geometrie": record["geometry"]} | members
    answer = requests.post(f"{service.base}/v1/inzendingen", json=body, timeout=30)
    assert answer.status_code == 201, answer.text
    return answer.json()


def improve(service, sent: dict, **members):
    """What the sender does with the edit link."""
    token = sent["bewerkLink"].split("/")[-1]
    answer = requests.patch(
        f"{service.base}/v1/inzendingen/{sent['id']}", json=members, headers={"Authorization": f"Bearer {token}"}, timeout=30)
    assert answer.status_code == 200, answer.text


def report(service, record=RECORD, note="De website is al een jaar uit de lucht.") -> dict:
    body = {"initiatiefId": record, "redencode": "bestaat-niet-meer", "toelichting": f"{note} ({next(_numbers)})"}
    answer = requests.post(f"{service.base}/v1/meldingen", json=body, timeout=30)
    assert answer.status_code == 201, answer.text
    return answer.json()


def log_in(page, service, path="/moderatie"):
    """Logs in as a person does, and goes to a page."""
    page.goto("/moderatie")
    page.locator("#token").fill(service.token)
    page.locator("main form button[type=submit]").click()
    page.locator(".balie-balk").wait_for()
    if path != "/moderatie":
        page.goto(path)


def _stock(service):
    """Enough to look at: each kind, with warnings and something that looks alike."""
    sent = submit(service, "Buurtbegroting Lombok", "Bewoners verdelen samen een deel van het geld van de wijk.", thema="open-aanpak")
    submit(service, "Buurtbegroting in Lombok", "Samen beslissen over geld in de wijk. Bel 06-12345678 voor meer.", thema="open-aanpak")
    submit(service, "GRATIS LENINGEN!!!", "Klik https://a.example https://b.example https://c.example https://d.example https://e.example https://f.example https://g.example")
    removal = {"soort": "verwijdering", "initiatiefId": RECORD, "reden": "Dit bestaat niet meer sinds vorig jaar."}
    requests.post(f"{service.base}/v1/inzendingen", json=removal, timeout=30)
    return sent


def _login_mistake(page):
    page.locator("#token").fill("okm_verkeerd")
    page.locator("main form button[type=submit]").click()


def _queue(page):
    service = page.service
    _stock(service)
    log_in(page, service)


def _bulk_mistake(page):
    service = page.service
    _stock(service)
    log_in(page, service)
    page.locator("details#samen > summary").click() if page.locator("details#samen").count() else None
    page.locator("details#samen button[type=submit]").click()


def _submission(page):
    service = page.service
    sent = _stock(service)
    log_in(page, service, f"/moderatie/inzendingen/{sent['id']}")


def _change(page):
    service = page.service
    sent = propose(service, titel="PoliFLW, het politieke nieuws", plaats="Utrecht", geometrie={"type": "Point", "coordinates": [5.1, 52.1]})
    log_in(page, service, f"/moderatie/inzendingen/{sent['id']}")


def _reject_mistake(page):
    service = page.service
    log_in(page, service, f"/moderatie/inzendingen/{submit(service)['id']}")
    page.locator("form.afwijzen button[type=submit]").click()


def _conflict(page):
    service = page.service
    sent = submit(service)
    log_in(page, service, f"/moderatie/inzendingen/{sent['id']}")
    improve(service, sent, omschrijving="Bewoners meten elke maand de kwaliteit van het water in de singel.")
    page.locator("#goedkeuren").click()


def _done(page):
    service = page.service
    log_in(page, service, f"/moderatie/inzendingen/{submit(service)['id']}")
    page.locator("form.afwijzen select").select_option("onvolledig")
    page.locator("form.afwijzen button[type=submit]").click()


def _decided(page):
    service = page.service
    sent = submit(service)
    log_in(page, service, f"/moderatie/inzendingen/{sent['id']}")
    page.locator("form.afwijzen select").select_option("onvolledig")
    page.locator("form.afwijzen button[type=submit]").click()
    page.goto(f"/moderatie/inzendingen/{sent['id']}")


def _reports(page):
    service = page.service
    report(service)
    log_in(page, service, "/moderatie/meldingen")


def _report(page):
    service = page.service
    log_in(page, service, f"/moderatie/meldingen/{report(service)['id']}")


def _settle_mistake(page):
    _report(page)
    page.locator("section.besluit button[type=submit]").click()


def _log(page):
    _done(page)
    page.goto("/moderatie/logboek")


def _ended(page):
    service = page.service
    log_in(page, service, f"/moderatie/inzendingen/{submit(service)['id']}")
    page.locator("form.afwijzen textarea").fill("Hier was ik nog mee bezig.")
    page.context.clear_cookies()
    page.locator("form.afwijzen button[type=submit]").click()


def _again(page):
    service = page.service
    _ended(page)
    page.locator("#token").fill(service.token)
    page.locator("main form button[type=submit]").click()


# States of the desk: a name, what leads to it from /moderatie, and the status of an error that it ends in.
STATES = [
    ("moderatie-aanmelden-fout", _login_mistake, 401),
    ("moderatie", _queue, None),
    ("moderatie-afwijzen-fout", _bulk_mistake, 400),
    ("moderatie-inzending", _submission, None),
    ("moderatie-wijziging", _change, None),
    ("moderatie-inzending-fout", _reject_mistake, 400),
    ("moderatie-conflict", _conflict, 409),
    ("moderatie-gedaan", _done, None),
    ("moderatie-beslist", _decided, None),
    ("moderatie-meldingen", _reports, None),
    ("moderatie-melding", _report, None),
    ("moderatie-melding-fout", _settle_mistake, 400),
    ("moderatie-logboek", _log, None),
    ("moderatie-sessie-voorbij", _ended, 401),
    ("moderatie-weer-aangemeld", _again, 401),
]
