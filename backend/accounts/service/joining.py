"""The invited person's side of an invitation: what it offers, and the account that takes it."""

from sqlalchemy import select

from backend.accounts.errors import InvitationInvalidError, WrongCredentialsError
from backend.accounts.schemas import InvitationAcceptance, InvitationPreview
from backend.accounts.service.passwords import password_fits
from backend.accounts.service.seats import open_invitation, tenant_of_invitation
from backend.accounts.service.tenants import create_account
from tenants.access import Role
from tenants.context import system_actor
from tenants.directory.models import Tenant, UserAccount
from tenants.errors import N_, FieldProblem, ValidationFailedError
from tenants.session import Database


async def _look(database: Database, token: str) -> tuple[str, Role]:
    tenant_id = tenant_of_invitation(token)
    async with database.tenant_session(tenant_id, system_actor("invitation")) as session:
        invitation = await open_invitation(session, token)
        return invitation.email, invitation.role  # type: ignore[return-value] # the column's check holds roles only


async def preview_invitation(database: Database, token: str) -> InvitationPreview:
    """What a link offers; raises `InvitationInvalidError`."""
    email, role = await _look(database, token)
    async with database.system_session() as session:
        tenant = await session.get(Tenant, tenant_of_invitation(token))
        known = await session.scalar(select(UserAccount.id).where(UserAccount.email == email))
    if tenant is None:
        raise InvitationInvalidError
    return InvitationPreview(tenant.name, email, role, known is not None)


async def account_for_invitation(database: Database, acceptance: InvitationAcceptance) -> UserAccount:
    """The account of the invited address: an existing one after its password, else a new one.

    Raises `InvitationInvalidError`, `WrongCredentialsError`, `ValidationFailedError`.
    """
    email, _ = await _look(database, acceptance.token)
    async with database.system_session() as session:
        account = await session.scalar(select(UserAccount).where(UserAccount.email == email))
        if account is not None:
            if not await password_fits(account.password_hash, acceptance.password):
                raise WrongCredentialsError
            return account
        if not acceptance.name:
            raise ValidationFailedError(errors=[FieldProblem("name", "missing", N_("This is needed."))])
        if len(acceptance.password) < 10:
            problem = FieldProblem("password", "too-short", N_("At least {least} characters."), least=10)
            raise ValidationFailedError(errors=[problem])
        return await create_account(
            session,
            email=email,
            name=acceptance.name,
            password=acceptance.password,
            locale=acceptance.locale or "en",
            time_zone=acceptance.time_zone or "UTC",
        )
