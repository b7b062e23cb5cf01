"""The embedded Redis."""

import os
import signal
from pathlib import Path

from redis import Redis

from infra.local.redis import EmbeddedRedis
from tests.infra.local.conftest import processes_of


def test_data_outlives_a_restart_and_a_crash(data_dir: Path) -> None:
    server = EmbeddedRedis(data_dir)
    url = server.start()
    with Redis.from_url(url) as client:
        client.set("before", "1")
    server.stop()
    assert processes_of(data_dir) == []

    server.start()
    with Redis.from_url(url) as client:
        client.set("between", "2")
        pid = int(client.info("server")["process_id"])
        os.kill(pid, signal.SIGKILL)

    again = EmbeddedRedis(data_dir)
    again.start()
    with Redis.from_url(url) as client:
        assert client.mget("before", "between") == [b"1", b"2"]
    again.stop()
    server.stop()


def test_databases_and_directories_are_apart(data_dir: Path) -> None:
    with EmbeddedRedis(data_dir / "one", durable=False) as one, EmbeddedRedis(data_dir / "two", durable=False) as two:
        with Redis.from_url(one.url(3)) as client:
            client.set("here", "1")
        for elsewhere in one.url(4), two.url(3):
            with Redis.from_url(elsewhere) as client:
                assert client.get("here") is None


def test_it_listens_on_no_port_and_its_socket_is_private(data_dir: Path) -> None:
    with EmbeddedRedis(data_dir, durable=False) as server:
        with Redis.from_url(server.url()) as client:
            assert client.config_get("port") == {"port": "0"}
        socket = Path(server.url().removeprefix("unix://").partition("?")[0])
        assert socket.stat().st_mode & 0o077 == 0
        assert socket.parent.stat().st_mode & 0o077 == 0
