"""The blob store on a local folder and on an S3-compatible server."""

import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from tenants.blobs import BlobMissingError, BlobStore, Kept, sha256_hex
from tenants.orm import new_id

KEYS = {"access_key_id": "test", "secret_access_key": "test", "region": "eu-central-1"}


@pytest.fixture(scope="module")
def s3_endpoint() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    endpoint = f"http://127.0.0.1:{port}"
    boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name=KEYS["region"],
        aws_access_key_id="test",
        aws_secret_access_key="test",
    ).create_bucket(Bucket="mail", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    yield endpoint
    server.stop()


@pytest.fixture(params=["file", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    if request.param == "file":
        return BlobStore.open(f"file://{tmp_path}/blobs")
    endpoint = request.getfixturevalue("s3_endpoint")
    return BlobStore.open("s3://mail/lading", {**KEYS, "endpoint": endpoint, "virtual_hosted_style_request": "false"})


async def test_content_comes_back_as_it_went_in(store: BlobStore) -> None:
    tenant_id, content = new_id(), b"From: a\r\n\r\n" + bytes(range(256)) * 1000
    digest = await store.put(tenant_id, "raw", content)
    assert digest == sha256_hex(content)
    assert await store.get(tenant_id, "raw", digest) == content
    assert await store.put(tenant_id, "raw", content) == digest


async def test_empty_content_is_content(store: BlobStore) -> None:
    tenant_id = new_id()
    assert await store.get(tenant_id, "raw", await store.put(tenant_id, "raw", b"")) == b""


async def test_what_is_not_there_is_missing(store: BlobStore) -> None:
    tenant_id = new_id()
    with pytest.raises(BlobMissingError):
        await store.get(tenant_id, "raw", "0" * 64)
    assert not await store.exists(tenant_id, "raw", "0" * 64)
    await store.delete(tenant_id, "raw", "0" * 64)


async def test_a_tenant_does_not_reach_another_ones_content(store: BlobStore) -> None:
    ours, theirs = new_id(), new_id()
    digest = await store.put(ours, "raw", b"secret offer")
    assert not await store.exists(theirs, "raw", digest)
    await store.delete(ours, "raw", digest)
    assert not await store.exists(ours, "raw", digest)


async def test_the_check_writes_and_reads(store: BlobStore) -> None:
    await store.check()


async def test_many_contents_come_back_one_by_one(store: BlobStore) -> None:
    tenant_id, contents = new_id(), [b"one", b"two" * 10_000, b"one", b""]
    kept = await store.put_many(tenant_id, "raw", contents)
    assert [one.sha256 for one in kept] == [sha256_hex(content) for content in contents]
    assert [await store.get(tenant_id, "raw", one.sha256, one.place) for one in kept] == contents
    again = await store.put_many(tenant_id, "raw", contents)
    await store.drop_packs(tenant_id, "raw", [one.place for one in again])
    with pytest.raises(BlobMissingError):
        await store.get(tenant_id, "raw", again[0].sha256, again[0].place)
    assert await store.get(tenant_id, "raw", kept[1].sha256, kept[1].place) == contents[1]


async def test_a_content_that_comes_alone_is_an_object_of_its_own(store: BlobStore) -> None:
    tenant_id = new_id()
    (kept,) = await store.put_many(tenant_id, "raw", [b"alone"])
    assert kept == Kept(sha256_hex(b"alone"))
    assert await store.get(tenant_id, "raw", kept.sha256) == b"alone"
    assert await store.put_many(tenant_id, "raw", []) == []


async def test_a_long_content_is_kept_piece_by_piece(store: BlobStore) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for number in range(40):
            yield bytes([number]) * 100_000

    tenant_id = new_id()
    digest, size = await store.put_stream(tenant_id, "raw", pieces())
    content = await store.get(tenant_id, "raw", digest)
    assert (len(content), sha256_hex(content)) == (size, digest) == (4_000_000, digest)
