"""The workflows of the repository: careful, and running what the README tells readers to run (their form: nox -s style)."""

import re
from pathlib import Path

import build_site
import yaml
from pages import ROOT

TEXTS = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in (".github/workflows/tests.yml", ".github/workflows/pages.yml", ".ci/run", "README.md", "CONTRIBUTING.md")
}
NOXFILE = (ROOT / "noxfile.py").read_text(encoding="utf-8")
WORKFLOWS = {Path(name).stem: yaml.safe_load(text) for name, text in TEXTS.items() if name.endswith(".yml")}


def steps(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_a_workflow_uses_actions_of_a_version_and_may_do_no_more_than_it_must():
    assert len(WORKFLOWS) == len([*(ROOT / ".github" / "workflows").iterdir()])
    for workflow in WORKFLOWS.values():
        used = [step["uses"] for step in steps(workflow) if "uses" in step]
        assert used and all(re.fullmatch(r"actions/[\w-]+@v\d+(\.\d+)*", action) for action in used), used
        assert workflow["permissions"]["contents"] == "read"
        assert all("timeout-minutes" in job for job in workflow["jobs"].values())


def test_the_readmes_own_test_commands_are_run_on_every_system_and_edition():
    run = [line.strip() for step in steps(WORKFLOWS["tests"]) for line in step.get("run", "").splitlines()]
    for shell in ("sh", "powershell"):
        blocks = "".join(re.findall(rf"```{shell}\n(.*?)```", TEXTS["README.md"], re.S))
        [command] = re.findall(r"(?m)^.*pytest$", blocks)
        assert command in run
    matrix = WORKFLOWS["tests"]["jobs"]["tests"]["strategy"]["matrix"]
    assert [system.split("-")[0] for system in matrix["system"]] == ["ubuntu", "macos", "windows"]
    oldest = int(re.search(r'target-version = "py3(\d+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))[1])
    assert matrix["python"] == [f"3.{oldest + n}" for n in range(len(matrix["python"]))]


def test_every_session_that_is_named_is_one_of_the_noxfile_and_nox_has_one_version():
    sessions = set(re.findall(r"@nox\.session.*\ndef (\w+)\(session\):", NOXFILE))
    named = {name for text in TEXTS.values() for names in re.findall(r"nox\S* -s ((?:\w+ ?)+)", text) for name in names.split()}
    assert named - sessions == set() and {"browser", "book"} <= named
    assert len({version for text in TEXTS.values() for version in re.findall(r"nox==([\d.]+)", text)}) == 1


def test_what_is_published_is_the_folder_that_the_tool_has_built_and_tested():
    used = [step["with"]["path"] for step in steps(WORKFLOWS["pages"]) if "upload" in step.get("uses", "")]
    assert used == [build_site.SITE.name] and "nox -s book" in TEXTS[".github/workflows/pages.yml"]
