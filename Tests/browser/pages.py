"""Every page and state that the checks and the screenshots walk. Who adds a page, adds it here."""

from dataclasses import dataclass
from typing import Callable, Optional

import checks
import desk
import submitting

# An initiative of the seed data.
INITIATIVE = "57dab273-e5fd-5b5c-a987-a67c5398fa0c"


@dataclass
class View:
    """A page as a person comes to see it."""

    name: str
    path: str
    # What to do on the page before it is looked at, such as sending a form with mistakes.
    act: Optional[Callable] = None
    status: int = 200
    # The status of what `act` leads to, when that is an error.
    refused: Optional[int] = None


def open_panel(page):
    checks.settled(page)
    page.locator(".speld").first.press("Enter")
    page.locator("#paneel-kop").wait_for()


def send_empty(page):
    page.locator("main form button[type=submit]").click()
    page.locator(".foutenlijst").wait_for()


def removed(page):
    """What was on the map, and no longer is."""
    submitting.submit(page, title="Weer weggehaald")
    link, identity = page.locator("#bewerklink").input_value(), submitting.identity(page)
    submitting.decide(page.service, identity, besluit="goedkeuren")
    page.goto(link + "/intrekken")
    page.locator("main form button[type=submit]").click()
    page.goto(f"/initiatieven/{identity}")


def reported(page):
    page.locator("main form input[type=radio]").first.check()
    page.locator("main form button[type=submit]").click()
    page.locator(".bericht-gelukt").wait_for()


def too_large(page):
    submitting.fill(page)
    # In a hidden field, because drawing so much text takes seconds.
    page.locator("form.indienen input[type=hidden]").first.evaluate("field => { field.value = 'woord '.repeat(200_000); }")
    submitting.look(page)
    page.locator(".bovenkop").wait_for()


VIEWS = [
    View("kaart", "/"),
    View("kaart-gefilterd", "/?thema=open-data&q=data"),
    View("kaart-paneel", "/?bbox=4.7,52.2,5.3,52.5&z=11", act=open_panel),
    View("niets-gevonden", "/?q=zzzonbestaand"),
    View("initiatief", f"/initiatieven/{INITIATIVE}"),
    View("melden", f"/initiatieven/{INITIATIVE}/melden"),
    View("melden-fout", f"/initiatieven/{INITIATIVE}/melden", act=send_empty, refused=400),
    View("melden-gedaan", f"/initiatieven/{INITIATIVE}/melden", act=reported),
    View("initiatief-weg", "/indienen", act=removed, refused=410),
    View("ingebed", "/embed?thema=open-data"),
    View("inbedden", "/embed/maken?thema=open-data"),
    View("over", "/over"),
    View("indienen", "/indienen"),
    View("indienen-plek", "/indienen", act=submitting.with_place),
    View("indienen-fouten", "/indienen", act=submitting.with_errors, refused=400),
    View("indienen-voorbeeld", "/indienen", act=submitting.with_preview),
    View("indienen-ontvangst", "/indienen", act=submitting.with_receipt),
    View("indienen-te-groot", "/indienen", act=too_large, refused=413),
    View("indienen-wijzigen", f"/indienen?initiatief={INITIATIVE}"),
    View("indienen-weghalen", f"/indienen?initiatief={INITIATIVE}&soort=verwijdering"),
    View("indienen-intrekken", "/indienen", act=submitting.with_withdrawal),
    View("indienen-verkeerde-link", "/indienen/oke_verkeerd", status=404),
    View("privacy", "/privacy"),
    View("toegankelijkheid", "/toegankelijkheid"),
    View("opendata", "/opendata"),
    View("moderatie-aanmelden", "/moderatie"),
    *[View(name, "/moderatie", act, refused=refused) for name, act, refused in desk.STATES],
    View("niet-gevonden", "/bestaat-niet", status=404),
]
