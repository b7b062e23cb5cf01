"""The ERP of the bench: `python -m infra.bench.erp_server PORT ORDERS LATENCY_MS`. Its answers are ready before they
are asked for, so that what is measured is not its own."""

import asyncio
import sys
from urllib.parse import parse_qs, urlsplit

import msgspec

PAGE = 100
#: Below this path every call takes as long as a broken ERP's does.
SLOW = "/slow"
_SLOW_SECONDS = 20.0


def order(number: int) -> dict[str, object]:
    """An order of three lines."""
    lines = [
        {"id": f"L{number}-{at}", "item": f"P{(number * 7 + at) % 900}", "count": f"{at * 10}", "price": "1.2345"}
        for at in (1, 2, 3)
    ]
    return {
        "id": number, "no": f"SO{number:06d}", "ref": None, "changed": "2026-03-02T08:00:00", "state": "open",
        "currency": "USD", "lines": lines, "total": "74.07", "rev": 1,
    }  # fmt: skip


class Server:
    """Lists by cursor, creates under a key."""

    def __init__(self, orders: int, latency: float) -> None:
        self._latency = latency
        self._pages: dict[int, bytes] = {}
        for start in range(0, orders, PAGE):
            rows = [order(number) for number in range(start + 1, min(start + PAGE, orders) + 1)]
            more = start + PAGE < orders
            self._pages[start] = msgspec.json.encode({"rows": rows, "next": start + PAGE if more else None})
        self._made: dict[str, dict[str, object]] = {}
        self._by_id: dict[str, dict[str, object]] = {}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                method, target, _ = head[0].split(" ")
                headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
                body = await reader.readexactly(int(headers.get("content-length", "0")))
                path = urlsplit(target).path
                await asyncio.sleep(_SLOW_SECONDS if path.startswith(SLOW) else self._latency)
                answer = self._answer(method, path.removeprefix(SLOW), target, headers, body)
                writer.write(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(answer)
                    + answer
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _answer(self, method: str, path: str, target: str, headers: dict[str, str], body: bytes) -> bytes:
        if path == "/orders" and method == "GET":
            after = parse_qs(urlsplit(target).query).get("after", ["0"])[0]
            return self._pages.get(int(after), b'{"rows": [], "next": null}')
        if path == "/orders":
            return msgspec.json.encode({"row": self._create(headers["idempotency-key"], body)})
        if path.startswith("/orders/"):
            return msgspec.json.encode({"row": self._by_id.get(path.rpartition("/")[2])})
        return b'{"name": "Bench"}'

    def _create(self, key: str, body: bytes) -> dict[str, object]:
        if key not in self._made:
            number = 1_000_000 + len(self._made)
            told = msgspec.json.decode(body)
            for at, line in enumerate(told.get("lines", ()), 1):
                line["id"] = f"L{number}-{at}"
            self._made[key] = self._by_id[str(number)] = {**order(number), **told, "id": number}
        return self._made[key]


async def main(port: int, orders: int, latency: float) -> None:
    """Serve until the process is ended."""
    server = Server(orders, latency)
    async with await asyncio.start_server(server.serve, "127.0.0.1", port, limit=1 << 20) as listening:
        await listening.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]) / 1000))
