"""Make nbval strict about pictures, which by itself it does not compare."""

import os
from base64 import b64decode

from hypothesis import settings
from nbval.kernel import RunningKernel
from nbval.plugin import IPyNbCell
from same_picture import same_picture

# The same made-up cases at every run, and no limit on the time a case takes.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

_compare = IPyNbCell.compare_outputs


def compare_with_pictures(cell, test, ref, skip_compare=None):
    """Compare as nbval does, and pictures too: a fresh picture that is the same as the stored one is taken as it."""
    stored = iter([output["data"]["image/png"] for output in ref if "image/png" in output.get("data", {})])
    for output in test:
        if "image/png" in output.get("data", {}):
            fresh, kept = output["data"]["image/png"], next(stored, None)
            same = kept is not None and same_picture(b64decode(fresh), b64decode(kept))
            output["data"]["image/png"] = kept if same else fresh
    skipped = tuple(key for key in (skip_compare or cell.parent.skip_compare) if key != "image/png")
    return _compare(cell, test, ref, skipped)


def end_kernel(running):
    """Ask a kernel to end; nbval kills it, and a killed one does not tell coverage what it has run."""
    running.kc.stop_channels()
    running.km.shutdown_kernel()


IPyNbCell.compare_outputs = compare_with_pictures
if "COVERAGE_PROCESS_CONFIG" in os.environ:
    RunningKernel.stop = end_kernel
