"""The tree of teams: who is below whom, on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import and_, select

from tenants.directory.models import Team, TeamMember
from tenants.orm import now
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession


@dataclass(frozen=True, slots=True)
class Teams:
    """The tree of teams with its people."""

    children: Mapping[UUID, list[UUID]]
    people: Mapping[UUID, list[tuple[UUID, bool]]]
    """By team, the seats and whether each heads or deputises today."""

    def around(self, seat_id: UUID) -> tuple[frozenset[UUID], frozenset[UUID]]:
        """Those below `seat_id` as head or deputy, and those of all teams that it belongs to, with what is below."""
        mine = [(team, heads) for team, members in self.people.items() for seat, heads in members if seat == seat_id]
        headed = self.below(team for team, heads in mine if heads)
        return headed, self.below(team for team, _ in mine)

    def below(self, teams: Iterable[UUID]) -> frozenset[UUID]:
        """Everybody in these teams and the teams below them."""
        seen: set[UUID] = set()
        waiting = list(teams)
        while waiting:
            team = waiting.pop()
            if team not in seen:
                seen.add(team)
                waiting.extend(self.children.get(team, ()))
        return frozenset(seat for team in seen for seat, _ in self.people.get(team, ()))

    def heads_over(self, seat_id: UUID) -> frozenset[UUID]:
        """Who heads or deputises in a team of `seat_id`'s, or in one above it; never `seat_id`."""
        above = {child: parent for parent, children in self.children.items() for child in children}
        found: set[UUID] = set()
        for team, members in self.people.items():
            if all(seat != seat_id for seat, _ in members):
                continue
            here: UUID | None = team
            passed: set[UUID] = set()
            while here is not None and here not in passed:
                passed.add(here)
                found |= {seat for seat, heads in self.people.get(here, ()) if heads}
                here = above.get(here)
        return frozenset(found - {seat_id})


async def load_teams(session: ReadSession, on: date | None = None) -> Teams:
    """The teams that are not archived, as they stand on a day (today by default)."""
    day = on or now().date()
    children: dict[UUID, list[UUID]] = defaultdict(list)
    people: dict[UUID, list[tuple[UUID, bool]]] = defaultdict(list)
    for row in await _TEAMS.fetch(session):
        if row["parent_id"] is not None:
            children[row["parent_id"]].append(row["id"])
    for row in await _MEMBERS.fetch(session):
        in_office = (row["since"] is None or row["since"] <= day) and (row["until"] is None or day <= row["until"])
        people[row["team_id"]].append((row["membership_id"], row["standing"] != "member" and in_office))
    return Teams(children, people)


_TEAMS: Final = Prepared(
    select(Team.id, Team.parent_id).where(Team.tenant_id == tenant, Team.archived_at.is_(None)).order_by(Team.id)
)
_MEMBERS: Final = Prepared(
    select(
        TeamMember.team_id, TeamMember.membership_id, TeamMember.standing, TeamMember.since, TeamMember.until
    )
    .join(Team, and_(Team.tenant_id == TeamMember.tenant_id, Team.id == TeamMember.team_id))
    .where(TeamMember.tenant_id == tenant, Team.archived_at.is_(None))
    .order_by(TeamMember.membership_id)
)  # fmt: skip
