"""The local certificate authority."""

import datetime as dt
import socket
import ssl
import threading
from pathlib import Path

import pytest

from infra.local import tls
from infra.local.tls import ensure_local_tls


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_client_that_trusts_the_authority_verifies_the_server(tmp_path: Path, host: str) -> None:
    files = ensure_local_tls(tmp_path)
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(files.certificate, files.key)
    client = ssl.create_default_context(cafile=str(files.authority))
    client.verify_flags |= ssl.VERIFY_X509_STRICT
    here, there = socket.socketpair()

    def accept() -> None:
        with server.wrap_socket(there, server_side=True) as wrapped:
            wrapped.sendall(b"hello")

    thread = threading.Thread(target=accept)
    thread.start()
    with client.wrap_socket(here, server_hostname=host) as wrapped:
        assert wrapped.recv(5) == b"hello"
    thread.join()


def test_the_files_stay_until_they_are_old_and_the_key_is_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = ensure_local_tls(tmp_path)
    first = files.certificate.read_bytes()
    assert files.key.stat().st_mode & 0o077 == 0
    ensure_local_tls(tmp_path)
    assert files.certificate.read_bytes() == first
    monkeypatch.setattr(tls, "_RENEW_BEFORE", dt.timedelta(days=900))
    ensure_local_tls(tmp_path)
    assert files.certificate.read_bytes() != first
