"""Run notebooks and write files, for rebuild.py and worksheets.py."""

import base64
import json
import os

import nbformat
from nbclient import NotebookClient

KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def execute(path):
    """Run one notebook file from a fresh kernel; returns (its text, its charts as a dict of name and PNG bytes)."""
    return run(nbformat.read(path, as_version=4), path.parent, path.stem[:2])


def run(book, folder, prefix):
    """Run a notebook in a folder, its cells named with a prefix; returns (its text, a dict of chart and PNG bytes)."""
    book.cells = [cell for cell in book.cells if cell.source.strip()]
    place = {"metadata": {"path": str(folder)}}
    quiet = ["--log-level=ERROR"]
    NotebookClient(book, timeout=120, kernel_name="python3", resources=place, extra_arguments=quiet).execute()
    book.metadata = nbformat.from_dict(KERNEL)
    charts = {}
    for number, cell in enumerate(book.cells):
        cell.id = f"{prefix}-{number:02d}"
        cell.metadata = nbformat.from_dict({"tags": cell.metadata["tags"]} if cell.metadata.get("tags") else {})
        for output in cell.get("outputs", []):
            if "chart" in output.get("metadata", {}):
                charts[output.metadata["chart"]] = base64.b64decode(output.data["image/png"])
    return as_json(book, 1, sort_keys=True), charts


def as_json(content, indent, **how):
    """JSON as the files of the collection have it."""
    return json.dumps(content, indent=indent, ensure_ascii=False, **how) + "\n"


def write(path, content):
    """Write a file if it changes, by way of a neighbour, so that it is never half written; tells whether it did."""
    content = content.encode() if isinstance(content, str) else content
    if path.exists() and path.read_bytes() == content:
        return False
    neighbour = path.with_name(path.name + ".new")
    neighbour.write_bytes(content)
    os.replace(neighbour, path)
    return True
