"""Ports: remembered, free, and an error that names the setting."""

import socket
from pathlib import Path

import pytest

from infra.local.ports import is_free, remembered_ports, require_free
from infra.local.process import ServiceError


def test_ports_are_remembered_while_they_are_free(tmp_path: Path) -> None:
    first = remembered_ports(tmp_path, ["imap", "smtp"])
    assert len(set(first.values())) == 2
    assert remembered_ports(tmp_path, ["imap", "smtp"]) == first
    with socket.create_server(("127.0.0.1", first["imap"])):
        moved = remembered_ports(tmp_path, ["imap", "smtp"])
    assert moved["imap"] not in first.values()
    assert moved["smtp"] == first["smtp"]
    assert remembered_ports(tmp_path, ["imap", "smtp"]) == moved


def test_a_damaged_memory_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "ports.json").write_text('["not", "ports"]')
    assert is_free(remembered_ports(tmp_path, ["imap"])["imap"])


def test_a_taken_port_is_an_error_that_names_the_setting() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServiceError, match=rf"port {port} .*LADING_PORT={port + 1} make up"):
            require_free(port, "LADING_PORT")
    require_free(port, "LADING_PORT")
