"""JupyterLab in a real browser, as a reader has it: a server over a folder, and notebooks opened, run and typed into.

What has happened is read from the notebook's model (``window.jupyterapp``); the page is only looked at for what a
reader sees. The browser is the system's own Chromium; none is downloaded.
"""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
NO_CHROMIUM = "Chromium is not installed (Debian: chromium)"
ROOT = Path(__file__).resolve().parents[1]
PARTS = ("notebooks", "data", "accounts/example", "figures")  # of the accounts none that a reader has added
START, RUN, SHOWN = 60, 120, 20  # seconds: a server or kernel to start, a notebook to run, a picture to appear

# The model of the notebook in front: what each cell holds, and whether its kernel rests.
MODEL = """() => {
    const panel = window.jupyterapp.shell.currentWidget;
    const kernel = panel.context.sessionContext.session?.kernel;
    return {kernel: kernel?.status, path: panel.context.path, dirty: panel.context.model.dirty,
            cells: panel.content.model.sharedModel.toJSON().cells};
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
CLOSE = """async () => {
    const panel = window.jupyterapp.shell.currentWidget;
    await panel.context.save();
    await panel.context.sessionContext.shutdown();
    panel.close();
}"""
# Ends when the kernel has run a cell that is run from now on.
RAN = """() => {
    const kernel = window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
    window.ran = new Promise(resolve => kernel.iopubMessage.connect(function heard(_, message) {
        const rests = message.header.msg_type === 'status' && message.content.execution_state === 'idle';
        if (rests && message.parent_header.msg_type === 'execute_request') {
            kernel.iopubMessage.disconnect(heard);
            resolve();
        }
    }));
}"""
# Bring a cell to the screen as scrolling would, and tell how many of its pictures are drawn, of how many.
PICTURES = """async n => {
    const book = window.jupyterapp.shell.currentWidget.content;
    await book.scrollToItem(n);
    const pictures = [...book.widgets[n].node.querySelectorAll('img')];
    return [pictures.filter(one => one.naturalWidth > 0 && one.getClientRects().length > 0).length, pictures.length];
}"""


def copy(folder):
    """Copy the collection into a folder, its notebooks without outputs, as somebody has it who has never run them."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    for path in (folder / "notebooks").glob("*.ipynb"):
        book = json.loads(path.read_text(encoding="utf-8"))
        for cell in book["cells"]:
            if cell["cell_type"] == "code":
                cell.update(outputs=[], execution_count=None)
        path.write_text(json.dumps(book, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return folder


def files(folder):
    """Every file of a folder but what Python and Jupyter leave behind: a dict of path and bytes."""
    left = {"__pycache__", ".ipynb_checkpoints"}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not left & set(path.parts)
    }


@contextlib.contextmanager
def server(folder, state):
    """JupyterLab over a folder, on a free port and for this machine alone; gives its address. state is for its files.

    No settings of whoever runs the tests take part.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {name: str(state / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")}
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser"),
        *("--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token="),
        *(f"--ServerApp.root_dir={folder}", "--LabApp.news_url=", "--Application.log_level=WARN"),
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    state.mkdir(parents=True, exist_ok=True)
    with open(state / "log.txt", "wb") as log:
        process = subprocess.Popen(command, env=os.environ | own, stdout=log, stderr=log)
    try:
        until = time.monotonic() + START
        while True:
            with contextlib.suppress(urllib.error.URLError, OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/api/status", timeout=5).close()
                break
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"JupyterLab did not start: {(state / 'log.txt').read_text(encoding='utf-8')}")
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def browser():
    """The system's Chromium without a window."""
    with sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        try:
            yield opened
        finally:
            opened.close()


class Lab:
    """A page with JupyterLab, as a reader drives it; one notebook is in front at a time.

    With ``only`` it gets nothing from elsewhere than addresses that begin so; ``refused`` lists what it asked for.
    """

    def __init__(self, browser, address, only=None):
        self.page, self.refused = browser.new_page(viewport={"width": 1400, "height": 900}), []
        self.page.set_default_timeout(START * 1000)
        if only:
            self.page.route(lambda url: not url.startswith(only), self.refuse)
        self.page.goto(address)
        self.page.wait_for_function("() => window.jupyterapp?.restored !== undefined")
        self.page.evaluate("async () => { await window.jupyterapp.restored; }")

    def refuse(self, route):
        """Note what the page asks for, and do not get it."""
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

    def model(self):
        """What the notebook in front holds: kernel (its state), path, dirty, cells (as in the file)."""
        return self.page.evaluate(MODEL)

    def code(self):
        """The code cells of the notebook in front."""
        return [cell for cell in self.model()["cells"] if cell["cell_type"] == "code"]

    def restart_and_run_all(self):
        """'Restart Kernel and Run All Cells', confirmed as a reader does; returns when all has run or one has failed.

        Running stops at the first cell that fails.
        """
        # Not awaited: the command ends only after the question has been answered.
        self.page.evaluate("() => { window.jupyterapp.commands.execute('notebook:restart-run-all'); }")
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.wait(lambda cells: all(cell["execution_count"] for cell in cells) or any(map(errors, cells)))

    def wait(self, done, seconds=RUN):
        """Wait until the code cells of the model are as told and the kernel rests."""
        until = time.monotonic() + seconds
        while True:
            model = self.model()
            if model["kernel"] == "idle" and done([cell for cell in model["cells"] if cell["cell_type"] == "code"]):
                return
            if time.monotonic() > until:
                counts = [cell["execution_count"] for cell in model["cells"] if cell["cell_type"] == "code"]
                raise TimeoutError(f"{model['path']}: kernel {model['kernel']}, cells run {counts}")
            self.page.wait_for_timeout(50)

    def pictures(self, n):
        """How many pictures of cell n (of all cells) a reader sees who scrolls there."""
        expected = sum("image/png" in output.get("data", {}) for output in self.model()["cells"][n].get("outputs", []))
        until = time.monotonic() + SHOWN
        while True:
            drawn, there = self.page.evaluate(PICTURES, n)
            if (drawn == there and there >= expected) or time.monotonic() > until:
                return drawn
            self.page.wait_for_timeout(50)

    def type_into(self, n, text):
        """Put the cursor into cell n (of all cells), and type a text in place of what it holds."""
        self.page.evaluate("n => window.jupyterapp.shell.currentWidget.content.scrollToItem(n)", n)
        editor = self.page.locator(f".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell[data-windowed-list-index='{n}']")
        editor.locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)
        held = "".join(self.model()["cells"][n]["source"])
        assert held == text, f"cell {n} holds {held!r}"

    def run(self, n):
        """Run cell n (of all cells) with Shift+Enter, and wait for it; returns its outputs."""
        self.page.evaluate("n => { window.jupyterapp.shell.currentWidget.content.activeCellIndex = n; }", n)
        self.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.activate()")
        self.page.evaluate(RAN)
        self.page.keyboard.press("Shift+Enter")
        self.page.evaluate("async () => { await window.ran; }")
        self.wait(lambda _: self.model()["cells"][n]["execution_count"])
        return self.model()["cells"][n]["outputs"]


def errors(cell):
    """The errors among a cell's outputs, in words."""
    return [
        f"{output['ename']}: {output['evalue']}" for output in cell["outputs"] if output["output_type"] == "error"
    ]
