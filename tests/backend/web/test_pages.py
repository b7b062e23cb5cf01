"""How the built web app is served."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from litestar import Litestar
from litestar.config.compression import CompressionConfig

from backend.web.pages import page_router

SCRIPT = "export const greeting = 'hello';\n" * 200


@pytest.fixture
async def web(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    (tmp_path / "secret.txt").write_text("outside")
    root = tmp_path / "dist"
    (root / "assets").mkdir(parents=True)
    (root / "index.html").write_text("<!doctype html><title>Lading</title>")
    (root / "assets" / "index-C0FFEE.js").write_text(SCRIPT)
    (root / "assets" / "index-C0FFEE.css").write_text("a{}")
    (root / "manifest.webmanifest").write_text("{}")
    app = Litestar([page_router(root)], compression_config=CompressionConfig(backend="gzip"), openapi_config=None)
    transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type] # Litestar's scope types are narrower
    async with httpx.AsyncClient(transport=transport, base_url="http://lading.test") as client:
        yield client


@pytest.mark.parametrize(
    ("path", "kind", "cache"),
    [
        ("/assets/index-C0FFEE.js", "text/javascript; charset=utf-8", "immutable"),
        ("/assets/index-C0FFEE.css", "text/css; charset=utf-8", "immutable"),
        ("/manifest.webmanifest", "application/manifest+json", "no-cache"),
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/companies/some-id?tab=people", "text/html; charset=utf-8", "no-cache"),
    ],
)
async def test_types_and_caching(web: httpx.AsyncClient, path: str, kind: str, cache: str) -> None:
    answer = await web.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert cache in answer.headers["cache-control"]


async def test_scripts_travel_compressed(web: httpx.AsyncClient) -> None:
    answer = await web.get("/assets/index-C0FFEE.js", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.text == SCRIPT


@pytest.mark.parametrize("path", ["/assets/gone-123.js", "/api/v1/none"])
async def test_missing_assets_and_api_addresses_are_not_the_page(web: httpx.AsyncClient, path: str) -> None:
    assert (await web.get(path)).status_code == 404


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt"])
async def test_nothing_outside_the_folder_is_served(web: httpx.AsyncClient, path: str) -> None:
    answer = await web.get(path)
    assert "outside" not in answer.text
