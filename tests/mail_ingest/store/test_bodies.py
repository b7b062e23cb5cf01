"""Bodies are packed by several threads at once: the dispatcher files the copies of many mailboxes side by side."""

from concurrent.futures import ThreadPoolExecutor

from mail_ingest.store.records import StoredBody, pack_body, unpack_body


def test_bodies_are_packed_by_many_threads_at_once() -> None:
    def through(number: int) -> bool:
        body = StoredBody(text=f"letter {number} " * 40)
        return all(unpack_body(pack_body(body)) == body for _ in range(400))

    with ThreadPoolExecutor(6) as threads:
        assert all(threads.map(through, range(6)))
