"""A service, a browser, and a page that is watched."""

import pytest

import checks
from browser import context, running_browser, running_service


@pytest.fixture(scope="session")
def service():
    with running_service() as service:
        yield service


@pytest.fixture(scope="session")
def browser():
    with running_browser() as browser:
        yield browser


@pytest.fixture
def new_page(service, browser):
    """Opens pages as a person with this window, language and so on; at the end none may have had faults."""
    opened = []

    def open_page(at=service, **settings):
        made = context(browser, at.base, **settings)
        page = made.new_page()
        page.watch = checks.Watch(page, at.base)
        page.service = at
        opened.append((made, page))
        return page

    yield open_page
    faults = [fault for _, page in opened for fault in page.watch.all_faults()]
    for made, _ in opened:
        made.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(new_page):
    return new_page()
