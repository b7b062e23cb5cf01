"""Names for those who gave none."""


def name_from_domain(domain: str) -> str:
    """A company's name until a better one is known: `north-sea.example` → North Sea."""
    label = domain.split(".", maxsplit=1)[0]
    if label.startswith("xn--"):
        try:
            label = label.encode("ascii").decode("idna")
        except UnicodeError:
            return domain
    return " ".join(word.capitalize() for word in label.split("-") if word) or domain


def name_from_address(address: str) -> str:
    """A person's name until a better one is known: `ana.lima@…` → Ana Lima."""
    local = address.rpartition("@")[0].partition("+")[0]
    words = [word for word in local.replace("_", ".").replace("-", ".").split(".") if word]
    if len(words) > 1 and all(word.isalpha() for word in words):
        return " ".join(word.capitalize() for word in words)
    return address
