"""Node, and building only what has changed."""

import json
from pathlib import Path

import pytest

from infra.local.node import build_web, find_node
from infra.local.process import ServiceError
from infra.local.progress import Progress

FRONTEND = Path(__file__).parents[3] / "frontend"


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A web app without packages, whose build notes that it ran."""
    folder = tmp_path / "web"
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "main.js").write_text("1")
    build = "mkdir -p dist && cp src/main.js dist/index.html && echo built >> builds"
    package = {"name": "app", "version": "1.0.0", "engines": {"node": ">=20"}, "scripts": {"build": build}}
    (folder / "package.json").write_text(json.dumps(package))
    lock = {"name": "app", "version": "1.0.0", "lockfileVersion": 3, "packages": {"": {"name": "app"}}}
    (folder / "package-lock.json").write_text(json.dumps(lock))
    return folder


def builds(app: Path) -> int:
    """How often it was built."""
    return len((app / "builds").read_text().splitlines())


def test_a_build_happens_when_inputs_change_and_not_otherwise(app: Path, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    build_web(app, Progress(), logs)
    build_web(app, Progress(), logs)
    assert builds(app) == 1
    (app / "src" / "main.js").write_text("2")
    build_web(app, Progress(), logs)
    assert (builds(app), (app / "dist" / "index.html").read_text()) == (2, "2")
    (app / "dist" / "index.html").unlink()
    build_web(app, Progress(), logs)
    build_web(app, Progress(), logs, force=True)
    assert builds(app) == 4


def test_a_failed_build_tells_its_words_and_is_tried_again(app: Path, tmp_path: Path) -> None:
    (app / "src" / "main.js").rename(app / "gone.js")
    for _ in range(2):
        with pytest.raises(ServiceError, match=r"(?s)npm run build failed.*main.js"):
            build_web(app, Progress(), tmp_path / "logs")


def test_the_wheel_serves_a_machine_without_node(monkeypatch: pytest.MonkeyPatch, app: Path, tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "env", "mkdir", "cp"):
        (programs / name).symlink_to(next(p for p in (Path("/bin") / name, Path("/usr/bin") / name) if p.exists()))
    monkeypatch.setenv("PATH", str(programs))
    node = find_node(app)
    assert node.version >= (20,)
    assert "lading-node" in str(node.folder)
    build_web(app, Progress(), tmp_path / "logs")
    assert builds(app) == 1


def test_a_node_that_does_not_exist_yet_is_asked_for_in_words(app: Path) -> None:
    package = json.loads((app / "package.json").read_text())
    (app / "package.json").write_text(json.dumps({**package, "engines": {"node": ">=999.1"}}))
    with pytest.raises(ServiceError, match=r"Node 999\.1 or newer is needed"):
        find_node(app)


def test_the_lock_names_the_packages_of_every_platform() -> None:
    """Where a registry lacks some, npm leaves them out of the lock, and `npm ci` then fails everywhere."""
    packages = json.loads((FRONTEND / "package-lock.json").read_text())["packages"]
    missing = []
    for place, package in packages.items():
        for name in package.get("optionalDependencies", {}):
            above = place.split("/node_modules/")
            homes = [f"{place}/node_modules/{name}" if place else "", f"node_modules/{name}"]
            homes += ["/node_modules/".join([*above[:depth], name]) for depth in range(1, len(above))]
            if not any(home in packages for home in homes):
                missing.append(f"{name} of {place or 'the app'}")
    assert missing == []


def test_the_lock_names_no_registry() -> None:
    assert "resolved" not in (FRONTEND / "package-lock.json").read_text()
