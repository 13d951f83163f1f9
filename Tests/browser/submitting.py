"""What a person does on /indienen, step by step; for stories, checks and screenshots alike."""

import requests

TITLE = "Buurtbegroting Lombok"
TEXT = "Bewoners van Lombok beslissen samen over geld voor hun buurt."


def fill(page, *, title=TITLE, text=TEXT, theme="open-aanpak", place="Utrecht", email=""):
    """Fills the form in, as it stands in the browser."""
    page.locator("#titel").fill(title)
    page.locator("#omschrijving").fill(text)
    if theme:
        page.locator(f"#thema-{theme}").check()
    page.locator("#plek").fill(place)
    page.locator("#email").fill(email)


def look(page):
    """On to the preview."""
    page.locator(".knoppen button[value=voorbeeld]").click()


def send(page):
    """On from the preview to the receipt."""
    page.locator("button[value=verstuur]").click()


def submit(page, **filled) -> str:
    """The whole way, with the edit link that the receipt shows."""
    page.goto("/indienen")
    fill(page, **filled)
    look(page)
    send(page)
    return page.locator("#bewerklink").input_value()


def identity(page) -> str:
    """The reference of the submission that the page shows."""
    return page.locator(".kenmerk").first.inner_text()


def decide(service, submission: str, **decision):
    """What a moderator decides."""
    answer = requests.post(f"{service.api}/inzendingen/{submission}/beoordelingen", json=decision, headers={"Authorization": f"Bearer {service.token}"}, timeout=30)
    assert answer.status_code == 201, answer.text


# States for the checks and the screenshots; each begins at /indienen.
def with_errors(page):
    page.locator("#titel").fill("Buurtbegroting Lombok")
    page.locator("#omschrijving").fill("kort")
    page.locator("#plek").fill("Nergenshuizen")
    page.locator("#email").fill("dit is geen adres")
    look(page)


def with_place(page):
    fill(page)
    page.locator("[data-zoek]").click()
    page.locator("[data-plek-melding]").get_by_text("Utrecht").wait_for()


def with_preview(page):
    fill(page, title="Verbeterdebuurt", text="Bel Jan op 06 12345678 als er iets is met de straat.", place="52.367, 4.901", email="naam@voorbeeld.example")
    look(page)


def with_receipt(page):
    fill(page, title=f"Buurtbegroting {page.viewport_size['width']}")
    look(page)
    send(page)


def with_withdrawal(page):
    with_receipt(page)
    page.goto(page.locator("#bewerklink").input_value() + "/intrekken")
