"""Secrets at rest: AES-256-GCM under a key per tenant, which the operator's master key wraps.

A sealed value is `version(1) · key id(16) · nonce(12) · ciphertext+tag`. Its additional data name tenant, table,
column and row, so a value copied to another row does not open. Columns that hold sealed values are marked with
`sealed_column()`; rotation finds them by that mark.
"""

import hashlib
import os
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import LargeBinary, Table, select, update
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, Timestamped, new_id, now
from tenants.session import WriteSession

_VERSION = b"\x01"
_HEADER = 1 + 16


class SealBrokenError(Exception):
    """A sealed value does not open: wrong master key, or the value was moved or altered."""


class TenantKey(TenantScoped, Timestamped, Base):
    """One data key of a tenant, wrapped by a master key; the newest without `retired_at` seals."""

    __tablename__ = "tenant_key"

    wrapped: Mapped[bytes]
    master_key_id: Mapped[str]
    retired_at: Mapped[datetime | None]


def sealed_column(**options: Any) -> Any:
    """A column whose values `Vault.seal` made; rotation reseals it."""
    return mapped_column(LargeBinary, info={"sealed": True}, **options)


def _encrypt(key: bytes, plain: bytes, aad: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, plain, aad)


def _decrypt(key: bytes, data: bytes, aad: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(data[:12], data[12:], aad)
    except InvalidTag as error:
        raise SealBrokenError("a sealed value does not open with the keys at hand") from error


def master_key_id(key: bytes) -> str:
    """A short public name of a master key, to know which one wrapped a tenant's key."""
    return hashlib.sha256(b"lading master key" + key).hexdigest()[:12]


class Vault:
    """Seals and opens values with the master keys of this process."""

    def __init__(self, master_key: bytes, previous: list[bytes] | None = None) -> None:
        self._master = master_key
        self._by_id = {master_key_id(key): key for key in [master_key, *(previous or [])]}

    async def seal(self, session: WriteSession, plain: str, *, table: str, column: str, row: UUID) -> bytes:
        """Seal `plain` for one column of one row of the session's tenant."""
        tenant_id: UUID = session.info["tenant_id"]
        key_id, key = await self._sealing_key(session, tenant_id)
        return _VERSION + key_id.bytes + _encrypt(key, plain.encode(), self._aad(tenant_id, table, column, row))

    async def open(self, session: WriteSession, sealed: bytes, *, table: str, column: str, row: UUID) -> str:
        """The plain text of a sealed value; raises `SealBrokenError`."""
        tenant_id: UUID = session.info["tenant_id"]
        if sealed[:1] != _VERSION:
            raise SealBrokenError("unknown form of a sealed value")
        stored = await session.get(TenantKey, (tenant_id, UUID(bytes=sealed[1:_HEADER])))
        if stored is None:
            raise SealBrokenError("the key of a sealed value is gone")
        key = self._unwrap(stored)
        return _decrypt(key, sealed[_HEADER:], self._aad(tenant_id, table, column, row)).decode()

    def seal_global(self, plain: str, *, table: str, column: str, row: UUID) -> bytes:
        """Seal a value of a table that belongs to no tenant (a user's TOTP secret) under the master key itself."""
        name = bytes.fromhex(master_key_id(self._master)).ljust(16, b"\0")
        return _VERSION + name + _encrypt(self._master, plain.encode(), self._aad(None, table, column, row))

    def open_global(self, sealed: bytes, *, table: str, column: str, row: UUID) -> str:
        """The plain text of a value from `seal_global`; raises `SealBrokenError`."""
        master = self._by_id.get(sealed[1:7].hex())
        if sealed[:1] != _VERSION or master is None:
            raise SealBrokenError("the master key of a sealed value is not among the keys at hand")
        return _decrypt(master, sealed[_HEADER:], self._aad(None, table, column, row)).decode()

    async def rewrap(self, session: WriteSession) -> int:
        """Wrap the tenant's keys anew under the current master key; answers how many changed."""
        keys = list(await session.scalars(select(TenantKey)))
        changed = [key for key in keys if key.master_key_id != master_key_id(self._master)]
        for stored in changed:
            plain = self._unwrap(stored)
            stored.wrapped, stored.master_key_id = self._wrap(stored.tenant_id, stored.id, plain)
        await session.flush()
        return len(changed)

    async def rotate(self, session: WriteSession) -> int:
        """Give the session's tenant a new key and reseal every sealed value; answers how many values."""
        await session.execute(update(TenantKey).where(TenantKey.retired_at.is_(None)).values(retired_at=now()))
        count = 0
        for mapper in Base.registry.mappers:
            table = mapper.local_table
            if not isinstance(table, Table) or "tenant_id" not in table.c:
                continue
            for column in (column for column in table.c if column.info.get("sealed")):
                found = await session.execute(select(table.c.id, column).where(column.is_not(None)))
                for row_id, sealed in found.all():
                    plain = await self.open(session, sealed, table=table.name, column=column.name, row=row_id)
                    fresh = await self.seal(session, plain, table=table.name, column=column.name, row=row_id)
                    await session.execute(update(table).where(table.c.id == row_id).values({column.name: fresh}))
                    count += 1
        return count

    async def _sealing_key(self, session: WriteSession, tenant_id: UUID) -> tuple[UUID, bytes]:
        stored = await session.scalar(
            select(TenantKey).where(TenantKey.retired_at.is_(None)).order_by(TenantKey.id.desc()).limit(1)
        )
        if stored is None:
            key_id, plain = new_id(), os.urandom(32)
            wrapped, name = self._wrap(tenant_id, key_id, plain)
            stored = TenantKey(id=key_id, wrapped=wrapped, master_key_id=name)
            session.add(stored)
            await session.flush()
            return key_id, plain
        return stored.id, self._unwrap(stored)

    def _wrap(self, tenant_id: UUID, key_id: UUID, plain: bytes) -> tuple[bytes, str]:
        aad = self._aad(tenant_id, "tenant_key", "wrapped", key_id)
        return _encrypt(self._master, plain, aad), master_key_id(self._master)

    def _unwrap(self, stored: TenantKey) -> bytes:
        master = self._by_id.get(stored.master_key_id)
        if master is None:
            raise SealBrokenError("the master key that wraps this tenant's key is not among the keys at hand")
        return _decrypt(master, stored.wrapped, self._aad(stored.tenant_id, "tenant_key", "wrapped", stored.id))

    @staticmethod
    def _aad(tenant_id: UUID | None, table: str, column: str, row: UUID) -> bytes:
        return f"{tenant_id}|{table}|{column}|{row}".encode()
