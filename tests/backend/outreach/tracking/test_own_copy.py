"""A colleague who looks at what was sent is not its reader."""

from backend.conversations.rendering import remote_images, render_body
from mail_ingest.store.records import StoredBody
from tenants.orm import new_id

TOKEN = "a" * 64
HTML = f'<img src="https://go.acme.example/t/o/{TOKEN}.gif"><p>hello</p><img src="https://acme.example/logo.png">'


def test_our_own_pixel_is_never_loaded_when_a_sent_copy_is_shown() -> None:
    body = StoredBody(html=HTML)
    assert remote_images(body) == ["https://acme.example/logo.png"]
    for shown in (False, True):
        rendered = render_body(new_id(), body, [], show_remote_images=shown)
        assert "/t/o/" not in (rendered.html or "")
        assert rendered.remote_images_blocked == (0 if shown else 1)
