"""Every page, in both languages and all colours: accessible, valid, quiet, and narrow enough."""

import json
import re

import pytest

import checks
from pages import INITIATIVE, VIEWS


def see(page, view):
    page.watch.expected_status |= {view.status, view.refused}
    answer = page.goto(view.path)
    assert answer.status == view.status
    if view.act:
        view.act(page)
    checks.settled(page)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_check_passes(new_page, view):
    page = new_page()
    see(page, view)
    checks.whole(page)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_english_says_so_is_complete_and_fits_a_phone(new_page, view):
    page = new_page(language="en-GB", size=(390, 844), has_touch=True)
    see(page, view)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").count() == 1
    checks.accessible(page)
    checks.fits(page, 320)
    # The link to the other language leads to the same page; what a form answered has no address of its own, a frame no header.
    if view.refused is None and page.locator(".taal").count():
        page.get_by_role("link", name="Nederlands", exact=True).click()
        assert page.locator("html").get_attribute("lang") == "nl"


LASTING = ["/", f"/initiatieven/{INITIATIVE}", "/indienen", "/opendata", "/over", "/privacy", "/toegankelijkheid"]


@pytest.mark.parametrize("path", LASTING)
def test_search_engines_find_both_languages_and_data_that_they_can_read(service, path):
    head = service.get(path).text.split("</head>")[0]
    assert "noindex" not in head
    [canonical] = re.findall('<link rel="canonical" href="([^"]+)"', head)
    assert canonical == service.base + path
    others = dict(re.findall('<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', head))
    assert set(others) == {"nl", "en", "x-default"} and others["x-default"] == others["nl"]
    for language in ["nl", "en"]:
        page = service.get(others[language]).text
        assert f'<html lang="{language}"' in page
        # Each names all, and itself as the lasting one.
        assert dict(re.findall('<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page)) == others
        assert re.findall('<link rel="canonical" href="([^"]+)"', page) == [others[language]]
    for block in re.findall('<script type="application/ld\\+json">(.*?)</script>', head, re.DOTALL):
        schema_org(json.loads(block))


def schema_org(node):
    """What schema.org asks of the types that the pages use."""
    assert node["@context"].rstrip("/") == "https://schema.org"
    assert re.match("https?://", node.get("@id") or node["url"])
    required = {
        "WebSite": ["name", "url"], "Dataset": ["name", "description", "license", "distribution"], "Project": ["name", "description", "location"],
    }
    for name in required[node["@type"]]:
        assert node[name], f"{node['@type']} without {name}"
    if node["@type"] == "Project":
        point = node["location"]["geo"]
        assert point["@type"] == "GeoCoordinates"
        assert 3 < point["longitude"] < 8 and 50 < point["latitude"] < 54
    if node["@type"] == "Dataset":
        assert 50 <= len(node["description"]) <= 5000
        for part in node["distribution"]:
            assert part["@type"] == "DataDownload" and part["contentUrl"] and part["encodingFormat"]


@pytest.mark.parametrize("path", ["/indienen/oke_verkeerd", "/moderatie", f"/initiatieven/{INITIATIVE}/melden", "/bestaat-niet"])
def test_what_is_for_one_person_or_is_none_is_in_no_search_engine_and_no_cache(service, path):
    status = {"/moderatie": 200, f"/initiatieven/{INITIATIVE}/melden": 200}.get(path, 404)
    answer = service.get(path, expect=status, headers={"Accept": "text/html"})
    assert '<meta name="robots" content="noindex">' in answer.text
    assert answer.headers["Cache-Control"] == "no-store" and answer.headers["Referrer-Policy"] == "no-referrer"
