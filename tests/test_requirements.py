"""What is installed: each direct need pinned and told, and the lock of everything up to date (its hashes: nox -s lock)."""

import re

from pages import ROOT

PIN = r"([\w.-]+)==([\w.]+)"
DIRECT = re.findall("(?m)^[^#\n].*", (ROOT / "requirements.txt").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_each_direct_need_is_pinned_exactly_and_justified():
    assert len(DIRECT) > 20 and [line for line in DIRECT if not re.fullmatch(PIN + r" +# \S.{2,}", line)] == []


def test_each_tool_of_a_session_is_pinned_exactly_and_justified():
    pinned = [line for line in (ROOT / "noxfile.py").read_text(encoding="utf-8").splitlines() if "==" in line]
    assert len(pinned) > 10 and [line for line in pinned if not re.search(rf'"{PIN}",\)?  # \S.{{2,}}', line)] == []


def test_the_lock_has_each_direct_need_in_its_version_and_nothing_that_is_none():
    entries = [(entry, re.match(r"([\w.-]+)(?:\[[\w,-]+\])?==([\w.]+)", entry)) for entry in re.split(r"\n(?=\w)", LOCK)[1:]]
    assert [entry for entry, pin in entries if not pin or "--hash=sha256:" not in entry] == []
    locked = dict(pin.groups() for entry, pin in entries if "-r requirements.txt" in entry)
    assert locked == dict(re.match(PIN, line).groups() for line in DIRECT), "make the lock anew: its head has the command"


def test_the_lock_tells_the_command_that_makes_it_and_no_server():
    assert re.search(r"(?m)^#    uv pip compile .*--universal .*--generate-hashes .*requirements.txt -o requirements.lock$", LOCK)
    assert "://" not in LOCK and "index" not in LOCK.splitlines()[1]
