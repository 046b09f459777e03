"""Macros: what an author can write in a page between <!--[[ and ]]-->.

Each macro fills a template from data. MkDocs loads this file afresh for every build.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # the plugin loads this file by its path, not as a module
    sys.path.insert(0, str(ROOT))

from scripts.pages import reload

reload.drop_changed_modules(ROOT)

from scripts.pages import proofread

# Before the imports below, which would stop at the same mistakes unexplained.
with proofread.reporting_errors():
    proofread.check_sources()

from markupsafe import Markup

import model
from scripts.content import certainty as certainty_labels
from scripts.content import claims, evidence_numbers, model_numbers, study_table
from scripts.content import glossary as glossary_terms
from scripts.content import questions as question_list
from scripts.content import reference_list as reference_lists
from scripts.content.citations import Citations
from scripts.model_pages import api_reference as docstrings
from scripts.model_pages import assumption, parameters
from scripts.model_pages import power as trial_power
from scripts.pages import frame, model_macros, preparation, quiet_certainty
from scripts.pages import notices as third_party
from scripts.publish import folder_offer as zip_offer
from scripts.templates.jinja import render, render_inline


def define_env(env):
    """Prepare what pages need and register the macros.

    Parameters
    ----------
    env : mkdocs_macros.plugin.MacrosPlugin
    """
    preparation.prepare(env)

    @env.macro
    def page_head():
        """Insert the notice, the tier, and the links to the simpler and the deeper page."""
        env.has_head = True
        values = frame.head_values(env.page, env.variables["files"])
        return render("page/head.html", counts=Markup(env.marks.counts()), **values)

    @env.macro
    def chart(name, view=None, women=None, id=None):
        """Insert a live chart; ``view`` is a tier, ``id`` is for a page that has one scenario twice."""
        from scripts.charts import markup

        numbers = number_sources(name, place=id or name)
        return markup.render_chart(name, view=view, women=women, chart_id=id, numbers=numbers)

    @env.macro
    def hero(about):
        """Insert the lens of the first page with its slider; ``about`` is the page of the chart behind it."""
        from scripts.charts import hero

        return hero.render_hero(to(about))

    @env.macro
    def picture(name, view=None):
        """Insert the picture of a scenario as it stands by default, without controls."""
        from scripts.charts import markup

        return markup.render_picture(name, view, chart_id=name, numbers=number_sources(name, place=name))

    @env.macro
    def chart_contract():
        """What a result and a chart of each kind hold, field by field."""
        from scripts.charts.contract_table import contract_groups

        return render("chart/contract.html", groups=contract_groups())

    @env.macro
    def assumption_switch():
        """Insert the site-wide switch between three assumptions, with its scoreboard."""
        return render("model/assumption-switch.html", **assumption.switch(cite))

    @env.macro
    def certainty(label, why=""):
        """Insert a badge: how sure we are, and why in one line."""
        described = certainty_labels.describe(label)
        rest = {"id": None, "why": why, "parts": [described | {"scope": ""}]}
        return env.marks.add("evidence/certainty.html", described | rest)

    @env.macro
    def evidence_signs():
        """Tabulate which arrows from progesterone to a target were seen in what, each with its papers."""
        from scripts.content import signs_table as signs

        return render("evidence/signs.html", **signs.table(cite))

    @env.macro
    def claim(first, *others):
        """Insert one mark for one or more claims: the label of the first, the reason of each, and the ledger."""
        badges = [claims.badge(one) | {"url": to(f"evidence/claims.md#{one}")} for one in (first, *others)]
        return env.marks.add("evidence/claim-badge.html", *badges)

    @env.macro
    def myth(told, *claim_ids, caller):
        """Insert a card of two sides: what is often told, and between call and endcall what studies found."""
        said = claims.verdict(claim_ids)
        mark = env.marks.hush(claim(*claim_ids), said) if claim_ids else ""
        return render("evidence/myth.html", told=told, found=caller(), mark=mark, verdict=said)

    @env.macro
    def claim_ledger():
        """List every claim with its label, reasons, sources and check."""
        return render("evidence/claim-ledger.html", **claims.ledger(cite))

    @env.macro
    def term(slug, words=None):
        """Insert a word that explains itself: a button with the plain line of the glossary."""
        used = env.terms.use(slug, words)
        return render_inline("page/term.html", url=to(f"glossary.md#{slug}"), **used)

    @env.macro
    def glossary():
        """List every word of the glossary."""
        return render("page/glossary.html", **glossary_terms.table())

    @env.macro
    def reference_list():
        """List the article's own references with what is wrong, then every reference with its status."""
        items = reference_lists.article_references()
        entries = reference_lists.all_references()
        return render(
            "evidence/reference-list.html",
            article=items,
            badges={item["claim"]: Markup(claim(item["claim"])) for item in items},
            entries=entries,
            counts=reference_lists.counts(entries),
            ledger=to("evidence/claims.md"),
        )

    @env.macro
    def questions():
        """List the questions of the reflection page, and the sheet that readers make of them."""
        parts = ("page/question-suggestions.html", "page/questions.html", "page/question-sheet.html")
        return "\n\n".join(render(part, **question_list.table(to)) for part in parts)

    @env.macro
    def lesson_builder():
        """Insert the builder of a link and a sheet for a class."""
        from scripts.charts import lessons

        first = env.variables["files"].get_file_from_path("index.md").page
        return render("page/lesson-builder.html", chapters=lessons.list_chapters(first, to))

    @env.macro
    def cite(*keys):
        """Insert one or more numbered citations."""
        return "".join(render_inline("evidence/citation.html", **env.citations.cite(key)) for key in keys)

    @env.macro
    def address(target):
        """Insert the address of another page into a link of HTML, which may not be written by hand: copies differ."""
        return to(target)

    @env.macro
    def evidence_value(row, field, form="size", digits=None):
        """Insert a number of the evidence table with its unit; ``form``: size, signed or plain."""
        return number(row, evidence_numbers.value(row, field, form, digits))

    @env.macro
    def quoted(row, words, field="uncertainty"):
        """Insert words that stand in the evidence table, such as an interval; checked against it."""
        return number(row, evidence_numbers.quote(row, words, field))

    @env.macro
    def model_value(scenario, figure, form="size", digits=1, **inputs):
        """Insert a figure of the model, from the summary of a run; further words are inputs of the run."""
        text = model_numbers.summary_value(scenario, figure, form, digits, inputs)
        return render_inline("model/number.html", text=text, scenario=scenario)

    @env.macro
    def counted(row, arm):
        """Say how many had an outcome: ``arm`` is placebo or treated."""
        return number(row, evidence_numbers.count(row, arm))

    @env.macro
    def outcomes(caption, shared=False, **trials):
        """Tabulate benefits and harms of trials side by side; ``column title = trial``, spaces as _."""
        return render("evidence/outcomes.html", caption=caption, **frame.outcome_table(trials, shared))

    @env.macro
    def parameter_table():
        """Tabulate every parameter of the model."""
        return render("model/parameter-table.html", **parameters.table(cite))

    @env.macro
    def api_reference(*modules):
        """Insert the docstrings of functions of the model."""
        return render("model/api-reference.html", modules=docstrings.modules(*modules))

    @env.macro
    def notices():
        """List everything shipped that others made."""
        return render("page/notices.html", **third_party.table())

    @env.macro
    def self_test():
        """Insert the button that lets the model check itself in the reader's browser."""
        return render("model/self-test.html")

    @env.macro
    def offline_copy():
        """Insert the button that keeps the site in the reader's browser."""
        return render("publish/offline-copy.html")

    @env.macro
    def folder_offer():
        """Insert the link to the folder copy, which publishing fills in."""
        return zip_offer.NO_DOWNLOAD

    model_macros.define(env, cite)

    @env.macro
    def evidence_table(*rows, caption, kinds=()):
        """Tabulate studies: rows by id, or all rows of some kinds."""
        about = to("about/index.md#numbers-to-be-checked")
        lines = study_table.table(rows or study_table.of_kind(*kinds), cite)
        env.tables += 1  # a page may show one study twice; ids must differ
        prefix = f"table-{env.tables}-"
        return render("evidence/study-table.html", caption=caption, rows=lines, about=about, prefix=prefix)

    @env.macro
    def power(row, spread, women=None, wanted=None):
        """Insert the trials out of 100 that would see the row's difference, or the women needed per arm."""
        difference = float(evidence_numbers.row(row)["difference_pct"])
        text = trial_power.format_power(difference, spread, women, wanted)
        return render_inline("evidence/number.html", row=row, text=text)

    def number_sources(name, place):
        keys = model_numbers.declaration(name)["sources"]
        for key in keys:
            env.citations.mention(key, place=place)
        return {key: env.citations.number(key) for key in keys}

    def to(target):
        return frame.link(env.page, env.variables["files"], target)

    def number(row, text):
        if evidence_numbers.recalled(row):  # told at its source: inside a sentence it drowns the point
            env.citations.doubt(evidence_numbers.source(row))
        return render_inline("evidence/number.html", row=row, text=text)


def on_pre_page_macros(env):
    """Start counting citations anew."""
    env.citations = Citations()
    env.marks = quiet_certainty.Marks()
    env.terms = glossary_terms.TermUses()
    env.tables = 0
    env.has_head = False


def on_post_page_macros(env):
    """Close every page with its sources and the fixed block, so that no author can forget them."""
    if not env.has_head:
        raise frame.PageError(f"{env.page.file.src_uri} has no page_head(); put it below the title.")
    parts = [env.markdown]
    entries = env.citations.entries()
    if entries:
        checked = frame.link(env.page, env.variables["files"], "about/index.md#numbers-to-be-checked")
        parts.append(render("evidence/sources.html", entries=entries, about=checked))
    foot = frame.foot_values(env.page, env.variables["files"])
    parts.append(render("page/foot.html", version=model.__version__, **foot))
    about = frame.link(env.page, env.variables["files"], "about/index.md#how-sure-we-are")
    env.markdown = env.marks.fill("\n\n".join(parts), env.page, about)
