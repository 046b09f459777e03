"""The commands of the launcher: how their arguments are parsed, and what each does."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections.abc import Sequence

from scripts.launcher import chromium, environment, new_chart, other_engines
from scripts.publish import host_check
from scripts.runner import process
from scripts.runner.arguments import SentenceParser
from scripts.runner.build_date import build_date
from scripts.runner.errors import INTERRUPTED, StepError, exit_code_of
from scripts.runner.files import BUILD_CACHE, ROOT

PORT = 8000

# Reloading is MkDocs' default, named because some versions of Click lost it; only what an edit
# touched is built again (see scripts/pages/dirty_build.py).
SERVER = ("-m", "mkdocs", "serve", "--livereload", "--dirty")
# All tests: two processes, since browser tests wait a good part of their time.
WHOLE = ("-n", "2")
# The share of the code that they run; the figure is printed at the end, without a table.
COVERAGE = ("--cov", "--cov-report=")

# Commands with a module of their own, which reads the arguments that follow.
MODULES = {
    "offline": (
        "scripts.publish.folder_copy",
        "make a folder and a .zip of the site that open by double click, in dist/",
    ),
    "bench": ("scripts.bench.run", "measure speed and size in a browser, and compare with the targets"),
}
# Commands that pass arguments that they do not know to another program.
PASSING = {"test", *MODULES}


def main(argv: Sequence[str]) -> int:
    """Run the command that the arguments name, and return the exit code."""
    # Windows consoles and pipes may know fewer characters than a package name holds.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = read(argv)
    process.raise_on_termination()
    action = ACTIONS[options.command]
    return exit_code_of(lambda: action(options), options.verbose)


def read(argv: Sequence[str]) -> argparse.Namespace:
    """Parse the command line; `passed` holds what another program is to read."""
    parser = SentenceParser(prog="dev.py", description="Serve, test and build the site.", allow_abbrev=False)
    parser.add_argument("--verbose", action="store_true", help="show tracebacks of failures")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")

    def add(name: str, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(
            name, help=text, description=text, allow_abbrev=False, add_help=name not in MODULES
        )
        # Programs that get the rest of the arguments get this one, too.
        if name not in PASSING:
            command.add_argument(
                "--verbose", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS
            )
        return command

    add("serve", "show the site at http://127.0.0.1:8000/, renewed with each edit").add_argument(
        "--port", type=_port, default=PORT, help=f"another port than {PORT}"
    )
    tests = add("test", "run every test; what follows goes to pytest, such as -k units")
    tests.add_argument(
        "--engines",
        choices=("installed", "all"),
        default="installed",
        help="test in the engines that are here (the usual), or first install Firefox and WebKitGTK",
    )
    tests.add_argument(
        "--fast", action="store_true", help="only the tests that need no browser and no build of the site"
    )
    tests.add_argument(
        "--coverage", action="store_true", help="also say how much of model/ and scripts/ the tests run"
    )
    add("check", "style, types and the fast tests: what a change passes first")
    add("build", "build the site into the folder site/, strictly")
    add("calibrate", "fit the model to the evidence again; writes two files in model/data").add_argument(
        "--quick", action="store_true", help="minutes instead of an hour: no sampling, a normal approximation"
    )
    newer = "bring every pinned package to its newest version, and say what changed"
    add("renew", newer).add_argument(
        "--dry-run", action="store_true", help="say what would change, and write nothing"
    )
    chart = "write the skeleton of a new chart: a scenario and its view, which build as they are"
    skeleton = add("new-chart", chart)
    skeleton.add_argument("name", help="in kebab-case, such as late-start")
    skeleton.add_argument(
        "--theme",
        choices=new_chart.THEMES,
        default=new_chart.THEMES[0],
        help=f"the folder of model/charts that it joins (default {new_chart.THEMES[0]})",
    )
    check = "say what a web server does wrong with a published copy of the site"
    add("check-host", check).add_argument("address", help="of the first page of the copy")
    for name, (_, text) in MODULES.items():
        add(name, text)

    options, options.passed = parser.parse_known_args(argv)
    if options.passed and options.command not in PASSING:
        parser.error(f"unrecognized arguments: {' '.join(options.passed)}")
    options.verbose = options.verbose or "--verbose" in options.passed
    return options


def serve(options: argparse.Namespace) -> int:
    """Show the site on this computer and build it again after each edit."""
    check_port(options.port)
    python, env = make_ready(environment.SITE, options.verbose, wait=False)
    code = process.run_in_foreground([python, *SERVER, "--dev-addr", f"127.0.0.1:{options.port}"], env)
    # Ctrl-C is how a person ends this command, so it is no failure.
    return 0 if code == INTERRUPTED else _checked_exit_code(code, "The site could not be served", "mkdocs")


def build(options: argparse.Namespace) -> int:
    """Build the site into `site/`, with the folder copy that it offers; any warning is a failure."""
    python, env = make_ready(environment.SITE, options.verbose)
    verbose = ["--verbose"] if options.verbose else []
    # Both have printed what failed.
    code = process.run_in_foreground(
        [python, "-m", "scripts.publish.folder_copy", "--if-needed", *verbose], env
    )
    return code or process.run_in_foreground(
        [python, "-m", "scripts.publish.hosted_site", "site", *verbose], env
    )


def test(options: argparse.Namespace) -> int:
    """Run every test, with a browser whose path the tests find in the environment."""
    python, env = make_ready(environment.TEST, options.verbose)
    env[chromium.VARIABLE] = str(chromium.find() or chromium.install(python))
    if options.engines == "all":
        other_engines.install()
    words = [*options.passed] or [*WHOLE]
    if options.fast:
        words = [*WHOLE, "--fast", *options.passed]
    if options.coverage:
        words += COVERAGE
        if sys.version_info >= (3, 12):
            env["COVERAGE_CORE"] = "sysmon"  # much quicker than tracing, which is all there is before
    # pytest has printed what failed; exit codes are its own.
    code = process.run_in_foreground([python, "-m", "pytest", *words], env, grace=20)
    if options.coverage and code != INTERRUPTED:
        share = process.run_quietly([python, "-m", "coverage", "report", "--format=total"], env)
        print(f"These tests run {share} % of the lines of model/ and scripts/.")
    return code


def check(options: argparse.Namespace) -> int:
    """Run the gates that need neither a browser nor a build of the site."""
    python, env = make_ready(environment.TEST, options.verbose)
    return process.run_in_foreground([python, "-m", "scripts.launcher.checks"], env)


def run_module(options: argparse.Namespace) -> int:
    """Hand over to the module of the command's name; it says itself what went wrong."""
    # The benchmark needs a browser and SciPy, which are among the packages of the tests.
    needed = environment.TEST if options.command == "bench" else environment.SITE
    if {"-h", "--help"} & {*options.passed}:
        python, env = environment.prepare(needed), None
    else:
        python, env = make_ready(needed, options.verbose)
        if options.command == "bench":
            env[chromium.VARIABLE] = str(chromium.find() or chromium.install(python))
    return process.run_in_foreground([python, "-m", MODULES[options.command][0], *options.passed], env)


