"""What the search knows of a page: what stands there for readers to see, word by word.

The theme's plugin writes the index. Its parser takes an element that is left out to end with the
first element of the same name inside it, runs the cells of a table together, and knows no section
without a heading. The parser here mends these three.
"""

from __future__ import annotations

import json
from pathlib import Path

from material.plugins.search import plugin
from mkdocs.plugins import event_priority

from scripts.content import search_words

CELLS = {"td", "th"}
BLOCKS = {"caption", "dd", "div", "dt", "figcaption", "label", "legend", "summary", "tr"}
HIDDEN = {"data-search-exclude", "hidden", "popover"}
HIDDEN_TAGS = {"template", "select"}


class Parser(plugin.Parser):
    """The theme's parser, without what is hidden and with room between words.

    An element with ``data-search-title`` and an id is a section of its own: so is each word of the
    glossary, which is a list and has no headings.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.hidden = 0  # open elements from the hidden one inwards

    def handle_starttag(self, tag, attrs):
        """Pass on a tag of a visible element, and begin a section where one is named."""
        if tag in plugin.void:
            if tag == "br":
                self.handle_data(" ")
            return
        if self.hidden or tag in HIDDEN_TAGS or HIDDEN.intersection(name for name, _ in attrs):
            self.hidden += 1
            return
        super().handle_starttag(tag, attrs)
        named = dict(attrs)
        if "data-search-title" in named:
            self.section = plugin.Section(plugin.Element("section"), len(self.context))
            self.section.id = named["id"]
            self.section.title = [plugin.escape(named["data-search-title"], quote=False)]
            self.data.append(self.section)

    def handle_endtag(self, tag):
        """Pass on the end of a visible element, and keep its words from the next."""
        if self.hidden:
            self.hidden -= tag not in plugin.void
            return
        super().handle_endtag(tag)
        if tag in CELLS:
            self.handle_data(" · ")
        elif tag in BLOCKS:
            self.handle_data(" ")

    def handle_data(self, data):
        """Pass on the words of a visible element."""
        if not self.hidden:
            super().handle_data(data)


def on_config(_config):
    """Have the theme's plugin read pages with this parser."""
    plugin.Parser = Parser


@event_priority(-100)  # once the theme's plugin has written the index
def on_post_build(config):
    """Add to the index which words mean the same and which tell nothing."""
    path = Path(config.site_dir) / "search" / "search_index.json"
    index = json.loads(path.read_text("utf-8"))
    index["config"]["words"] = search_words.words().model_dump()
    path.write_text(json.dumps(index, separators=(",", ":")), "utf-8")
