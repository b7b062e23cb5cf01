"""What the tests against scripted servers share."""

from mail_ingest.imap.client import ImapSource, Options, open_imap
from mail_ingest.imap.signin import PasswordSignIn
from mail_ingest.imap.source import BodyBatch, Folder, FolderRole, MailSource, MessageMeta
from mail_ingest.imap.target import ConnectTarget, Security
from mail_ingest.imap.wire import Limits
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.hostile import HostileServer, Script

INBOX = Folder(
    wire_name=b"INBOX", name="INBOX", delimiter="/", role=FolderRole.INBOX, selectable=True, attributes=frozenset()
)
PATIENCE = Options(connect=30, quiet=30, limits=Limits(line=100_000, literal=1_000_000, response=2_000_000))
HASTE = Options(connect=0.3, quiet=0.3)


def target(server: HostileServer, authority: CertificateAuthority, security: Security = "tls") -> ConnectTarget:
    return ConnectTarget(
        host="localhost",
        addresses=(server.host,),
        port=server.port,
        security=security,
        ssl_context=authority.client_context(),
    )


def serve(script: Script, authority: CertificateAuthority) -> HostileServer:
    return HostileServer(script, tls=authority.server_context())


async def enter(server: HostileServer, authority: CertificateAuthority, options: Options = PATIENCE) -> ImapSource:
    return await open_imap(target(server, authority), PasswordSignIn("li", "pass"), options=options)


def meta(uid: int, size: int = 10) -> MessageMeta:
    return MessageMeta(uid=uid, flags=frozenset(), internal_date=None, size=size)


async def metas(source: MailSource, uids: list[int]) -> list[MessageMeta]:
    return [meta async for batch in source.fetch_meta(uids) for meta in batch]


async def bodies(source: MailSource, wanted: list[MessageMeta]) -> list[BodyBatch]:
    return [batch async for batch in source.fetch_bodies(wanted)]
