"""The one place that says who may do what.

Roles give permissions; API key scopes narrow them. Which records a role sees (own, team, all) is the tenant's policy;
`backend.accounts.queries.sight` makes SQL conditions of it. No route or service decides by itself.
"""

from typing import Literal, get_args

Role = Literal["owner", "admin", "manager", "rep", "finance", "viewer"]
Scope = Literal["read", "write", "admin"]
Permission = Literal[
    "mailboxes.manage",
    "users.manage",
    "api_keys.manage",
    "audit.read",
    "jobs.manage",
    "companies.write",
    "companies.arbitrate",
    "conversations.write",
    "outreach.manage",
    "trade.write",
    "trade.approve",
    "erp.manage",
    "team.manage",
    "pool.manage",
    "fields.manage",
    "webhooks.manage",
]

ROLES: tuple[Role, ...] = get_args(Role)
SCOPES: tuple[Scope, ...] = get_args(Scope)
ALL_PERMISSIONS: frozenset[Permission] = frozenset(get_args(Permission))
_WORK: frozenset[Permission] = frozenset({"companies.write", "conversations.write", "trade.write"})

_ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    "owner": ALL_PERMISSIONS,
    "admin": ALL_PERMISSIONS,
    "manager": _WORK | {"audit.read", "companies.arbitrate", "trade.approve", "team.manage", "pool.manage"},
    "rep": _WORK,
    "finance": frozenset({"companies.write", "trade.write"}),
    "viewer": frozenset(),
}

_SCOPE_PERMISSIONS: dict[Scope, frozenset[Permission]] = {
    "read": frozenset(),
    "write": _WORK,
    "admin": ALL_PERMISSIONS - {"api_keys.manage"},
}

# A role may hand out roles of its own height or below; only an owner makes owners.
_HEIGHT: dict[Role, int] = {"viewer": 0, "finance": 1, "rep": 1, "manager": 2, "admin": 3, "owner": 4}


def permissions_of(role: Role) -> frozenset[Permission]:
    """What `role` may do."""
    return _ROLE_PERMISSIONS[role]


def permissions_of_scopes(scopes: list[Scope]) -> frozenset[Permission]:
    """What an API key with `scopes` may do; a key never makes other keys."""
    return frozenset().union(*(_SCOPE_PERMISSIONS[scope] for scope in scopes))


def may_assign(assigner: Role, role: Role) -> bool:
    """Whether somebody with `assigner`'s role may give `role` to another user."""
    return _HEIGHT[role] <= _HEIGHT[assigner]


# What a role sees of the records of others, until an admin narrows it (`tenants.directory.models.RolePolicy`).
Reach = Literal["own", "team", "all"]
RecordKind = Literal["company", "contact", "deal", "quote", "order"]
Mask = Literal["phone", "mail", "cost"]
#: Whom a policy is about: the roles, and API keys, which are nobody's.
PolicyRole = Literal["owner", "admin", "manager", "rep", "finance", "viewer", "api"]

REACHES: tuple[Reach, ...] = get_args(Reach)
RECORD_KINDS: tuple[RecordKind, ...] = get_args(RecordKind)
MASKS: tuple[Mask, ...] = get_args(Mask)
POLICY_ROLES: tuple[PolicyRole, ...] = get_args(PolicyRole)
#: Roles that see customers of the public pool without claiming them, and that may take lists out of the house, until
#: an admin says otherwise.
SEE_POOLED: frozenset[PolicyRole] = frozenset({"owner", "admin", "manager", "api"})
MAY_EXPORT: frozenset[PolicyRole] = frozenset({"owner", "admin", "manager"})
#: Policies of these cannot be narrowed: somebody has to be able to undo the rest.
UNBOUND: frozenset[PolicyRole] = frozenset({"owner"})
