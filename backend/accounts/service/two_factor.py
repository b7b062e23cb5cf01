"""The second factor: TOTP (RFC 6238) with recovery codes, each code good once."""

import hashlib
import hmac
import io
import secrets
import time

import pyotp
import segno
from sqlalchemy import select, update

from backend.accounts.errors import TotpNotPendingError, WrongTotpCodeError
from backend.accounts.schemas import TotpSetup
from tenants.directory.models import Membership, UserAccount
from tenants.secrets import Vault
from tenants.session import WriteSession

_STEP = 30
_TABLE = UserAccount.__tablename__


def _matching_step(secret: str, code: str) -> int | None:
    totp = pyotp.TOTP(secret, interval=_STEP)
    present = int(time.time()) // _STEP
    for step in (present, present - 1, present + 1):
        if hmac.compare_digest(totp.generate_otp(step), code):
            return step
    return None


def _recovery_hash(code: str) -> str:
    return hashlib.sha256(code.replace("-", "").strip().casefold().encode()).hexdigest()


def check_second_factor(account: UserAccount, vault: Vault, code: str) -> bool:
    """Whether a TOTP or recovery code fits; a code that fits is spent."""
    if account.totp_secret is None:
        return True
    secret = vault.open_global(account.totp_secret, table=_TABLE, column="totp_secret", row=account.id)
    step = _matching_step(secret, code.strip())
    if step is not None and (account.totp_last_step is None or step > account.totp_last_step):
        account.totp_last_step = step
        return True
    digest = _recovery_hash(code)
    if digest in account.recovery_hashes:
        account.recovery_hashes = [kept for kept in account.recovery_hashes if kept != digest]
        return True
    return False


def begin_totp(account: UserAccount, vault: Vault) -> TotpSetup:
    """A fresh secret, which counts only after a first code of it came."""
    secret = pyotp.random_base32()
    account.totp_pending = vault.seal_global(secret, table=_TABLE, column="totp_pending", row=account.id)
    uri = pyotp.TOTP(secret, interval=_STEP).provisioning_uri(name=account.email, issuer_name="Lading")
    picture = io.BytesIO()
    segno.make(uri, error="m").save(picture, kind="svg", scale=4, xmldecl=False, svgns=True)
    return TotpSetup(secret, uri, picture.getvalue().decode())


async def confirm_totp(session: WriteSession, account: UserAccount, vault: Vault, code: str) -> list[str]:
    """Switch the second factor on after a right code; answers ten recovery codes, kept only as hashes."""
    if account.totp_pending is None:
        raise TotpNotPendingError
    secret = vault.open_global(account.totp_pending, table=_TABLE, column="totp_pending", row=account.id)
    step = _matching_step(secret, code.strip())
    if step is None:
        raise WrongTotpCodeError
    codes = [f"{secrets.token_hex(3)}-{secrets.token_hex(3)}" for _ in range(10)]
    account.totp_secret = vault.seal_global(secret, table=_TABLE, column="totp_secret", row=account.id)
    account.totp_pending = None
    account.totp_last_step = step
    account.recovery_hashes = [_recovery_hash(code) for code in codes]
    await _mark_seats(session, account, enabled=True)
    return codes


async def remove_totp(session: WriteSession, account: UserAccount) -> None:
    """Switch the second factor off."""
    account.totp_secret = account.totp_pending = account.totp_last_step = None
    account.recovery_hashes = []
    await _mark_seats(session, account, enabled=False)


async def reseal_totp(session: WriteSession, vault: Vault) -> int:
    """Seal every person's secret anew under the current master key; answers how many. For a master key's change."""
    accounts = await session.scalars(select(UserAccount).where(UserAccount.totp_secret.is_not(None)).with_for_update())
    count = 0
    for account in accounts:
        if account.totp_secret is None:
            continue
        plain = vault.open_global(account.totp_secret, table=_TABLE, column="totp_secret", row=account.id)
        account.totp_secret = vault.seal_global(plain, table=_TABLE, column="totp_secret", row=account.id)
        account.totp_pending = None
        count += 1
    await session.flush()
    return count


async def _mark_seats(session: WriteSession, account: UserAccount, *, enabled: bool) -> None:
    await session.execute(update(Membership).where(Membership.user_id == account.id).values(totp_enabled=enabled))
