"""TCP ports on loopback: the one that people type, and those that are chosen once and remembered."""

import json
import socket
from pathlib import Path

from infra.local.places import digest
from infra.local.process import ServiceError

# Below the range from which systems take ports for outgoing connections (Linux: from 32768).
_FIRST, _COUNT = 20_000, 12_000


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server could listen there now."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        # Without it, connections that ended a moment ago would count as a listener.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def require_free(port: int, setting: str, host: str = "127.0.0.1") -> None:
    """Raise `ServiceError` that names the setting when something listens on the port."""
    if not is_free(port, host):
        raise ServiceError(
            f"port {port} on {host} is taken by another program: set {setting} to a free one, for example"
            f" `{setting}={port + 1} make up`"
        )


def remembered_ports(data_dir: Path, names: list[str]) -> dict[str, int]:
    """A free port for each name: the one of the last run while it is free, else another that is written down.

    Two data directories start their search at different places, so they do not compete for the same ports.
    """
    memory = data_dir / "ports.json"
    try:
        known = {str(name): int(port) for name, port in json.loads(memory.read_text()).items()}
    except (OSError, ValueError, AttributeError):
        known = {}
    found: dict[str, int] = {}
    start = int(digest(data_dir), 16) % _COUNT
    candidates = (_FIRST + (start + step) % _COUNT for step in range(_COUNT))
    for name in names:
        port = known.get(name)
        if port is None or port in found.values() or not is_free(port):
            kept = {*found.values(), *known.values()}
            port = next((free for free in candidates if free not in kept and is_free(free)), None)
        if port is None:
            raise ServiceError(f"no port from {_FIRST} to {_FIRST + _COUNT - 1} is free on this machine")
        found[name] = port
    if found != known:
        memory.write_text(json.dumps(found, indent=2) + "\n")
    return found
