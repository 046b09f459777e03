"""Macros of the page on the fit: rows, sampling, other models."""

from scripts.model_pages import fit_checks
from scripts.model_pages import fit_table as fit_counts
from scripts.model_pages import other_models as comparison
from scripts.model_pages.fit_report import report as fit_report_values
from scripts.templates.jinja import render


def define(env, cite):
    """Define them for MkDocs.

    Parameters
    ----------
    env : macros environment
    cite : callable
        Turns a bib key into its mark on the page.
    """

    @env.macro
    def fit_table():
        """Tabulate how many published rows each position of the assumption switch meets."""
        return render("model/fit-table.html", **fit_counts.table())

    @env.macro
    def fit_numbers(part):
        """Tabulate what sampling and leaving trials out say of the fit."""
        return render("model/fit-numbers.html", **fit_checks.table(part))

    @env.macro
    def fit_report(assumption):
        """Show each published row beside the model, at one position of the assumption switch."""
        return render("model/fit-report.html", **fit_report_values(assumption, env.citations.once(cite)))

    @env.macro
    def other_models():
        """Tabulate other published models beside ours."""
        return render("model/other-models.html", rows=comparison.table(cite))
