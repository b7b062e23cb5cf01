"""A person's own account. Runs in a system session, since an account belongs to no tenant."""

from uuid import UUID

from msgspec import UNSET
from sqlalchemy import select, update

from backend.accounts.schemas import ProfilePatch
from backend.accounts.service.passwords import hash_password, password_fits
from backend.accounts.service.sign_in import close_other_sessions
from backend.accounts.service.tenants import check_locale, check_time_zone
from backend.accounts.service.throttle import check_throttle, count_failure
from tenants.context import Actor
from tenants.directory.models import Membership, UserAccount
from tenants.errors import N_, FieldProblem, NotAllowedError, ValidationFailedError
from tenants.session import Database, WriteSession


async def load_own_account(session: WriteSession, actor: Actor) -> UserAccount:
    """The actor's account, locked for change; a machine has none (`NotAllowedError`)."""
    account = None
    if actor.kind == "user":
        account = await session.scalar(select(UserAccount).where(UserAccount.id == actor.id).with_for_update())
    if account is None:
        raise NotAllowedError
    return account


async def change_profile(session: WriteSession, account: UserAccount, patch: ProfilePatch) -> None:
    """Change what is given; a new name or zone shows at every seat of the person."""
    if patch.name is not UNSET:
        account.name = patch.name.strip()
        await session.execute(update(Membership).where(Membership.user_id == account.id).values(name=account.name))
    if patch.locale is not UNSET:
        account.locale = check_locale(patch.locale)
    if patch.time_zone is not UNSET:
        account.time_zone = check_time_zone(patch.time_zone)
        seats = update(Membership).where(Membership.user_id == account.id)
        await session.execute(seats.values(time_zone=account.time_zone))
    if patch.theme is not UNSET:
        account.theme = patch.theme
    await session.flush()


async def prove_password(database: Database, account: UserAccount, password: str, field: str) -> None:
    """Raise `ValidationFailedError` at `field` unless the password is the account's; failures are throttled."""
    await check_throttle(database, account.email, str(account.id))
    if not await password_fits(account.password_hash, password):
        await count_failure(database, account.email, str(account.id))
        raise ValidationFailedError(errors=[FieldProblem(field, "wrong", N_("The password is not right."))])


async def change_password(session: WriteSession, account: UserAccount, password: str, keep: UUID | None) -> None:
    """Set a new password and end every session of the person but `keep`."""
    account.password_hash = await hash_password(password)
    await close_other_sessions(session, account.id, keep)
