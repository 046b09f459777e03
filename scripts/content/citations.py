"""Numbered citations of one page, with a way back from the list to the text."""

from __future__ import annotations

from collections.abc import Callable

from scripts.content import references


class Citations:
    """Counts what a page cites, in the order of first mention.

    One object per page. `cite` and `mention` fill it while the page is rendered; `entries` is read
    at the end.
    """

    def __init__(self) -> None:
        self._places: dict[str, list[str]] = {}
        self._doubted: set[str] = set()

    def cite(self, key: str) -> dict:
        """Count a citation in the text.

        Returns
        -------
        dict
            ``number`` of the reference on this page, ``place`` (id of this mention), ``target``
            (id in the list) and ``text`` for people who cannot see the number.
        """
        source = references.short_form(key)
        places = self._places.setdefault(key, [])
        place = f"cite-{key}-{len(places) + 1}"
        places.append(place)
        return {
            "number": self.number(key),
            "place": place,
            "target": f"source-{key}",
            "text": source["text"],
        }

    def once(self, cite: Callable[[str], str]) -> Callable[[str], str]:
        """Return ``cite`` for long tables: it cites no source that the page has cited before."""
        return lambda key: "" if key in self._places else cite(key)

    def mention(self, key: str, place: str) -> None:
        """Count something on the page that names the source itself, such as a chart."""
        references.short_form(key)
        self._places.setdefault(key, []).append(place)

    def doubt(self, key: str) -> None:
        """Note that a figure of this page has not yet been read in its source."""
        self._doubted.add(key)

    def number(self, key: str) -> int:
        """Return the number on this page of a source that it has cited or mentioned."""
        return list(self._places).index(key) + 1

    def entries(self) -> list[dict]:
        """Return the page's sources, formatted, each with the ids of the places that cite it.

        ``doubted`` says that a figure taken from it is still to be checked.
        """
        return [
            references.full_form(key)
            | {"target": f"source-{key}", "places": places, "doubted": key in self._doubted}
            for key, places in self._places.items()
        ]
