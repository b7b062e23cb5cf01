"""Sealed secrets open where they were sealed and nowhere else; keys and master keys can be changed."""

import os
from typing import TypedDict
from uuid import UUID

import pytest
from sqlalchemy import select

from tenants.context import system_actor
from tenants.orm import new_id
from tenants.runtime import Runtime
from tenants.secrets import SealBrokenError, TenantKey, Vault
from tests.support import TestTenant

ACTOR = system_actor("test")


class Place(TypedDict):
    """Where a value is sealed."""

    table: str
    column: str
    row: UUID


def place_of(table: str = "mailbox", column: str = "secret") -> Place:
    return {"table": table, "column": column, "row": new_id()}


async def test_a_secret_opens_for_its_own_row_only(
    runtime: Runtime, tenant: TestTenant, other_tenant: TestTenant
) -> None:
    place = place_of()
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        sealed = await runtime.vault.seal(session, "授权码 hunter2", **place)
        assert b"hunter2" not in sealed
        assert await runtime.vault.open(session, sealed, **place) == "授权码 hunter2"
        elsewhere = [place_of(), place_of(column="note"), place_of(table="erp_link")]
        elsewhere[1]["row"] = elsewhere[2]["row"] = place["row"]
        for moved in elsewhere:
            with pytest.raises(SealBrokenError):
                await runtime.vault.open(session, sealed, **moved)
        altered = sealed[:-1] + bytes([sealed[-1] ^ 1])
        with pytest.raises(SealBrokenError):
            await runtime.vault.open(session, altered, **place)
    async with runtime.database.tenant_session(other_tenant.id, ACTOR) as session:
        with pytest.raises(SealBrokenError):
            await runtime.vault.open(session, sealed, **place)


async def test_equal_secrets_look_different(runtime: Runtime, tenant: TestTenant) -> None:
    row = new_id()
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        seals = {await runtime.vault.seal(session, "same", table="t", column="c", row=row) for _ in range(5)}
    assert len(seals) == 5


async def test_a_new_master_key_takes_over_while_the_old_one_is_at_hand(runtime: Runtime, tenant: TestTenant) -> None:
    old, new = os.urandom(32), os.urandom(32)
    place = place_of()
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        sealed = await Vault(old).seal(session, "kept", **place)
        with pytest.raises(SealBrokenError):
            await Vault(new).open(session, sealed, **place)
        both = Vault(new, [old])
        assert await both.open(session, sealed, **place) == "kept"
        assert await both.rewrap(session) == 1
        assert await Vault(new).open(session, sealed, **place) == "kept"


async def test_rotation_gives_a_new_key_and_retires_the_old(runtime: Runtime, tenant: TestTenant) -> None:
    place = place_of()
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        before = await runtime.vault.seal(session, "one", **place)
        await runtime.vault.rotate(session)
        after = await runtime.vault.seal(session, "two", **place)
        assert before[1:17] != after[1:17]
        assert await runtime.vault.open(session, before, **place) == "one"
        retired = [
            key.retired_at is not None for key in await session.scalars(select(TenantKey).order_by(TenantKey.id))
        ]
        assert retired == [True, False]


def test_a_users_secret_needs_the_master_key() -> None:
    row, key = new_id(), os.urandom(32)
    sealed = Vault(key).seal_global("totp", table="user_account", column="totp_secret", row=row)
    assert Vault(key).open_global(sealed, table="user_account", column="totp_secret", row=row) == "totp"
    with pytest.raises(SealBrokenError):
        Vault(os.urandom(32)).open_global(sealed, table="user_account", column="totp_secret", row=row)
