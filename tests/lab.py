"""Pages and JupyterLab in a real browser, as a reader has them, and axe-core, which looks for what bars a reader.

What JupyterLab has done is read from its own model (``window.jupyterapp``); the page is only looked at for what a
reader sees. The browser is the system's own Chromium; none is downloaded.
"""

import contextlib
import os
import subprocess
import sys
import time
from importlib.resources import files

import handouts
import pytest
from jupyter_server.serverapp import list_running_servers
from playwright.sync_api import sync_playwright

CHROMIUM = handouts.browser()
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (Debian: chromium)")
START, RUN, SHOWN = 60_000, 120_000, 20_000  # milliseconds: a server or page to start, a notebook to run, a picture to appear
ROWS = 6  # of a table or list that axe-core looks at: the others are made by the same lines

FEWER_ROWS = f"""() => {{
    document.querySelectorAll("details").forEach(one => one.open = true);
    document.querySelectorAll("tbody tr:nth-child(n+{ROWS + 1}), dd:nth-of-type(n+{ROWS + 1}), dt:nth-of-type(n+{ROWS + 1})")
        .forEach(one => one.remove());
    // What is opened fades in, and half faded it has no colour to judge.
    document.getAnimations().filter(one => one.effect.getComputedTiming().endTime < Infinity).forEach(one => one.finish());
}}"""
AXE = """async () => (await axe.run({resultTypes: ["violations"]})).violations
    .filter(rule => ["serious", "critical"].includes(rule.impact))
    .flatMap(rule => rule.nodes.map(node => [rule.id, node.html.slice(0, 200)]))"""

# Where the notebook in front is, and its cells as its file would have them.
MODEL = """() => {
    const {path, model} = window.jupyterapp.shell.currentWidget.context;
    return {path, cells: model.sharedModel.toJSON().cells};
}"""
OPEN = """async path => {
    const panel = await window.jupyterapp.commands.execute('docmanager:open', {path});
    await panel.context.ready;
    await panel.context.sessionContext.ready;
    await panel.context.sessionContext.session.kernel.info;
    await panel.revealed;
    window.jupyterapp.shell.activateById(panel.id);
}"""
IN_FRONT = "path => window.jupyterapp.shell.currentWidget?.context?.path === path"
SAVE = "async () => { await window.jupyterapp.shell.currentWidget.context.save(); }"
CLOSE = """async () => {
    const panel = window.jupyterapp.shell.currentWidget;
    await panel.context.save();
    await panel.context.sessionContext.shutdown();
    panel.close();
}"""
RUN_CELL = """async n => {
    const panel = window.jupyterapp.shell.currentWidget;
    panel.content.activeCellIndex = n;
    panel.content.activate();
    await window.jupyterapp.commands.execute('notebook:run-cell-and-select-next');
}"""
# Not awaited: the command ends only after its question has been answered.
RUN_ALL = "() => { window.ran = window.jupyterapp.commands.execute('notebook:restart-run-all'); }"
SCROLL = "n => window.jupyterapp.shell.currentWidget.content.scrollToItem(n)"
# The pictures of a cell that are drawn on the page, if these are all that it has.
DRAWN = """([n, expected]) => {
    const pictures = [...window.jupyterapp.shell.currentWidget.content.widgets[n].node.querySelectorAll('img')];
    return pictures.length >= expected && pictures.every(one => one.naturalWidth > 0 && one.getClientRects().length > 0);
}"""


@contextlib.contextmanager
def browser():
    """The system's Chromium without a window."""
    with sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        with contextlib.closing(playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)) as opened:
            yield opened


def what_bars_a_reader(page):
    """What axe-core finds on a page, serious or critical: a list of [rule, HTML of the element]."""
    page.evaluate(FEWER_ROWS)
    page.evaluate((files("axe_core_python") / "axe.min.js").read_text("utf-8"))
    return page.evaluate(AXE)


