"""`lading erp`: which adapters there are, and whether one holds against a real server. Needs no running service."""

import asyncio
import json
import secrets
import ssl
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

_MARKS = {"passed": "ok  ", "failed": "FAIL", "skipped": "-   "}


@click.group()
def erp() -> None:
    """Adapters to ERPs."""


@erp.command("adapters")
def list_adapters() -> None:
    """List the adapters, those of installed packages too."""
    from erp_adapters.registry import load, names

    for name in names():
        spec = load(name).spec
        click.echo(f"{name}\t{spec.title} {spec.versions}".rstrip())


@erp.command("check")
@click.argument("adapter")
@click.option(
    "--settings",
    "settings_file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A TOML file with [settings] and, for --write, [samples].",
)
@click.option("--write", is_flag=True, help="Also create, change and cancel records there. Take a test company.")
@click.option("--ca", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A further authority (PEM).")
@click.option(
    "--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The folder of the adapter `files`."
)
@click.option("--seconds", default=30.0, show_default=True, help="Longest wait for an answer.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def check_adapter(
    adapter: str,
    settings_file: Path,
    *,
    write: bool,
    ca: Path | None,
    folder: Path | None,
    seconds: float,
    as_json: bool,
) -> None:
    """Run the exam of adapters against a real server; reads alone unless --write is given.

    Ends with status 1 when a check failed, 2 when the connection does not work at all.
    """
    told = tomllib.loads(settings_file.read_text(encoding="utf-8"))
    sys.exit(asyncio.run(_check(adapter, told, write=write, ca=ca, folder=folder, seconds=seconds, as_json=as_json)))


async def _check(
    name: str,
    told: dict[str, Any],
    *,
    write: bool,
    ca: Path | None,
    folder: Path | None,
    seconds: float,
    as_json: bool,
) -> int:
    import httpx

    from erp_adapters.conformance.checks import Mode
    from erp_adapters.conformance.runner import examine
    from erp_adapters.conformance.subject import Samples, subject_of
    from erp_adapters.contract.http import ClientHttp
    from erp_adapters.contract.outside import Link, MemoryTokens, SystemClock
    from erp_adapters.registry import UnknownAdapterError, load

    try:
        adapter = load(name)
        samples = msgspec.convert(told.get("samples", {}), Samples)
    except UnknownAdapterError:
        raise click.ClickException(f"no adapter {name}; see `lading erp adapters`") from None
    except msgspec.ValidationError as error:
        raise click.ClickException(f"[samples]: {error}") from None
    context = ssl.create_default_context()
    if ca is not None:
        context.load_verify_locations(cafile=str(ca))
    async with httpx.AsyncClient(verify=context, timeout=seconds, trust_env=False) as client:
        link = Link(
            id="lading-erp-check",
            settings=told.get("settings", {}),
            http=ClientHttp(client),
            tokens=MemoryTokens(),
            clock=SystemClock(),
            dial=_dial,
            folder=folder,
        )
        report = await adapter.check(link)
        if not report.ok:
            for problem in report.problems:
                _say({"problem": problem.reason, "subject": problem.subject, "message": problem.message}, as_json)
            return 2
        _say({"version": report.version, "company": report.company, "user": report.user, "zone": report.zone}, as_json)
        for warning in report.warnings:
            _say({"warning": warning.reason, "subject": warning.subject, "message": warning.message}, as_json)
        subject = await subject_of(adapter, link, samples=samples, run=secrets.token_hex(3))
        modes: Sequence[Mode] = (Mode.READ, Mode.WRITE) if write else (Mode.READ,)
        failed = False
        async for finding in examine(subject, modes):
            failed = failed or finding.outcome == "failed"
            if as_json:
                _say(msgspec.to_builtins(finding), as_json)
            else:
                click.echo(
                    f"{_MARKS[finding.outcome]} {finding.name}" + (f": {finding.detail}" if finding.detail else "")
                )
    return 1 if failed else 0


def _say(facts: dict[str, Any], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False))
    else:
        click.echo(" · ".join(f"{name} {value}" for name, value in facts.items() if value))


async def _dial(host: str, port: int, /) -> Any:
    import socket

    from erp_adapters.contract.http import TransportError

    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        opened = socket.socket(found[0][0])
        opened.setblocking(False)
        await asyncio.wait_for(loop.sock_connect(opened, found[0][4]), 30)
    except (OSError, TimeoutError) as error:
        raise TransportError(type(error).__name__, sent=False) from error
    return opened
