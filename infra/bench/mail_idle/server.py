"""An IMAP server for thousands of connections that wait: one thread, blocking handshakes, small memory.

`python -m infra.bench.mail_idle.server FOLDER` writes a certificate authority into FOLDER, prints its port and ends
with its standard input.
"""

import re
import resource
import selectors
import socket
import ssl
import sys
from pathlib import Path

from mail_ingest.testing.certificates import CertificateAuthority

CAPABILITIES = b"IMAP4rev1 IDLE UIDPLUS ENABLE CONDSTORE SASL-IR"
_MESSAGE = b"Subject: Offer\r\n\r\n" + b"Steel and more steel, by the ton.\r\n" * 8000


def raise_file_limit() -> None:
    """As many sockets as the system allows."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def main() -> None:
    """Serve until standard input ends."""
    raise_file_limit()
    authority = CertificateAuthority(Path(sys.argv[1]))
    context = authority.server_context()
    selector = selectors.DefaultSelector()
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    selector.register(listener, selectors.EVENT_READ)
    selector.register(sys.stdin, selectors.EVENT_READ)
    sys.stdout.write(f"{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    while True:
        for key, _ in selector.select():
            if key.fileobj is sys.stdin:
                return
            if key.fileobj is listener:
                _accept(listener, context, selector)
            elif isinstance(key.fileobj, ssl.SSLSocket):
                _serve(key.fileobj, selector)


def _accept(listener: socket.socket, context: ssl.SSLContext, selector: selectors.BaseSelector) -> None:
    plain, _ = listener.accept()
    plain.settimeout(10)
    try:
        connection = context.wrap_socket(plain, server_side=True)
        connection.sendall(b"* OK [CAPABILITY " + CAPABILITIES + b"] ready\r\n")
    except OSError:
        plain.close()
        return
    selector.register(connection, selectors.EVENT_READ)


def _serve(connection: ssl.SSLSocket, selector: selectors.BaseSelector) -> None:
    try:
        data = connection.recv(65_536)
        for line in data.splitlines():
            connection.sendall(_answer(line))
    except OSError:
        data = b""
    if not data:
        selector.unregister(connection)
        connection.close()


def _answer(line: bytes) -> bytes:
    tag, _, command = line.partition(b" ")
    verb = command.upper()
    said = b""
    if verb.startswith(b"CAPABILITY"):
        said = b"* CAPABILITY " + CAPABILITIES + b"\r\n"
    elif verb.startswith(b"ENABLE"):
        said = b"* ENABLED CONDSTORE\r\n"
    elif verb.startswith(b"LIST"):
        said = b'* LIST (\\HasNoChildren) "/" INBOX\r\n'
    elif re.match(rb"SELECT|EXAMINE", verb):
        said = b"* 1 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [UIDNEXT 2] ok\r\n* OK [HIGHESTMODSEQ 5] ok\r\n"
    elif verb.startswith(b"UID FETCH"):
        said = b"* 1 FETCH (UID 1 BODY[] {%d}\r\n" % len(_MESSAGE) + _MESSAGE + b")\r\n"
    elif verb.startswith(b"IDLE"):
        return b"+ idling\r\n"
    elif tag == b"DONE":
        return b""
    return said + tag + b" OK done\r\n"


if __name__ == "__main__":
    main()
