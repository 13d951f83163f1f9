"""Measures the map in Chromium with many records: how soon it can be used, and how soon a move is drawn after the answer.

    .build/browser/bin/python Tests/browser/measure.py [--records 1000000] [--rounds 7]

Needs a release (`make build`) and `openkaart-bench` beside it. Not part of `make test`: it measures, and says how much. A round opens a
window with an empty cache; usable is when list and map both show what was asked for. A move is a drag of a third of the window; drawn is
the second frame after the script has put the marks in place.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
from pathlib import Path

os.environ.setdefault("OPENKAART_BINARY", ".build/release/openkaart")

import checks  # noqa: E402
from browser import clients, context, running_browser  # noqa: E402

# Runs before the scripts of the page: notes when the map says that it is ready, and the frame after the next.
OBSERVE = """
window.ready = [];
new MutationObserver((changes) => {
  for (const { target, oldValue } of changes) {
    if (target.id !== 'kaart' || oldValue !== 'true' || target.getAttribute('aria-busy') !== 'false') continue;
    const answer = performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/clusters?')).at(-1).responseEnd;
    const scripted = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => window.ready.push({ answer, scripted, drawn: performance.now() })));
  }
}).observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-busy'], attributeOldValue: true });
"""


def first(browser, base: str) -> dict:
    """Opens the map in a new window, and moves it."""
    made = context(browser, base)
    page = made.new_page()
    page.add_init_script(OBSERVE)
    page.goto("/")
    page.wait_for_function("() => window.ready.length > 0")
    checks.settled(page)
    usable = page.evaluate("window.ready.at(-1).drawn")
    marks = page.locator(".leaflet-marker-pane > *").count()
    moves = []
    box = page.locator("#kaart").bounding_box()
    for way in (-1, 1, -1, 1):
        before = page.evaluate("window.ready.length")
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.9
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + way * box["width"] / 3, y, steps=8)
        page.mouse.up()
        page.wait_for_function("count => window.ready.length > count", arg=before)
        checks.settled(page)
        moves.append(page.evaluate("window.ready.at(-1)"))
    made.close()
    return {"usable": usable, "marks": marks, "moves": moves}


def told(name: str, values: list[float]) -> str:
    values = sorted(values)
    return f"{name:42} median {statistics.median(values):6.0f} ms, worst {values[-1]:6.0f} ms ({len(values)} times)"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--records", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=7)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="openkaart-measure-") as folder:
        rows, database = Path(folder) / "rows.csv", Path(folder) / "kaart.sqlite"
        bench = clients.PROGRAM.with_name("openkaart-bench")
        with open(rows, "wb") as file:
            subprocess.run([bench, "data", str(asked.records)], check=True, stdout=file)
        subprocess.run([clients.PROGRAM, "import", rows, "--database", database], check=True, stdout=subprocess.DEVNULL)
        rows.unlink()
        running = clients.Running(Path(folder), database)
        try:
            with running_browser() as browser:
                first(browser, running.service.base)  # warms the program
                rounds = [first(browser, running.service.base) for _ in range(asked.rounds)]
        finally:
            running.stop()
    moves = [move for one in rounds for move in one["moves"]]
    print(f"{asked.records} records, {rounds[0]['marks']} marks in the window")
    print(told("map usable after", [one["usable"] for one in rounds]))
    print(told("a move: from answer to marks in place", [move["scripted"] - move["answer"] for move in moves]))
    print(told("a move: from answer to drawn", [move["drawn"] - move["answer"] for move in moves]))


if __name__ == "__main__":
    main()
