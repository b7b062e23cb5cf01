"""What the routes of ports give."""

import msgspec

from i18n.ports import Port, PortKind


class PortView(msgspec.Struct, kw_only=True):
    """A place of UN/LOCODE. `label` is how orders write it: "Ningbo (CNNBG)"; `chinese` its Chinese name, of a great
    port; latitude and longitude in degrees."""

    code: str
    name: str
    chinese: str
    label: str
    country: str
    kinds: list[PortKind]
    latitude: float | None
    longitude: float | None


def port_view(port: Port) -> PortView:
    """A port as it is answered."""
    return PortView(
        code=port.code,
        name=port.name,
        chinese=port.chinese,
        label=port.label,
        country=port.country,
        kinds=list(port.kinds),
        latitude=port.latitude,
        longitude=port.longitude,
    )
