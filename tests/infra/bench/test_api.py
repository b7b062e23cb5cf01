"""The bench of the API on a handful of records: that it measures every case on both sides, never how fast."""

import json
import subprocess
import sys
from pathlib import Path

from infra.bench.load import Samples, request
from infra.bench.registry import benches

ROOT = Path(__file__).parents[3]
CASES = {"list", "search", "open", "create", "update"}


def test_every_bench_has_a_name() -> None:
    assert "api" in benches()


def test_a_small_run_measures_every_case_on_both_sides(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable, "-m", "infra.bench", "api",
            "--companies", "300", "--seconds", "0.1", "--rounds", "1", "--results", str(tmp_path),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report == json.loads((tmp_path / "api.json").read_text())
    assert report["bench"] == "api"
    assert report["scale"]["companies"] == 300
    for side in ("ours", "theirs"):
        assert set(report[side]) == CASES
        for case in CASES:
            assert set(report[side][case]) == {"1", "8"}
            for numbers in report[side][case].values():
                assert numbers["requests"] > 0
                assert numbers["throughput"] > 0
                assert 0 < numbers["p50"] <= numbers["p95"]
    for case in CASES:
        for connections in ("1", "8"):
            ours, theirs = (report[side][case][connections]["throughput"] for side in ("ours", "theirs"))
            assert abs(report["ratio"][case][connections] - ours / theirs) < 0.01 + 0.1 * ours / theirs
    assert report["machine"]["cores"] >= 1
    assert report["notes"]


def test_a_request_is_plain_http() -> None:
    sent = request("PATCH", "/companies/1", headers={"If-Match": '"3"'}, body=b'{"stage":"new"}')
    head, _, body = sent.partition(b"\r\n\r\n")
    assert head.split(b"\r\n")[0] == b"PATCH /companies/1 HTTP/1.1"
    assert b"Content-Length: 15" in head
    assert b'If-Match: "3"' in head
    assert body == b'{"stage":"new"}'


def test_samples_join_and_answer_percentiles() -> None:
    samples = Samples([0.004, 0.001], 1.0)
    samples.add(Samples([0.003, 0.002], 1.0))
    assert samples.throughput == 2.0
    assert samples.percentile(0.5) == 0.003
    assert samples.percentile(0.0) == 0.001
    assert samples.percentile(1.0) == 0.004
