"""HTTP of accounts, one controller per subject."""

from backend.accounts.routes.keys import ApiKeyController
from backend.accounts.routes.log import AuditController, PreferenceController
from backend.accounts.routes.mentions import MentionController
from backend.accounts.routes.policies import RolePolicyController
from backend.accounts.routes.profile import ProfileController
from backend.accounts.routes.session import SessionController
from backend.accounts.routes.teams import TeamController
from backend.accounts.routes.users import InvitationController, UserController

ROUTES = [
    SessionController,
    ProfileController,
    UserController,
    TeamController,
    RolePolicyController,
    InvitationController,
    ApiKeyController,
    AuditController,
    PreferenceController,
    MentionController,
]

__all__ = ["ROUTES"]
