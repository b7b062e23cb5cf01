"""New tenants and their people. Runs in a system session, since a tenant does not exist before."""

import re
import unicodedata
import zoneinfo
from uuid import UUID

from sqlalchemy import select

from backend.accounts.errors import EmailTakenError
from backend.accounts.service.passwords import hash_password
from i18n.locale import SUPPORTED
from i18n.messages import N_
from tenants.access import Role
from tenants.directory.models import Membership, Tenant, UserAccount
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import new_id
from tenants.session import WriteSession

_EMAIL = re.compile(r"[^@\s\"<>,;]+@[^@\s\"<>,;.]+(\.[^@\s\"<>,;.]+)+")
LOCALES = [locale.tag for locale in SUPPORTED]


def normal_email(email: str, field: str = "email") -> str:
    """The address casefolded and trimmed; raises `ValidationFailedError` when it is none."""
    address = unicodedata.normalize("NFC", email).strip().casefold()
    if not _EMAIL.fullmatch(address):
        problem = FieldProblem(field, "invalid-email", N_("This is not an e-mail address."))
        raise ValidationFailedError(errors=[problem])
    return address


def check_locale(locale: str) -> str:
    """The locale if the app speaks it; raises `ValidationFailedError`."""
    if locale not in LOCALES:
        problem = FieldProblem("locale", "unknown", N_("Choose one of: {choices}."), choices=", ".join(LOCALES))
        raise ValidationFailedError(errors=[problem])
    return locale


def check_time_zone(zone: str) -> str:
    """The zone if the time zone database has it; raises `ValidationFailedError`."""
    if zone not in zoneinfo.available_timezones():
        raise ValidationFailedError(errors=[FieldProblem("time_zone", "unknown", N_("This time zone is not known."))])
    return zone


def slug_of(name: str) -> str:
    """A tenant's slug from its name: Latin letters, digits and hyphens; `company` when nothing is left."""
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:40] or "company"


async def create_tenant(session: WriteSession, name: str, slug: str | None = None) -> Tenant:
    """Add a tenant; a taken slug gets a number, unless it was given, which raises `ValidationFailedError`."""
    wanted = slug or slug_of(name)
    taken = set(await session.scalars(select(Tenant.slug).where(Tenant.slug.startswith(wanted, autoescape=True))))
    if slug and slug in taken:
        raise ValidationFailedError(errors=[FieldProblem("slug", "taken", N_("This name is taken."))])
    chosen, number = wanted, 2
    while chosen in taken:
        chosen, number = f"{wanted}-{number}", number + 1
    tenant = Tenant(id=new_id(), slug=chosen, name=name.strip())
    session.add(tenant)
    await session.flush()
    return tenant


async def create_account(
    session: WriteSession, *, email: str, name: str, password: str, locale: str = "en", time_zone: str = "UTC"
) -> UserAccount:
    """Add a person; raises `EmailTakenError`."""
    address = normal_email(email)
    if await session.scalar(select(UserAccount.id).where(UserAccount.email == address)):
        raise EmailTakenError
    account = UserAccount(
        id=new_id(),
        email=address,
        name=name.strip(),
        password_hash=await hash_password(password),
        locale=check_locale(locale),
        time_zone=check_time_zone(time_zone),
    )
    session.add(account)
    await session.flush()
    return account


async def add_seat(session: WriteSession, tenant_id: UUID, account: UserAccount, role: Role) -> Membership:
    """Give a person a seat in a tenant."""
    seat = Membership(
        tenant_id=tenant_id,
        id=new_id(),
        user_id=account.id,
        name=account.name,
        email=account.email,
        role=role,
        totp_enabled=account.totp_secret is not None,
        time_zone=account.time_zone,
    )
    session.add(seat)
    await session.flush()
    return seat
