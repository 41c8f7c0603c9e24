"""What is installed: each direct need pinned and told, and the lock of everything whole, exact and up to date."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PIN = re.compile(r"([\w.-]+)==([\w.]+)")
ENTRY = re.compile(r"([\w.-]+)(?:\[[\w,-]+\])?==([\w.]+)(?: ; [^\\]+)?")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}")


def direct():
    """The lines of the requirements that are not notes."""
    return [line for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def pins(lines):
    return dict(PIN.match(line).groups() for line in lines)


def lock():
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


def problems(text, wanted):
    """What is wrong with a lock, for a dict of direct needs and their versions."""
    entries = re.split(r"\n(?=\w)", re.sub(r"\A(?:#.*\n)*", "", text).rstrip("\n"))
    locked = {}
    for entry in entries:
        named, *rest = [line.removesuffix(" \\") for line in entry.splitlines() if not line.startswith("    #")]
        if not (match := ENTRY.fullmatch(named)):
            yield f"not pinned exactly: {named}"
            continue
        if not rest or not all(map(HASH.fullmatch, rest)):
            yield f"without a sha256, or with something else: {named}"
        if match[1] in locked:
            yield f"more than once: {match[1]}"
        locked[match[1]] = (match[2], "-r requirements.txt" in entry)
    asked_for = {name: version for name, (version, asked) in locked.items() if asked}
    for name in sorted(asked_for.keys() | wanted.keys()):
        if asked_for.get(name) != wanted.get(name):
            yield f"{name}: locked {asked_for.get(name)}, wanted {wanted.get(name)}; make the lock anew"


def test_each_direct_need_is_pinned_exactly_and_justified():
    for line in direct():
        assert re.fullmatch(PIN.pattern + r" +# \S.{2,}", line), line


def test_each_tool_of_a_session_is_pinned_exactly_and_justified():
    text = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    pinned = [line for line in text.splitlines() if "==" in line]
    assert len(pinned) > 10
    for line in pinned:
        assert re.search(f'"{PIN.pattern}",\\)?  # \\S.{{2,}}', line), line


def test_the_lock_is_whole_exact_and_up_to_date():
    wanted = pins(direct())
    assert len(wanted) > 20
    assert not list(problems(lock(), wanted))


def test_the_lock_tells_the_command_that_makes_it_and_no_server():
    assert re.search(r"(?m)^#    uv pip compile .*--universal .*--generate-hashes .*requirements.txt -o requirements.lock$", lock())
    assert "://" not in lock() and "index" not in lock().splitlines()[1]


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (r"(?m)^pandas==", "pandas>="),
        (r"(?m)^(tornado==.*) \\\n(    --hash.*\n)+", r"\1\n"),
        (r"sha256:\w", "sha256:"),
        (r"\Z", "--extra-index-url elsewhere\n"),
        (r"\Z", "tornado==6.0 \\\n    --hash=sha256:" + 64 * "0" + "\n"),
    ],
)
def test_a_spoilt_lock_is_told(pattern, instead):
    spoilt = re.sub(pattern, instead, lock(), count=1)
    assert spoilt != lock() and list(problems(spoilt, pins(direct())))


def test_a_lock_behind_the_direct_needs_is_told():
    wanted = pins(direct())
    others = {name: version for name, version in wanted.items() if name != "pandas"}
    for changed in (others, others | {"pandas": "9.9.9"}, wanted | {"polars": "1.0"}):
        assert len(list(problems(lock(), changed))) == 1
