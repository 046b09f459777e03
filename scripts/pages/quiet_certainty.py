"""How sure we are, told quietly: small marks where every sentence with its label would be noise.

A label is known where the text names it; what it looks like depends on its neighbors and on the page.
So macros put a token into the text, and `Marks.fill` replaces the tokens once the page is complete.
"""

from __future__ import annotations

import re
from collections import Counter

from scripts.content import certainty
from scripts.content.claims import LABELS
from scripts.templates.jinja import render_inline

# Where readers want the sentence first; studies and lists keep the words beside each claim.
QUIET = {"home", "fundamentals", "intermediate"}
# Where twelve labels are too many, a mark shows one of three steps; its note keeps the label.
STEPPED = {"home", "fundamentals"}

# A reader must not miss these: their words stand in the text.
LOUD = {"contested", "not supported as stated", "uncertain"}

# As the head of a page counts them, where the label itself is no word for it.
COUNTED = {"absent": "not studied", "mixed": "mixed"}

_TOKEN = re.compile(r"(\s*)<!--certainty (\d+)-->")
_COUNTS = "<!--certainty counts-->"
# Between two marks of one run stands text, but no end of a paragraph, a list item or a cell.
_BREAK = re.compile(r"\n\s*\n|\n\s*(?:[-*]|\d+\.) |</(?:p|li|td|th|dd)>")
# The last word of a sentence, unless Markdown or a tag ends in it.
_LAST_WORD = re.compile(r"[^\s<>*_`\[\]()|]+\Z")
_CELL = re.compile(r"<t[dh][^>]*>\Z|\|\s*\Z")


class Marks:
    """The labels of one page, in the order of the text."""

    def __init__(self) -> None:
        self._marks: list[dict] = []
        self._stepped = False

    def add(self, template: str, first: dict, *others: dict) -> str:
        """Remember a label and return the token that stands for it.

        Parameters
        ----------
        template : str
            What shows one label in words.
        first, *others : dict
            ``label, parts, why, id`` (of a claim, else None) and, for a claim, ``url``. One mark stands
            for all: it shows the label of the first, and its note gives the reason of each.
        """
        self._marks.append({"label": first["label"], "reasons": [first, *others], "template": template})
        return f"<!--certainty {len(self._marks) - 1}-->"

    def hush(self, token: str, said: str) -> str:
        """Return a token whose mark is small whatever its label, if `said` beside it says what became of it."""
        self._marks[int(_TOKEN.fullmatch(token)[2])]["hushed"] = bool(said)
        return token

    def counts(self) -> str:
        """Return the token for the count of labels."""
        return _COUNTS

    def fill(self, text: str, page, about: str) -> str:
        """Replace all tokens.

        Parameters
        ----------
        text : str
            A page as Markdown.
        page : mkdocs.structure.pages.Page
            Its tier decides between marks and words; a page of the article counts its claims.
        about : str
            Address of what the labels mean.
        """
        tier = page.meta.get("tier") or ("home" if page.is_homepage else "")
        quiet, self._stepped = tier in QUIET, tier in STEPPED
        head = ""
        if tier and self._marks:
            head = render_inline("evidence/certainty-counts.html", about=about, quiet=quiet, **self._count())
        text = text.replace(_COUNTS, head)
        if not quiet:
            return _TOKEN.sub(lambda token: token[1] + self._in_words(int(token[2])), text)
        for run in reversed(self._runs(text)):
            text = self._put(text, run)
        return text

    def _count(self) -> dict:
        """Count what the page says once or more, by label, surest first."""
        reasons = [one for mark in self._marks for one in mark["reasons"]]
        labels = {(one["id"], one["why"]): one["label"] for one in reasons}.values()
        known = [label if label in LABELS else "mixed" for label in labels]
        found = Counter(map(self._counted, known))
        order = dict.fromkeys(map(self._counted, [*LABELS, "mixed"]))
        return {"total": found.total(), "counts": [(found[name], name) for name in order if name in found]}

    def _counted(self, label: str) -> str:
        if self._stepped and label not in ("mixed", "corrected"):
            return certainty.step(label)["words"].lower()
        return COUNTED.get(label, label)

    def _runs(self, text: str) -> list[list[re.Match]]:
        """Group the tokens of a text: neighbors in one paragraph that say the same."""
        end, runs = 0, []
        for token in _TOKEN.finditer(text):
            same = runs and self._label(runs[-1][-1]) == self._label(token)
            if same and not _BREAK.search(text, end, token.start()):
                runs[-1].append(token)
            else:
                runs.append([token])
            end = token.end()
        return runs

    def _label(self, token: re.Match) -> str:
        return self._marks[int(token[2])]["label"]

    def _put(self, text: str, run: list[re.Match]) -> str:
        """Show one mark at the end of a run, or the words where a label is all that a cell says."""
        last = run[-1]
        if _CELL.search(text, 0, last.start()):
            return text[: last.start()] + last[1] + self._in_words(int(last[2])) + text[last.end() :]
        text = self._keep(text[: last.start()], self._mark(run)) + text[last.end() :]
        for token in reversed(run[:-1]):
            text = text[: token.start()] + text[token.end() :]
        return text

    def _keep(self, before: str, mark: str) -> str:
        """Put a mark behind a text, on one line with its last word: at a line's start it is nobody's."""
        # No word holds a space; to look for it in the whole page took a quarter of the build.
        word = _LAST_WORD.search(before, max(before.rfind(" "), before.rfind("\n")) + 1)
        if not word or "certainty--loud" in mark:
            return f"{before} {mark}"
        return f'{before[: word.start()]}<span class="certainty-end">{word[0]} {mark}</span>'

    def _mark(self, run: list[re.Match]) -> str:
        reasons = [one for token in run for one in self._marks[int(token[2])]["reasons"]]
        reasons = list({(one["id"], one["why"]): one for one in reasons}.values())
        parts = reasons[0]["parts"]
        if self._stepped:
            parts = [part | certainty.step(part["label"]) for part in parts]
        hushed = self._marks[int(run[0][2])].get("hushed")
        loud = len(parts) > 1 or (not self._stepped and parts[0]["label"] in LOUD and not hushed)
        return render_inline(
            "evidence/certainty-quiet.html",
            key=f"sure-{run[0][2]}",
            label=reasons[0]["label"],
            parts=parts,
            reasons=reasons,
            loud=loud,
            stepped=self._stepped,
        )

    def _in_words(self, number: int) -> str:
        mark = self._marks[number]
        return " ".join(render_inline(mark["template"], **one) for one in mark["reasons"])