def calibrate(options: argparse.Namespace) -> int:
    """Fit the three assumptions to the evidence again, and write a report of how well that went."""
    python, env = make_ready(environment.TEST, options.verbose)
    report = BUILD_CACHE / "calibration.md"
    fit = [python, "-m", "scripts.calibration.fit", *(["--quick"] if options.quick else [])]
    code = process.run_in_foreground(fit, env)
    code = code or process.run_in_foreground([python, "-m", "scripts.calibration.report", report], env)
    if code == 0:
        print(f"The report is in {report.relative_to(ROOT)}.")
    return _checked_exit_code(code, "The model could not be calibrated", "the fit")


def renew(options: argparse.Namespace) -> int:
    """Renew the lists of packages; their compiler is among the packages of the tests."""
    python = environment.prepare(environment.TEST)
    flags = {"--dry-run": options.dry_run, "--verbose": options.verbose}
    command = [python, "-m", "scripts.launcher.renewal", *(flag for flag, given in flags.items() if given)]
    # It has said already what failed.
    return process.run_in_foreground(command, process.child_environment(python))


def create_chart(options: argparse.Namespace) -> int:
    """Write the skeleton of a chart and say how to go on."""
    for path in new_chart.write(options.name, options.theme):
        print(f"wrote {path}")
    print(new_chart.advice(options.name))
    return 0


def check_host(options: argparse.Namespace) -> int:
    """Check a published copy of the site; nothing is installed for it."""
    return host_check.print_report(options.address)


def make_ready(requirements: str, verbose: bool, wait: bool = True) -> tuple:
    """Install what is missing and make the files that pages need.

    Parameters
    ----------
    requirements : str
        File that lists the packages.
    verbose : bool
        Say what was written.
    wait : bool
        Also make the files that only let Python start faster; else they follow by themselves.

    Returns
    -------
    tuple of (Path, dict)
        The environment's interpreter, and the variables to run programs with.
    """
    build_date()  # before anything takes long
    python = environment.prepare(requirements)
    env = process.child_environment(python)
    # Hide Material's notice of its end of life, which is known.
    env["NO_MKDOCS_2_WARNING"] = "1"
    flags = [*(["--verbose"] if verbose else []), *([] if wait else ["--no-wait"])]
    code = process.run_in_foreground([python, "-m", "scripts.assets.generated_files", *flags], env)
    if code:
        sys.exit(code)  # it has printed its sentence
    return python, env


def check_port(port: int) -> None:
    """Raise a `StepError` early when the site cannot have its port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # On Windows the option would let two programs share a port.
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            other = port + 1 if 1024 <= port < 65535 else PORT
            why = "may not be used by this user" if port < 1024 else "is already in use"
            raise StepError(
                "The site could not be served",
                f"port {port} of this computer {why}",
                f"stop the other program or take another port: serve --port {other}",
            ) from error


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port, which is a number from 1 to 65535")
    return int(text)


def _checked_exit_code(code: int, what: str, program: str) -> int:
    if code in (0, INTERRUPTED):
        return code
    raise StepError(
        what,
        f"{program} ended with exit code {code}",
        "read its lines above, correct what they name and run the command again",
    )


ACTIONS = {
    "serve": serve,
    "test": test,
    "check": check,
    "build": build,
    "calibrate": calibrate,
    "renew": renew,
    "new-chart": create_chart,
    "check-host": check_host,
    **dict.fromkeys(MODULES, run_module),
}
