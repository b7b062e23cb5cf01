"""The built web app: hashed assets cached for ever, every other address answered with the one page."""

from pathlib import Path
from typing import Any

from litestar import MediaType, Request, Response, Router, get
from litestar.exceptions import NotFoundException
from litestar.response import File

_IMMUTABLE = "public, max-age=31536000, immutable"
_REVALIDATE = "no-cache"
# Written down here, since the machine's own table may know less or say otherwise.
_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
_UNBUILT = "The web app is not built yet: run `make up`, or `npm ci && npm run build` in frontend/.\n"


def find_web_dir(configured: Path | None) -> Path:
    """Where the built web app lies: as configured, else beside the code."""
    return configured or Path(__file__).parents[2] / "frontend" / "dist"


def page_router(web_dir: Path) -> Router:
    """Routes of the web app. Unknown addresses are the app's own; unknown API and asset addresses stay 404."""
    root = web_dir.resolve()

    @get(["/", "/{path:path}"], include_in_schema=False, sync_to_thread=False)
    def page(request: Request[Any, Any, Any]) -> Response[Any]:
        relative = request.scope["path"].lstrip("/")
        wanted = (root / relative).resolve()
        if relative and wanted.is_relative_to(root) and wanted.is_file():
            # Vite names assets after their content.
            lasting = _IMMUTABLE if relative.startswith("assets/") else _REVALIDATE
            kind = _TYPES.get(wanted.suffix, "application/octet-stream")
            return File(wanted, content_disposition_type="inline", media_type=kind, headers={"Cache-Control": lasting})
        if relative.startswith(("api/", "assets/")):
            raise NotFoundException
        index = root / "index.html"
        if not index.is_file():
            return Response(_UNBUILT, status_code=503, media_type=MediaType.TEXT)
        return Response(index.read_bytes(), media_type=MediaType.HTML, headers={"Cache-Control": _REVALIDATE})

    return Router("/", route_handlers=[page])
