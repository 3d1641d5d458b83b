"""What leads machines to the site: sitemap, robots.txt, the feed of news."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.model.site import Site
    from sitegen.outputs import Outputs


def found(site: Site, pages: Iterable[str]) -> Outputs:
    """
    Return ``robots.txt``, and for a site with an address its sitemap and its feed.

    Both need whole addresses, and their dates are those of the content.
    """
    home = site.settings.address
    lines = ["User-agent: *", "Allow: /"]
    if not home:
        return {"robots.txt": _lines(lines)}
    from sitegen.export.feeds import feed, sitemap

    return {
        "robots.txt": _lines([*lines, f"Sitemap: {home}sitemap.xml"]),
        "sitemap.xml": sitemap(site, pages),
        "feed.xml": feed(site),
    }


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
