"""Run notebooks and write files, for rebuild.py and worksheets.py."""

import base64
import os
import shutil

import nbformat
from nbclient import NotebookClient

READY, COMPLETE = ".rebuild/ready", ".rebuild/complete"  # files on their way into the collection
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}  # as JupyterLab names it


class NotMade(Exception):
    """A notebook does not run, or shows what cannot be filed; the message is for whoever wrote it."""


def run(book, folder, prefix):
    """Run a notebook from a fresh kernel in a folder, its cells named with a prefix; returns (its text, its charts).

    The text is what JupyterLab would write, but without the edition of Python; the charts are a dict of name and PNG bytes.
    """
    book.cells = [cell for cell in book.cells if cell.source.strip()]
    place = {"metadata": {"path": str(folder)}}
    quiet = ["--log-level=ERROR"]
    NotebookClient(book, timeout=120, kernel_name="python3", resources=place, extra_arguments=quiet).execute()
    language = {name: told for name, told in book.metadata.language_info.items() if name != "version"}
    book.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": language})
    charts = {}
    for number, cell in enumerate(book.cells):
        cell.id = f"{prefix}-{number:02d}"
        cell.metadata = nbformat.from_dict({"tags": cell.metadata["tags"]} if cell.metadata.get("tags") else {})
        for output in cell.get("outputs", []):
            if "chart" in output.get("metadata", {}):
                own = {output.metadata["chart"]: base64.b64decode(output.data["image/png"])}
                charts = gathered(charts, own, f"cell {cell.id}")
    return nbformat.writes(book) + "\n", charts


def gathered(charts, more, where):
    """Two dicts of chart and PNG bytes in one; raises NotMade if two pictures would be filed under one name."""
    for name in charts.keys() & more.keys():
        if charts[name] != more[name]:
            raise NotMade(
                f"{where} shows a second picture under the name '{name}', and no notebook was written: give it a name of its "
                'own as the last argument, page.show(figure, words, "name")'
            )
    return charts | more


def write(root, files):
    """Write those of some files (a dict of path and text or bytes) that change, all or none; returns their names.

    They are made ready in a folder beside, and the renaming of that folder is the moment at which the new ones hold.
    Whoever is interrupted before leaves everything as it was; whoever is interrupted after leaves it to finish().
    """
    finish(root)
    files = {path: content.encode() if isinstance(content, str) else content for path, content in files.items()}
    changed = {path: content for path, content in files.items() if not path.exists() or path.read_bytes() != content}
    for path, content in changed.items():
        ready = root / READY / path.relative_to(root)
        ready.parent.mkdir(parents=True, exist_ok=True)
        ready.write_bytes(content)
    if changed:
        os.replace(root / READY, root / COMPLETE)
    finish(root)
    return [path.relative_to(root).as_posix() for path in changed]


def finish(root):
    """Put in place what an interrupted write() had complete, and throw away what it had not."""
    shutil.rmtree(root / READY, ignore_errors=True)
    for path in sorted((root / COMPLETE).rglob("*")):
        if path.is_file():
            os.replace(path, root / path.relative_to(root / COMPLETE))
    shutil.rmtree(root / COMPLETE, ignore_errors=True)
