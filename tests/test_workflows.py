"""The workflows: what runs on pushes and pull requests, on which Pythons, with which actions and rights."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = [one.rpartition(" ")[2] for one in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", one)]
NAMES = sorted(path.name for path in (ROOT / ".github" / "workflows").glob("*.y*ml"))


def workflow(name: str) -> dict[Any, Any]:
    """A workflow as YAML has it; `on` is True there, as YAML 1.1 reads it."""
    return yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


def test_ci_runs_on_pushes_and_pull_requests_without_rights():
    ci = workflow("ci.yml")
    assert set(ci[True]) == {"push", "pull_request"}
    assert ci["permissions"] == {"contents": "read"}
    assert all("permissions" not in job and "timeout-minutes" in job for job in ci["jobs"].values())


def test_ci_runs_what_it_says_on_every_python_that_is_told():
    jobs = workflow("ci.yml")["jobs"]
    given = [step.get("with", {}) for step in jobs["all"]["steps"]]
    (first,) = [one["python-version"] for one in given if "python-version" in one]
    assert [step["run"] for step in jobs["all"]["steps"] if "run" in step] == ["bash .ci/run"]
    assert [step["run"] for step in jobs["test"]["steps"] if "run" in step] == ["scripts/test"]
    assert [first, *jobs["test"]["strategy"]["matrix"]["python"]] == PYTHONS


def test_all_workflows_take_an_action_in_one_version():
    taken = {step["uses"] for name in NAMES for step in steps(name) if "uses" in step}
    assert len({one.partition("@")[0] for one in taken}) == len(taken)
    assert {step["uses"] for step in steps("ci.yml") if "uses" in step} <= {
        step["uses"] for step in steps("release.yml") if "uses" in step
    }


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned_to_commits_beside_their_versions(name):
    lines = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8").splitlines()
    taken = [line.partition("uses:")[2].strip() for line in lines if "uses:" in line]
    assert taken
    assert [one for one in taken if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", one)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_workflow_keeps_a_secret_or_runs_what_strangers_name(name):
    text = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
    assert workflow(name)["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in text
    assert "secrets." not in text
    assert [step for step in steps(name) if "${{" in step.get("run", "")] == []
    checkouts = [step for step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert [one for one in checkouts if one.get("with", {}).get("persist-credentials") is not False] == []
