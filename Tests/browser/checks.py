"""What must hold on every page and in every state."""

import base64
import re
import subprocess
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What other colours can change.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


class Watch:
    """Notes what goes wrong on a page while it is used: errors in the console, requests to other hosts, answers that failed, and HTML that
    is not valid, in whatever way the page came: a link, a form, a script."""

    def __init__(self, page, base: str):
        self.faults = []
        self.expected_status = set()
        self.hosts = {urlsplit(base).netloc}
        # Each page as the service sent it, with the request that it answers.
        self.pages = {}
        # Once the browser has gone on, it no longer knows what it was sent; so it waits until the answer was noted.
        self._wire = page.context.new_cdp_session(page)
        self._wire.on("Fetch.requestPaused", lambda answer: self._answer(answer))
        self._wire.send("Fetch.enable", {"patterns": [{"requestStage": "Response", "resourceType": kind} for kind in ("Document", "Fetch", "XHR")]})
        page.on("console", lambda message: self._console(message))
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", lambda request: self._request(request))

    def _console(self, message):
        if message.type not in ("error", "warning"):
            return
        # The browser tells of an error page as such; whether it should be one the test knows.
        if any(f"status of {status}" in message.text for status in self.expected_status):
            return
        self.faults.append(f"console: {message.text}")

    def _request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts.netloc not in self.hosts:
            self.faults.append(f"another host: {request.url}")

    def _answer(self, answer):
        headers = {header["name"].lower(): header["value"] for header in answer.get("responseHeaders", [])}
        # What a redirect says nobody sees, and the browser does not give it.
        if headers.get("content-type", "").startswith("text/html") and "location" not in headers:
            body = self._wire.send("Fetch.getResponseBody", {"requestId": answer["requestId"]})
            html = base64.b64decode(body["body"]).decode() if body["base64Encoded"] else body["body"]
            self.pages.setdefault(html, f"{answer['request']['method']} {answer['request']['url']} {answer['responseStatusCode']}")
        self._wire.send("Fetch.continueResponse", {"requestId": answer["requestId"]})

    def all_faults(self) -> list[str]:
        """What was wrong, now that the story is over."""
        return self.faults + [f"{request}: {fault}" for html, request in self.pages.items() for fault in html_faults(html)]


def settled(page):
    """Waits until list and map show what was asked last; both say so themselves."""
    page.wait_for_function("""() => document.readyState === 'complete' && !document.querySelector('[aria-busy="true"]')""")


def accessible(page, rules=RULES):
    """No violations of WCAG 2.2 A and AA, nor of axe's good practices. Axe needs scripts."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("rules => axe.run({ runOnly: rules, resultTypes: ['violations'] })", rules)
    violations = [violation for violation in found["violations"] if not _is_map(violation)]
    told = [f"{v['id']}: {n['html'][:160]} ({n.get('failureSummary', '')[:200]})" for v in violations for n in v["nodes"][:4]]
    assert not violations, "\n".join(told)


def _is_map(violation) -> bool:
    """Pins lie where initiatives lie, also close together: the exception "essential" of 2.5.8, whose example is a map. The list beside
    the map and another zoom reach each of them."""
    return violation["id"] == "target-size" and all("leaflet-marker-icon" in node["html"] for node in violation["nodes"])


def html_faults(html: str) -> list[str]:
    """What tidy says of a page as it was sent."""
    # Tidy 5.6 is older than these: a group of a list of names may stand in a div (HTML 4.4.9), a summary may have a heading (4.11.2).
    html = re.sub(r"<div(?: class=\"[\w-]+\")?>(<dt>(?:(?!</?d(?:iv|l)).)*?</dd>)</div>", r"\1", html, flags=re.DOTALL)
    html = re.sub(r"<summary>\s*<h2>((?:(?!</?h2).)*)</h2>\s*</summary>", r"<summary>\1</summary>", html, flags=re.DOTALL)
    done = subprocess.run(
        ["tidy", "-quiet", "-errors", "-utf8", "--show-info", "no", "--drop-empty-elements", "no"], input=html, capture_output=True, text=True, timeout=30
    )
    # And than these.
    known = ['"inputmode"', '"aria-current"', "lacks \"summary\"", "<search>", 'attribute "autocomplete"', '"fetchpriority"', '<iframe> proprietary attribute "loading"']
    faults = [line for line in done.stderr.splitlines() if line.startswith("line") and not any(part in line for part in known)]
    return faults[:10]


def fits(page, width: int):
    """Nothing to scroll sideways at a width in CSS pixels (WCAG 1.4.10)."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 720})
    wide = page.evaluate("""async () => {
        // Scripts hear of it with the next frame.
        await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
        const width = document.documentElement.clientWidth;
        return { over: document.documentElement.scrollWidth - width,
                 who: [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1 && getComputedStyle(e).position !== 'absolute')
                      .slice(0, 4).map(e => e.outerHTML.slice(0, 120)) };
    }""")
    page.set_viewport_size(before)
    assert wide["over"] <= 0, f"at {width} px the page is {wide['over']} px too wide: {wide['who']}"


def visible_focus(page, limit: int = 60):
    """Tab goes through the page from top to bottom, and each stop can be seen (WCAG 2.4.3, 2.4.7, 2.4.11)."""
    page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
    stops = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate("""() => {
            const e = document.activeElement;
            if (!e || e === document.body) return null;
            const style = getComputedStyle(e), box = e.getBoundingClientRect();
            const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
            const top = document.elementFromPoint(x, y);
            return { html: e.outerHTML.slice(0, 140), outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
                     seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
                     free: !!top && (e.contains(top) || top.contains(e) || !!top.closest('label')) };
        }""")
        if stop is None:
            if stops:
                break
            # A busy browser may miss the first.
            continue
        if stops and stops[0]["html"] == stop["html"]:
            break
        stops.append(stop)
    assert stops, "nothing on this page can be reached with Tab"
    for stop in stops:
        assert stop["outline"], f"no visible focus: {stop['html']}"
        assert stop["seen"], f"out of sight while it has the focus: {stop['html']}"
        assert stop["free"], f"hidden behind something while it has the focus: {stop['html']}"
    return stops


def whole(page):
    """Everything together, on the page as it stands: light, dark, narrow, and with colours of the reader's own."""
    settled(page)
    accessible(page)
    fits(page, 640)  # 1280 pixels at 200 % zoom
    fits(page, 320)
    before = page.viewport_size
    page.set_viewport_size({"width": 390, "height": 844})
    accessible(page)
    page.set_viewport_size(before)
    page.emulate_media(color_scheme="dark")
    accessible(page, COLOURS)
    page.emulate_media(color_scheme="light")
    _drawn_anew(page)
    visible_focus(page)
    page.emulate_media(forced_colors="active")
    visible_focus(page)
    page.emulate_media(forced_colors="none")


def _drawn_anew(page):
    """Leaflet waits 200 ms after the last change of the window before it draws the map anew."""
    if page.locator(".leaflet-container").count():
        page.wait_for_timeout(300)
        settled(page)
