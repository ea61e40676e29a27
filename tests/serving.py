"""A web server on loopback that gives the answers of a table."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Answer(NamedTuple):
    """What is sent for an address; `raw` is sent instead of a head and a body."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {}
    raw: Iterable[bytes] = ()


def redirect(to, status=302, **headers):
    return Answer(b"moved", status, {"Location": to, **headers})


class Site(ThreadingHTTPServer):
    """The server; `asked` holds path and headers of every request."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, host, answers):
        super().__init__((host, 0), _Handler)
        self.answers = answers
        self.asked = []

    def address(self, path):
        host, port = self.server_address
        return f"http://{host}:{port}{path}"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers))
        answer = self.server.answers.get(self.path, Answer(b"none", 404))
        # Who has seen enough hangs up.
        with suppress(ConnectionError):
            if not answer.raw:
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
            for piece in answer.raw or [answer.body]:
                self.wfile.write(piece)
                self.wfile.flush()

    def log_message(self, *_):
        pass


@contextmanager
def serve(answers: Mapping[str, Answer], host: str = "127.0.0.1") -> Iterator[Site]:
    """Serve `answers`, by path, on a port of their own."""
    with Site(host, answers) as site:
        threading.Thread(target=site.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield site
        finally:
            site.shutdown()
