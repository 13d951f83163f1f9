"""Every page, in both languages and both colours: accessible, valid, quiet, and narrow enough."""

import pytest

import checks
from pages import VIEWS


def see(page, view, suffix=""):
    page.watch.expected_status |= {view.status, view.refused}
    answer = page.goto(view.path + suffix)
    assert answer.status == view.status
    html = answer.text()
    if view.act:
        view.act(page)
        html = None
    page.wait_for_load_state("networkidle")
    return html


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_check_passes(new_page, view, scheme):
    page = new_page(scheme=scheme)
    checks.whole(page, see(page, view))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_english_says_so_and_is_complete(new_page, view):
    page = new_page(language="en-GB")
    see(page, view)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").count() == 1
    checks.accessible(page)
    # The link to the other language leads to the same page; what a form answered has no address of its own, a frame no header.
    if view.refused is None and page.locator(".taal").count():
        page.get_by_role("link", name="Nederlands", exact=True).click()
        assert page.locator("html").get_attribute("lang") == "nl"


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_on_a_phone_every_check_passes(new_page, view):
    page = new_page(size=(390, 844), has_touch=True)
    see(page, view)
    checks.accessible(page)
    checks.fits(page, 320)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_colours_chosen_by_the_reader_work(new_page, view):
    page = new_page(forced_colors="active")
    see(page, view)
    checks.visible_focus(page)
