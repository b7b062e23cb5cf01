"""A change of the master key loses nobody's second factor."""

import os

import pyotp
import pytest
from sqlalchemy import update

from backend.accounts.service.two_factor import check_second_factor, reseal_totp
from tenants.directory.models import UserAccount
from tenants.runtime import Runtime
from tenants.secrets import SealBrokenError, Vault
from tests.support import TestTenant


async def test_second_factors_move_to_the_new_master_key(runtime: Runtime, tenant: TestTenant) -> None:
    old, new, secret = os.urandom(32), os.urandom(32), pyotp.random_base32()
    async with runtime.database.system_session() as session:
        await session.execute(update(UserAccount).values(totp_secret=None))
        account = await session.get_one(UserAccount, tenant.owner.user_id)
        account.totp_secret = Vault(old).seal_global(secret, table="user_account", column="totp_secret", row=account.id)
        await session.flush()
        with pytest.raises(SealBrokenError):
            check_second_factor(account, Vault(new), pyotp.TOTP(secret).now())
        assert await reseal_totp(session, Vault(new, [old])) == 1
        assert check_second_factor(account, Vault(new), pyotp.TOTP(secret).now())
