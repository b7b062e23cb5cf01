"""What happens to people and keys of a tenant."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class UserChanged(Event, frozen=True, kw_only=True):
    """A seat or its person changed, or a browser signed out; `ids` are seats, users or sessions."""

    kind: ClassVar[str] = "user"
    ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """See `Event`."""
        return self.ids


class TeamChanged(Event, frozen=True, kw_only=True):
    """A team was made, renamed, archived or restored, or its people changed."""

    kind: ClassVar[str] = "team"
    team_id: UUID

    def subject_ids(self) -> list[UUID]:
        """See `Event`."""
        return [self.team_id]


class RolePolicyChanged(Event, frozen=True, kw_only=True):
    """What a role may see changed: whoever has a screen open looks again."""

    kind: ClassVar[str] = "sight"


class InvitationChanged(Event, frozen=True, kw_only=True):
    """An invitation was made, accepted or withdrawn."""

    kind: ClassVar[str] = "invitation"
    invitation_id: UUID

    def subject_ids(self) -> list[UUID]:
        """See `Event`."""
        return [self.invitation_id]


class ApiKeyChanged(Event, frozen=True, kw_only=True):
    """A key was made or revoked."""

    kind: ClassVar[str] = "api_key"
    api_key_id: UUID

    def subject_ids(self) -> list[UUID]:
        """See `Event`."""
        return [self.api_key_id]


class MembersMentioned(Event, frozen=True, kw_only=True):
    """Colleagues were named somewhere, are named there no longer, or saw that they were."""

    kind: ClassVar[str] = "mention"
    member_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The seats of those who are named: screens of others hear nothing."""
        return self.member_ids


class TenantOpened(Event, frozen=True, kw_only=True):
    """A tenant was made; `locale` is the language of its first person."""

    locale: str = "en"
