"""What the accounts routes take and give."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from tenants.access import Mask, PolicyRole, Reach, RecordKind, Role, Scope

Theme = Literal["auto", "light", "dark"]
Email = Annotated[str, Meta(min_length=3, max_length=254)]
Name = Annotated[str, Meta(min_length=1, max_length=120)]
Password = Annotated[str, Meta(min_length=10, max_length=200)]
GivenPassword = Annotated[str, Meta(min_length=1, max_length=200)]


class SignUp(msgspec.Struct):
    """A new company and its first person."""

    tenant_name: Name
    name: Name
    email: Email
    password: Password
    locale: str
    time_zone: str


class SignIn(msgspec.Struct):
    """Credentials; `totp_code` is a code of the app or a recovery code."""

    email: Email
    password: GivenPassword
    totp_code: Annotated[str, Meta(max_length=32)] | None = None


class User(msgspec.Struct):
    """The signed-in person."""

    id: UUID
    name: str
    email: str
    locale: str
    time_zone: str
    theme: Theme
    totp_enabled: bool


class TenantRef(msgspec.Struct):
    """A company of the signed-in person."""

    id: UUID
    slug: str
    name: str


class TenantSeat(TenantRef):
    """A company and the person's role there."""

    role: Role


class Me(msgspec.Struct):
    """Who is signed in, where, and what they may do."""

    user: User
    tenant: TenantRef
    tenants: list[TenantSeat]
    role: Role
    permissions: list[str]
    membership_id: UUID


class TenantChoice(msgspec.Struct):
    """The company to look at."""

    tenant_id: UUID


class ProfilePatch(msgspec.Struct):
    """What a person changes about themselves; an absent key stays."""

    name: Name | msgspec.UnsetType = msgspec.UNSET
    locale: str | msgspec.UnsetType = msgspec.UNSET
    time_zone: str | msgspec.UnsetType = msgspec.UNSET
    theme: Theme | msgspec.UnsetType = msgspec.UNSET


class PasswordChange(msgspec.Struct):
    """The password now and the next one."""

    current_password: GivenPassword
    new_password: Password


class PasswordProof(msgspec.Struct):
    """The password again, before something that matters."""

    password: GivenPassword


class TotpSetup(msgspec.Struct):
    """What an authenticator app needs; `qr_svg` is the `uri` as a picture."""

    secret: str
    uri: str
    qr_svg: str


class TotpCode(msgspec.Struct):
    """Six digits of the app."""

    code: Annotated[str, Meta(min_length=6, max_length=8)]


class RecoveryCodes(msgspec.Struct):
    """Codes that each work once in place of the app; shown this one time."""

    recovery_codes: list[str]


class Seat(msgspec.Struct):
    """A colleague; `id` is the seat's."""

    id: UUID
    user_id: UUID
    name: str
    email: str
    role: Role
    active: bool
    totp_enabled: bool
    last_seen_at: datetime | None
    version: int


class SeatPatch(msgspec.Struct):
    """A change of role, or of whether the person may come in."""

    role: Role | msgspec.UnsetType = msgspec.UNSET
    active: bool | msgspec.UnsetType = msgspec.UNSET


Standing = Literal["member", "head", "deputy"]


class TeamPerson(msgspec.Struct):
    """Somebody in a team; `id` is the seat's. Heads and deputies are so from `since` to `until`, both included."""

    id: UUID
    name: str
    active: bool
    standing: Standing = "member"
    since: date | None = None
    until: date | None = None


class TeamPlace(msgspec.Struct, forbid_unknown_fields=True):
    """As what a seat belongs to a team."""

    id: UUID
    standing: Standing = "member"
    since: date | None = None
    until: date | None = None


class TeamView(msgspec.Struct):
    """A team."""

    id: UUID
    name: str
    members: list[TeamPerson]
    archived_at: datetime | None
    version: int
    #: The team that this one is part of.
    parent_id: UUID | None = None


TeamPlaces = Annotated[list[TeamPlace], msgspec.Meta(max_length=1000)]
TeamName = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=r"\S")]


class NewTeam(msgspec.Struct, forbid_unknown_fields=True):
    """A team to make; `member_ids` are seats, `members` seats with their standing."""

    name: TeamName
    member_ids: Annotated[list[UUID], msgspec.Meta(max_length=1000)] = []
    members: TeamPlaces | msgspec.UnsetType = msgspec.UNSET
    parent_id: UUID | None = None


