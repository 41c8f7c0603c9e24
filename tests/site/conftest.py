"""The site as nox -s book has built it, and as any web server hands it out."""

import functools
import http.server
import threading

import build_site
import pytest


@pytest.fixture(scope="session")
def site():
    if not (build_site.SITE / "index.html").exists():
        pytest.skip("no site has been built: nox -s book builds and tests it")
    return build_site.SITE


@pytest.fixture(scope="session")
def live(site):
    return site / "live"


@pytest.fixture(scope="session")
def address(site):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
