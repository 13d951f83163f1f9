"""Draws each page: light, dark and on a phone. `make screenshots`; look at them."""

import sys
from pathlib import Path

from PIL import Image

from browser import PROJECT, context, running_browser, running_service
from checks import settled
from pages import VIEWS

LOOKS = {
    "licht": dict(size=(1200, 800), scheme="light"),
    "donker": dict(size=(1200, 800), scheme="dark"),
    "telefoon": dict(size=(390, 780), scheme="light", has_touch=True),
}


def smaller(file: Path):
    """Pages have few colours: a palette of 256 makes the picture a third as large, and nobody sees it."""
    with Image.open(file) as picture:
        picture.convert("RGB").quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(file, optimize=True)


def main(folder: Path, names: list[str]):
    folder.mkdir(parents=True, exist_ok=True)
    with running_service() as service, running_browser() as browser:
        for view in VIEWS:
            if names and view.name not in names:
                continue
            for look, settings in LOOKS.items():
                made = context(browser, service.base, **settings)
                page = made.new_page()
                page.service = service
                page.goto(view.path)
                if view.act:
                    view.act(page)
                settled(page)
                page.wait_for_timeout(100)
                page.screenshot(path=folder / f"{view.name}-{look}.png")
                smaller(folder / f"{view.name}-{look}.png")
                made.close()
    print(f"{folder}: {sum(file.stat().st_size for file in folder.glob('*.png')) // 1024} KiB")


if __name__ == "__main__":
    main(PROJECT / "docs/screenshots", sys.argv[1:])
