"""`python -m infra.bench [NAME…] [--companies N] [--messages N] [--seconds S] [--rounds N]`; no name: every bench."""

import argparse
import sys
from pathlib import Path

import uvloop

from infra.bench.registry import Scale, benches
from infra.bench.report import RESULTS


def main() -> None:
    """Run benches one after the other; progress goes to stderr, each one's JSON to stdout and to its file."""
    known, usual = benches(), Scale()
    parser = argparse.ArgumentParser(prog="python -m infra.bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*known, []], metavar="NAME", help=", ".join(known))
    parser.add_argument("--companies", type=int, default=usual.companies, help="companies of the measured tenant")
    parser.add_argument("--messages", type=int, default=usual.messages, help="messages of the measured mailbox")
    parser.add_argument("--seconds", type=float, default=usual.seconds, help="length of one slice")
    parser.add_argument("--rounds", type=int, default=usual.rounds, help="slices per case and side")
    parser.add_argument("--results", type=Path, default=RESULTS, help="folder for the JSON")
    given = parser.parse_args()
    scale = Scale(given.companies, given.messages, given.seconds, given.rounds)
    for name in given.names or known:
        report = uvloop.run(known[name](scale))
        report.keep(given.results)
        sys.stdout.write(report.json().decode() + "\n")


if __name__ == "__main__":
    main()