class TeamPatch(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a team; what is absent stays. `members` (or `member_ids`) are all of its people from now on;
    with `member_ids`, those who stay keep their standing."""

    name: TeamName | msgspec.UnsetType = msgspec.UNSET
    members: TeamPlaces | msgspec.UnsetType = msgspec.UNSET
    parent_id: UUID | msgspec.UnsetType | None = msgspec.UNSET
    member_ids: Annotated[list[UUID], msgspec.Meta(max_length=1000)] | msgspec.UnsetType = msgspec.UNSET
    archived: bool | msgspec.UnsetType = msgspec.UNSET


class NewInvitation(msgspec.Struct):
    """Whom to invite as what."""

    email: Email
    role: Role


class InvitationView(msgspec.Struct):
    """An invitation."""

    id: UUID
    email: str
    role: Role
    created_at: datetime
    expires_at: datetime
    accepted_at: datetime | None
    invited_by: str


class InvitationWithLink(InvitationView):
    """A fresh invitation with its link, which is shown this one time."""

    link: str


class InvitationToken(msgspec.Struct):
    """The token of an invitation's link."""

    token: Annotated[str, Meta(max_length=300)]


class InvitationPreview(msgspec.Struct):
    """What the invited person sees before accepting."""

    tenant_name: str
    email: str
    role: Role
    has_account: bool


class InvitationAcceptance(msgspec.Struct):
    """Accepting: with the password of an existing account, or a name and a new password."""

    token: Annotated[str, Meta(max_length=300)]
    password: GivenPassword
    name: Name | None = None
    locale: str | None = None
    time_zone: str | None = None


class NewApiKey(msgspec.Struct):
    """A machine's key to make."""

    name: Name
    scopes: Annotated[list[Scope], Meta(min_length=1, max_length=3)]
    expires_at: datetime | None = None


class ApiKeyView(msgspec.Struct):
    """A key without its secret."""

    id: UUID
    name: str
    prefix: str
    scopes: list[Scope]
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None


class ApiKeyWithSecret(ApiKeyView):
    """A fresh key; `key` is shown this one time."""

    key: str


class AuditEntryView(msgspec.Struct):
    """Who did what."""

    id: UUID
    at: datetime
    actor_kind: str
    actor_name: str
    action: str
    subject_kind: str
    subject_id: UUID | None
    subject_name: str
    summary: str
    details: dict[str, Any]


class PreferenceView(msgspec.Struct):
    """A saved choice of a screen; `value` is null when nothing was saved."""

    key: str
    value: Any


class PreferenceValue(msgspec.Struct):
    """A choice to save."""

    value: Any


class MentionView(msgspec.Struct):
    """That somebody named you. `subject_id` is the note's or the comment's; the other ids say where it stands."""

    id: UUID
    kind: Literal["note", "comment"]
    subject_id: UUID
    company_id: UUID | None
    contact_id: UUID | None
    conversation_id: UUID | None
    excerpt: str
    actor_name: str
    at: datetime
    seen: bool


class MentionsSeen(msgspec.Struct):
    """Which mentions were seen; null means all."""

    ids: Annotated[list[UUID], Meta(max_length=1000)] | None = None


class RolePolicyView(msgspec.Struct):
    """What a role may see and take out. `bound` is false for owners, whom nothing is hidden from."""

    role: PolicyRole
    reach: dict[RecordKind, Reach]
    masks: list[Mask]
    unowned: bool
    pooled: bool
    changes: Reach
    may_export: bool
    people: int
    bound: bool


class RolePolicyPatch(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a role's policy; what is absent stays."""

    reach: dict[RecordKind, Reach] | msgspec.UnsetType = msgspec.UNSET
    masks: list[Mask] | msgspec.UnsetType = msgspec.UNSET
    unowned: bool | msgspec.UnsetType = msgspec.UNSET
    pooled: bool | msgspec.UnsetType = msgspec.UNSET
    changes: Reach | msgspec.UnsetType = msgspec.UNSET
    may_export: bool | msgspec.UnsetType = msgspec.UNSET


class MySight(msgspec.Struct):
    """What the caller sees, for screens that say so: whose records by kind, and which fields are hidden."""

    reach: dict[RecordKind, Reach]
    masks: list[Mask]
    may_export: bool
