"""A stand-in for PDOK's Locatieserver: answers in its form, refuses what it does not know, and remembers what it was asked.

The form is that of https://api.pdok.nl/bzk/locatieserver/search/v3_1/openapi: `free` with `q`, `rows`, `start`, `fl`, `fq`, `sort`, `df`,
`lat`, `lon`; the answer is that of Solr, with the point as WKT, longitude first.
"""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

PATH = "/bzk/locatieserver/search/v3_1"
KNOWN = {"q", "rows", "start", "fl", "fq", "sort", "df", "lat", "lon", "wt"}
ADDRESSES = [
    {"type": "adres", "weergavenaam": "Stadhuisplein 1, 3811LM Amersfoort", "woonplaatsnaam": "Amersfoort", "centroide_ll": "POINT(5.38327 52.15291)"},
    {"type": "adres", "weergavenaam": "Stadhuisplein 1, 3012AR Rotterdam", "woonplaatsnaam": "Rotterdam", "centroide_ll": "POINT(4.47731 51.92276)"},
    {"type": "postcode", "weergavenaam": "Waagplein, 9712JZ Groningen", "woonplaatsnaam": "Groningen", "centroide_ll": "POINT(6.56427 53.21774)"},
    {"type": "weg", "weergavenaam": "Straat zonder punt, Zwolle", "woonplaatsnaam": "Zwolle"},
]


class LocationServer:
    """What it answers can be changed; `asked` holds the parameters and headers of each request."""

    def __init__(self):
        self.asked = []
        self.status = 200

    def answer(self, path: str, headers) -> tuple[int, dict]:
        parts = urlsplit(path)
        asked = dict(parse_qsl(parts.query))
        self.asked.append((asked, {name.lower(): value for name, value in headers.items()}))
        if self.status != 200:
            return self.status, {"error": "stuk"}
        if parts.path != PATH + "/free" or set(asked) - KNOWN or not asked.get("q"):
            return 400, {"error": "bad request"}
        words = asked["q"].lower().split()
        found = [address for address in ADDRESSES if all(word in address["weergavenaam"].lower() for word in words)][: int(asked.get("rows", 10))]
        names = asked.get("fl", "id,type,weergavenaam,score").split(",")
        docs = [{name: address[name] for name in names if name in address} for address in found]
        return 200, {"response": {"numFound": len(docs), "start": 0, "maxScore": 9.5, "numFoundExact": True, "docs": docs}}


@contextmanager
def location_server():
    """Runs it, and gives its address with it."""
    state = LocationServer()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            status, body = state.answer(self.path, self.headers)
            self.send_response(status)
            self.send_header("Content-Type", "application/json;charset=UTF-8")
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    state.address = f"http://127.0.0.1:{server.server_port}{PATH}"
    yield state
    server.shutdown()