@contextlib.contextmanager
def server(folder, state):
    """JupyterLab over a folder, for this machine alone and without anybody's settings; gives its address.

    state is a folder for the server's own files. Raises RuntimeError if it does not start.
    """
    own = {f"JUPYTER_{name}_DIR": str(state / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser"),
        *("--ip=127.0.0.1", "--port=0", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"),
        *("--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"),
    ]
    state.mkdir(parents=True, exist_ok=True)
    with open(state / "log.txt", "wb") as log:
        process = subprocess.Popen(command, env=os.environ | own, stdout=log, stderr=log)
    try:
        until = time.monotonic() + START / 1000
        while not (running := list(list_running_servers(str(state / "runtime")))):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"JupyterLab did not start: {(state / 'log.txt').read_text(encoding='utf-8')}")
            time.sleep(0.1)
        yield running[0]["url"].rstrip("/")
    finally:
        process.terminate()
        process.wait(20)


class Lab:
    """A page with JupyterLab, as a reader drives it; one notebook is in front at a time.

    With ``only`` it gets nothing from elsewhere than addresses that begin so; ``refused`` lists what it asked for.
    """

    def __init__(self, browser, address, only=""):
        self.page, self.refused = browser.new_page(viewport={"width": 1400, "height": 900}), []
        self.page.set_default_timeout(START)
        self.page.route(lambda url: not url.startswith(only), self._refuse)
        self.page.goto(address)
        self.page.wait_for_function("() => window.jupyterapp?.restored !== undefined")
        self.page.evaluate("async () => { await window.jupyterapp.restored; }")

    def _refuse(self, route):
        self.refused.append(route.request.url)
        route.abort()

    @contextlib.contextmanager
    def notebook(self, path):
        """Open a notebook and wait until its kernel answers; save it and stop its kernel in the end."""
        self.open(path)
        try:
            yield self
        finally:
            self.page.evaluate(CLOSE)

    def open(self, path):
        """Open a notebook, or bring it to the front, and wait until it is there and its kernel answers."""
        self.page.evaluate(OPEN, path)
        self.page.wait_for_function(IN_FRONT, arg=path)

    def do(self, command):
        """Give one of JupyterLab's own commands, as its menus do."""
        self.page.evaluate("async command => { await window.jupyterapp.commands.execute(command); }", command)

    def save(self):
        """Save the notebook in front."""
        self.page.evaluate(SAVE)

    def cells(self):
        """The cells of the notebook in front, as its file would have them."""
        return self.page.evaluate(MODEL)["cells"]

    def restart_and_run_all(self):
        """'Restart Kernel and Run All Cells', confirmed as a reader does; returns when all has run or one has failed."""
        self.page.evaluate(RUN_ALL)
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.page.set_default_timeout(RUN)
        self.page.evaluate("async () => { await window.ran; }")

    def shows_pictures(self, n, expected):
        """Scroll to cell n (of all cells), and wait until its pictures, as many as expected or more, are on the screen."""
        self.page.evaluate(SCROLL, n)
        self.page.wait_for_function(DRAWN, arg=[n, expected], timeout=SHOWN)

    def type_into(self, n, text):
        """Put the cursor into cell n (of all cells), and type a text in place of what it holds."""
        self.page.evaluate(SCROLL, n)
        editor = self.page.locator(f".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell[data-windowed-list-index='{n}']")
        editor.locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)
        held = "".join(self.cells()[n]["source"])
        assert held == text, f"cell {n} holds {held!r}"

    def run(self, n):
        """Run cell n (of all cells) with the command of Shift+Enter, and wait for it; returns its outputs."""
        self.page.evaluate(RUN_CELL, n)
        return self.cells()[n]["outputs"]


def pictures(cell):
    """How many pictures a cell has drawn."""
    return sum("image/png" in output.get("data", {}) for output in cell.get("outputs", []))


def errors(cell):
    """The errors among a cell's outputs, in words."""
    return [f"{one['ename']}: {one['evalue']}" for one in cell["outputs"] if one["output_type"] == "error"]
