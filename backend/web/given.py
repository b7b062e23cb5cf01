"""What the edge gives a route when it names it as a parameter: session, actor, runtime.

The parameter's name chooses the dependency: `session`, `read_session`, `actor`, `runtime`, `principals`, `live`.
"""

from typing import Annotated

from litestar.di import Dependency
from litestar.params import SkipValidationMarker

from backend.web.live_hub import LiveHub
from backend.web.principal import PrincipalCache
from tenants.context import Actor
from tenants.runtime import Runtime
from tenants.session import ReadSession, WriteSession

GivenSession = Annotated[WriteSession, Dependency(), SkipValidationMarker()]
GivenReadSession = Annotated[ReadSession, Dependency(), SkipValidationMarker()]
GivenActor = Annotated[Actor, Dependency(), SkipValidationMarker()]
GivenRuntime = Annotated[Runtime, Dependency(), SkipValidationMarker()]
GivenPrincipals = Annotated[PrincipalCache, Dependency(), SkipValidationMarker()]
GivenLive = Annotated[LiveHub, Dependency(), SkipValidationMarker()]
