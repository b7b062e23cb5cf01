"""What a message says on screen: sanitized HTML, images, attachments."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.message import EmailMessage
from typing import Any

from tenants.runtime import Runtime
from tests.backend.conversations.taking_in import take_in
from tests.support import ApiClient, TestTenant

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def html_mail(html: str) -> EmailMessage:
    """A message with text and HTML."""
    message = EmailMessage()
    message["Message-ID"], message["From"] = "<h1@mail.example>", "Ana Lima <ana@comprador.example>"
    message["To"], message["Subject"] = "sales@anchor.example", "Drawing"
    message["Date"] = "Mon, 02 Nov 2026 08:00:00 +0000"
    message.set_content("See the drawing.")
    message.add_alternative(html, subtype="html")
    return message


async def only_message(client: ApiClient) -> dict[str, Any]:
    """The one message of the one conversation."""
    (row,) = (await client.get("/conversations")).json()["items"]
    opened = (await client.get(f"/conversations/{row['id']}")).json()
    (message,) = opened["messages"]
    return dict(message)


async def test_html_acts_and_loads_nothing_and_remote_images_wait_to_be_asked_for(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    mail = html_mail(
        '<p onclick="x()">Hi<script>steal()</script></p><img src="https://track.example/pixel.png">'
        '<img src="https://cdn.example/logo.png"><a href="javascript:x()">no</a><a href="https://ok.example">yes</a>'
    )
    await take_in(runtime, tenant, mail.as_bytes())
    message = await only_message(client)
    html = message["body"]["html"]
    assert "script" not in html
    assert "onclick" not in html
    assert "track.example" not in html
    assert 'href="https://ok.example"' in html
    assert message["body"]["remote_images_blocked"] == 2
    shown = (await client.get(f"/messages/{message['id']}/body", remote_images="show")).json()
    assert f"/api/v1/messages/{message['id']}/remote-images/0" in shown["html"]
    assert f"/api/v1/messages/{message['id']}/remote-images/1" in shown["html"]
    assert "track.example" not in shown["html"]
    assert shown["remote_images_blocked"] == 0


async def test_inline_images_lead_to_attachments_that_are_safe_to_show(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    mail = html_mail('<p>Look</p><img src="cid:draw1">')
    html_part = list(mail.iter_parts())[1]
    assert isinstance(html_part, EmailMessage)
    html_part.add_related(PNG, "image", "png", cid="<draw1>", filename="draw.png")
    mail.make_mixed()
    mail.add_attachment(b"<script>alert(1)</script>", maintype="text", subtype="html", filename="报价 bad.html")
    mail.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="offer.pdf")
    await take_in(runtime, tenant, mail.as_bytes())
    message = await only_message(client)
    files = {each["content_type"]: each for each in message["attachments"]}
    assert files["image/png"]["inline"] is True
    assert [files[kind]["previewable"] for kind in ("image/png", "application/pdf", "text/html")] == [
        "image",
        "pdf",
        None,
    ]
    source = f"/api/v1/messages/{message['id']}/attachments/{files['image/png']['id']}?inline=true"
    assert source in message["body"]["html"]
    picture = await client.http.get(source)
    assert (picture.content, picture.headers["content-type"]) == (PNG, "image/png")
    assert picture.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in picture.headers["content-security-policy"]
    page = await client.get(f"/messages/{message['id']}/attachments/{files['text/html']['id']}", inline=True)
    assert page.headers["content-type"] == "application/octet-stream"
    assert page.headers["content-disposition"].startswith("attachment;")
    assert "filename*=UTF-8''%E6%8A%A5%E4%BB%B7%20bad.html" in page.headers["content-disposition"]
    raw = await client.get(f"/messages/{message['id']}/raw")
    assert raw.content == mail.as_bytes()
    assert raw.headers["content-type"].startswith("message/rfc822")


async def test_what_is_quoted_is_told_apart(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    mail = html_mail(
        '<p>Fine, go on.</p><div class="gmail_quote">On Monday, we wrote:<blockquote>Old</blockquote></div>'
    )
    await take_in(runtime, tenant, mail.as_bytes())
    body = (await only_message(client))["body"]
    assert body["quoted_from_html"] is True
    assert "Fine" in body["new_html"]
    assert "Old" not in body["new_html"]
    assert "Old" in body["quoted_html"]


@asynccontextmanager
async def image_server(answers: dict[str, bytes]) -> AsyncIterator[tuple[int, list[str]]]:
    """An HTTP server on loopback; gives its port and the requests that came."""
    heard: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = (await reader.readuntil(b"\r\n\r\n")).decode()
        heard.append(request)
        writer.write(answers.get(request.split(" ")[1], b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1], heard


def answer(content: bytes, kind: str = "image/png") -> bytes:
    """An HTTP answer."""
    return b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (
        kind.encode(),
        len(content),
        content,
    )


def redirect(address: str) -> bytes:
    """An HTTP answer that leads elsewhere."""
    return b"HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % address.encode()


async def test_a_remote_image_comes_through_us_without_telling_who_reads(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    answers = {
        "/moved": redirect("/real.png"),
        "/real.png": answer(PNG, "text/html"),
        "/page": answer(b"<html>no picture</html>"),
        "/inside": redirect("http://10.0.0.1/x"),
    }
    async with image_server(answers) as (port, heard):
        sources = "".join(f'<img src="http://localhost:{port}{path}">' for path in ("/moved", "/page", "/inside"))
        await take_in(runtime, tenant, html_mail(f"<p>x</p>{sources}").as_bytes())
        message = await only_message(client)
        picture, page, inside = [
            await client.get(f"/messages/{message['id']}/remote-images/{number}") for number in range(3)
        ]
        missing = await client.get(f"/messages/{message['id']}/remote-images/3")
    assert (picture.status_code, picture.content) == (200, PNG)
    # What it is shows in its bytes, not in what the server says.
    assert picture.headers["content-type"] == "image/png"
    assert page.status_code == inside.status_code == 502
    assert missing.status_code == 404
    assert not any("cookie" in request.lower() or "referer" in request.lower() for request in heard)
