"""The site as nox -s book has built it, and as any web server hands it out to a browser."""

import functools
import http.server
import threading

import build_site
import lab
import pytest


@pytest.fixture(scope="session")
def site():
    if not (build_site.SITE / "index.html").exists():
        pytest.skip("no site has been built: nox -s book builds and tests it")
    return build_site.SITE


@pytest.fixture(scope="session")
def address(site):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser(site):
    with lab.browser() as opened:
        yield opened


@pytest.fixture
def page(request, browser, address):
    """A page of the browser, in light or as a test names it; at its end, nothing was asked of another host."""
    asked, page = [], browser.new_page(color_scheme=getattr(request, "param", "light"), base_url=address)
    page.on("request", lambda one: asked.append(one.url) if not one.url.startswith((address, "data:")) else None)
    yield page
    page.close()
    assert not asked
