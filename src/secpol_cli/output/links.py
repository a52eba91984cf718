"""Addresses of the project, as far as the package's metadata have them."""

from __future__ import annotations

TRACKERS = ("issues", "bug tracker", "issue tracker", "bugs", "tracker")  # names of links in metadata
PAGES = ("homepage", "documentation", "docs", "repository", "source", "source code")


def project_link(names: tuple[str, ...]) -> str | None:
    """The first address that the package has under one of these names (in lower case); None without one."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        package = metadata("secpol-cli")
    except PackageNotFoundError:
        return None
    links = [("homepage", link) for link in package.get_all("Home-page") or []]
    for link in package.get_all("Project-URL") or []:
        name, _, address = link.partition(",")
        links.append((name.strip().casefold(), address.strip()))
    urls = {name: address for name, address in links if address}
    return next((urls[name] for name in names if name in urls), None)
