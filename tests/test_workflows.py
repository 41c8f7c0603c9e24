"""The workflows of the repository: careful, and running what the README tells readers to run."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.stem)
def workflow(request):
    return yaml.safe_load(request.param.read_text(encoding="utf-8"))


def steps(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_actions_have_a_version(workflow):
    used = [step["uses"] for step in steps(workflow) if "uses" in step]
    assert used and all(re.fullmatch(r"actions/[\w-]+@v\d+(\.\d+)*", action) for action in used), used


def test_a_workflow_may_do_no_more_than_it_must(workflow):
    assert workflow["permissions"]["contents"] == "read"
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


def test_the_readmes_own_test_commands_are_run_on_every_system_and_edition():
    tests = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))
    run = [line.strip() for step in steps(tests) for line in step.get("run", "").splitlines()]
    for shell in ("sh", "powershell"):
        lines = [line for block in re.findall(rf"```{shell}\n(.*?)```", README, re.S) for line in block.splitlines()]
        [command] = [line for line in lines if line.endswith("pytest")]
        assert command in run
    matrix = tests["jobs"]["tests"]["strategy"]["matrix"]
    assert [system.split("-")[0] for system in matrix["system"]] == ["ubuntu", "macos", "windows"]
    oldest = re.search(r'target-version = "py3(\d+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))[1]
    assert matrix["python"] == [f"3.{edition}" for edition in range(int(oldest), int(oldest) + len(matrix["python"]))]


def test_the_sessions_that_are_named_exist_and_nox_is_the_same_everywhere():
    sessions = set(re.findall(r"(?m)^def (\w+)\(session\):", (ROOT / "noxfile.py").read_text(encoding="utf-8")))
    versions = set()
    for path in (*WORKFLOWS, ROOT / ".ci" / "run", ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        text = path.read_text(encoding="utf-8")
        versions |= set(re.findall(r"nox==([\d.]+)", text))
        for named in re.findall(r"nox\S* -s ((?:\w+ ?)+)", text):
            assert set(named.split()) <= sessions, (path, named)
    assert len(versions) == 1 and "browser" in sessions


def test_commands_name_files_that_are_there(workflow):
    for step in steps(workflow):
        for name in re.findall(r"[\w./-]+\.(?:txt|lock|py|ipynb)\b", step.get("run", "")):
            assert (ROOT / name).exists(), name
