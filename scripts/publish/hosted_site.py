"""From pages to the hosted site: a strict build, then what only a published site has.

MkDocs builds the pages and knows nothing of this file: `mkdocs build` alone gives a site that
works. Each step below then adds to the pages, in order, and a step may rely on those before it.
The pages are read before the first step and written after the last. The service worker lists all
finished files, so it is written at the very end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from scripts.publish import content_security, folder_offer, preview, release, service_worker, web_manifest
from scripts.publish.built_page import BuiltPage, read_pages, write_pages
from scripts.runner import process, progress
from scripts.runner.arguments import SentenceParser
from scripts.runner.errors import StepError, exit_code_of

Step = Callable[[Path, list[BuiltPage]], None]

# What each step does, in words for whoever waits, and the step: it gets the site's folder and pages.
STEPS: list[tuple[str, Step]] = [
    ("Naming the release", release.add_versions),
    ("Offering the folder copy", folder_offer.add_download),
    ("Adding the web manifest", web_manifest.add_web_manifest),
    ("Drawing the preview picture", preview.add_preview),
    ("Adding the security policy", content_security.add_csp),
    ("Adding up what a reader can keep", service_worker.add_offline_size),
]


def publish(site: Path, quiet: bool = False) -> None:
    """Build the hosted site into a folder.

    Parameters
    ----------
    site : Path
        The folder; what it held goes.
    quiet : bool
        Print warnings and errors only.

    Raises
    ------
    scripts.runner.errors.StepError
        When the pages cannot be built, or a step cannot go on.
    """
    build_pages(site, quiet=quiet)
    pages = read_pages(site)
    for title, step in STEPS:
        with progress.stage(title):
            step(site, pages)
    write_pages(site, pages)
    with progress.stage("Writing the service worker"):
        service_worker.write(site)


def build_pages(site: Path, *options: str, quiet: bool = False) -> None:
    """Have MkDocs build the pages with further options of its own; any warning is a failure."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir", site]
    command += [*options, "--quiet"] if quiet else options
    code = process.run_in_foreground(command)
    if code:
        raise StepError(
            "The site could not be built",
            f"mkdocs ended with exit code {code}",
            "read its lines above, correct what they name and run the command again",
        )


def main(argv: Sequence[str]) -> int:
    """Read the command line and publish."""
    parser = SentenceParser(prog="python -m scripts.publish.hosted_site", description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, help="folder of the site")
    parser.add_argument("--quiet", action="store_true", help="print warnings and errors only")
    parser.add_argument("--verbose", action="store_true", help="show tracebacks of failures")
    options = parser.parse_args(argv)
    return exit_code_of(lambda: publish(options.site.resolve(), options.quiet), options.verbose)


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(sys.argv[1:])))
