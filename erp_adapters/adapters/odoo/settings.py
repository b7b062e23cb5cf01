"""What a connection to Odoo needs."""

from typing import Annotated, Literal

from msgspec import Struct

from erp_adapters.contract.spec import Setting
from i18n.messages import N_


class OdooSettings(Struct, kw_only=True, frozen=True):
    """Settings of one Odoo database and company."""

    url: Annotated[str, Setting(N_("Server address"), kind="url")]
    database: Annotated[str, Setting(N_("Database"))]
    login: Annotated[str, Setting(N_("Login of the integration user"))]
    api_key: Annotated[str, Setting(N_("API key"), secret=True)]
    company_id: Annotated[str, Setting(N_("Company id"), N_("Empty: the integration user's own company."))] = ""
    language: Annotated[str, Setting(N_("Language of names"), N_("As Odoo writes it, for example en_US."))] = ""
    reference_field: Annotated[
        Literal["client_order_ref", "origin"],
        Setting(
            N_("Field of an order for our number"),
            choices={"client_order_ref": "client_order_ref", "origin": "origin"},
            kind="choice",
        ),
    ] = "client_order_ref"
    protocol: Annotated[
        Literal["auto", "json2", "jsonrpc", "xmlrpc"],
        Setting(
            N_("Protocol"),
            choices={"auto": N_("Automatic"), "json2": "JSON-2", "jsonrpc": "JSON-RPC", "xmlrpc": "XML-RPC"},
            kind="choice",
        ),
    ] = "auto"

    @property
    def base(self) -> str:
        """The address without its final slash."""
        return self.url.rstrip("/")
