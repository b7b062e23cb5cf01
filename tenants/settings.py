"""Everything an operator can set, read from `LADING_*` variables, checked once at start."""

import base64
import binascii
from functools import cached_property
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class SettingsError(Exception):
    """The environment is wrong; `problems` says for each variable what it should be."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = problems
        super().__init__("\n".join(f"{name}: {text}" for name, text in problems))


def _key_of(value: SecretStr) -> bytes:
    try:
        key = base64.b64decode(value.get_secret_value(), validate=True)
    except binascii.Error as error:
        raise ValueError("must be 32 random bytes in base64; make one with `openssl rand -base64 32`") from error
    if len(key) != 32:
        raise ValueError(f"must be 32 bytes in base64, but holds {len(key)}")
    return key


class Settings(BaseSettings):
    """Settings of one process. Each field is the variable `LADING_<NAME>`; docs/operator.md lists them."""

    model_config = SettingsConfigDict(env_prefix="LADING_", frozen=True, extra="ignore")

    database_url: str = Field(description="PostgreSQL as the application's role, which row-level security binds")
    database_system_url: str = Field(description="PostgreSQL as the role for work that crosses tenants")
    database_owner_url: str | None = Field(None, description="PostgreSQL as the owner; only `lading migrate` uses it")
    database_pool_size: int = Field(10, ge=1, le=200, description="connections kept per process")
    redis_url: str = Field(description="redis://, rediss:// or unix:// address of Redis")
    blob_url: str = Field(description="where raw mail is kept: file:///path or s3://bucket/prefix")
    blob_options: dict[str, str] = Field(
        default_factory=dict, description="JSON object for the store, e.g. endpoint, region and keys of S3"
    )
    master_key: SecretStr = Field(description="32 random bytes in base64; wraps every tenant's key")
    previous_master_keys: Annotated[list[SecretStr], NoDecode] = Field(
        default_factory=list, description="comma-separated earlier master keys, while a rotation is under way"
    )
    public_url: str = Field("http://127.0.0.1:8000", description="address at which people open Lading")
    tracking_url: str | None = Field(
        None, description="address of pixels and tracked links for tenants without a host of their own; unset = none"
    )
    spool_dir: Path | None = Field(
        None,
        description="folder on a lasting disk for hits until the database has them; unset: in the data folder",
    )
    host: str = Field("127.0.0.1", description="address that the API listens on")
    port: int = Field(8000, ge=1, le=65535, description="port that the API listens on")
    api_processes: int = Field(1, ge=1, le=64, description="processes that `lading api` runs")
    requests_per_minute: int = Field(
        1200, ge=1, description="requests that one user or API key may make per minute and process"
    )
    data_dir: Path = Field(Path(".lading"), description="folder of the embedded services")
    web_dir: Path | None = Field(None, description="folder of the built web app; found beside the code when unset")
    erp_dir: Path | None = Field(
        None, description="folder with one folder per tenant (its id) that links of files may use; unset: none"
    )
    extra_ca_file: Path | None = Field(None, description="PEM file of further trusted certificate authorities")
    allowed_networks: Annotated[list[IPv4Network | IPv6Network], NoDecode] = Field(
        default_factory=list, description="comma-separated private networks that tenants' servers may be in"
    )
    free_mail_domains: Annotated[list[str], NoDecode] = Field(
        default_factory=list,
        description="comma-separated mail providers, beside the known ones, that stand for no company",
    )
    sign_up_open: bool = Field(True, description="whether a stranger may create a tenant")
    session_days: int = Field(30, ge=1, le=365, description="days after which an unused sign-in ends")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="least level that is logged")
    log_format: Literal["json", "console"] = Field("json", description="shape of the log lines")
    metrics_token: SecretStr | None = Field(
        None, description="bearer token for /metrics; without one only this machine may read it"
    )
    trust_proxy: bool = Field(False, description="whether X-Forwarded-For names the client (behind your own proxy)")
    mail_whole_up_to: int = Field(
        25_000_000, ge=1_000_000, description="bytes up to which a message is fetched whole without being asked for"
    )
    worker_jobs: int = Field(10, ge=1, le=200, description="jobs that one worker runs at once")
    tenant_jobs: int = Field(4, ge=1, le=200, description="jobs that one tenant may have running at once")

    alert_hosts: Annotated[frozenset[str], NoDecode] = Field(
        default_factory=frozenset,
        description="comma-separated hosts, beside the known services, of robots and push services for alerts",
    )
    operator_contact: str | None = Field(
        None, description="mailto: or https: address of whoever runs this server, which push services may write to"
    )
    smtp_host: str | None = Field(None, description="mail server for digests of alerts; without one there are none")
    smtp_port: int = Field(465, ge=1, le=65535, description="its port")
    smtp_security: Literal["tls", "starttls", "none"] = Field("tls", description="how the connection is protected")
    smtp_username: str | None = Field(None, description="user name there, where it asks for one")
    smtp_password: SecretStr | None = Field(None, description="its password")
    smtp_from: str | None = Field(None, description="sender of digests, for example `Lading <alerts@example.com>`")

    oauth_google_client_id: str | None = Field(
        None, description="client id of a registration at Google, for mailboxes that are opened by signing in there"
    )
    oauth_google_client_secret: SecretStr | None = Field(None, description="its client secret")
    oauth_microsoft_client_id: str | None = Field(
        None, description="application id of a registration at Microsoft, for mailboxes that are opened likewise"
    )
    oauth_microsoft_client_secret: SecretStr | None = Field(None, description="its client secret")
    oauth_microsoft_directory: str = Field(
        "common", pattern=r"^[A-Za-z0-9.-]+$", description="whose people may sign in at Microsoft: `common` = anybody"
    )
    oauth_endpoints: dict[str, dict[str, str]] = Field(
        default_factory=dict,
        description="JSON object of other addresses for google or microsoft (authorize, token, revoke, imap, smtp), "
        "for national clouds",
    )
    import_max_bytes: int = Field(
        50_000_000_000, ge=1_000_000, description="largest file of mail that may be uploaded for import"
    )

    @field_validator("database_url", "database_system_url", "database_owner_url")
    @classmethod
    def _postgres(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("postgresql://", "postgres://")):
            raise ValueError("must start with postgresql://")
        return value

    @field_validator("redis_url")
    @classmethod
    def _redis(cls, value: str) -> str:
        if not value.startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("must start with redis://, rediss:// or unix://")
        return value

    @field_validator("blob_url")
    @classmethod
    def _blob(cls, value: str) -> str:
        if not value.startswith(("file:///", "s3://")):
            raise ValueError("must start with file:/// or s3://")
        return value

    @field_validator("public_url", "tracking_url")
    @classmethod
    def _public(cls, value: str | None) -> str | None:
        if value is None:
            return None
        if not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return value.rstrip("/")

    @field_validator("previous_master_keys", "allowed_networks", "free_mail_domains", "alert_hosts", mode="before")
    @classmethod
    def _comma_list(cls, value: Any) -> Any:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("master_key")
    @classmethod
    def _master(cls, value: SecretStr) -> SecretStr:
        _key_of(value)
        return value

    @cached_property
    def master_key_bytes(self) -> bytes:
        """The current master key, 32 bytes."""
        return _key_of(self.master_key)

    @cached_property
    def previous_master_key_bytes(self) -> list[bytes]:
        """Earlier master keys, which may still unwrap tenants' keys."""
        return [_key_of(value) for value in self.previous_master_keys]

    @property
    def secure_cookies(self) -> bool:
        """Whether cookies may only travel over TLS."""
        return self.public_url.startswith("https://")


def load_settings(**overrides: Any) -> Settings:
    """Read the environment; raises `SettingsError` that names every wrong variable at once."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        problems = []
        for item in error.errors(include_input=False, include_url=False):
            name = "LADING_" + str(item["loc"][0]).upper() if item["loc"] else "LADING_*"
            text = "is not set" if item["type"] == "missing" else str(item["msg"]).removeprefix("Value error, ")
            problems.append((name, text))
        raise SettingsError(problems) from None
