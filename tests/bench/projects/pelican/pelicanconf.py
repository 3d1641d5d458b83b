"""Pages alone, with a chart drawn by vl-convert; no feeds, lists and authors."""

import json
from typing import Any

import vl_convert
from pelican import signals

SITENAME = "Norland"
THEME = "simple"
PATH = "content"
PAGE_PATHS = ["."]
ARTICLE_PATHS: list[str] = []
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
DIRECT_TEMPLATES = ["index"]
DISPLAY_PAGES_ON_MENU = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_LANG = "en"
TIMEZONE = "UTC"


class Drawn:
    """The plugin that draws the chart of a page."""

    @staticmethod
    def register() -> None:
        """Draw when Pelican has read a page."""
        signals.content_object_init.connect(Drawn.draw)

    @staticmethod
    def draw(content: Any) -> None:
        """Set the chart behind the text of a page that has one."""
        if hasattr(content, "chart") and content._content:
            chart = json.loads(content.chart)
            content._content += vl_convert.vegalite_to_svg(chart)


PLUGINS = [Drawn]
