"""The command line: lists what can be asked, runs it, predicts trials and exports the equations."""

import argparse
import csv
import errno
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

try:
    from . import __version__, api
    from .api.request import check
    from .errors import EvidenceError, RequestError
    from .export import omex, sbml
    from .export.courses import COURSES, FIGURES
    from .export.system import trace_course
    from .physiology.parameters import DEFAULT, PARAMETERS
    from .simulation.course import Course
    from .trials import prediction_table
    from .typed_number import parse_number
except KeyboardInterrupt:  # pressed while Python was still reading
    print("model: Stopped.", file=sys.stderr)
    sys.exit(130)

# What one types: the package is `model` in the project's folder and `living_bone` once it is installed.
PROGRAM = f"python -m {__package__}"

# Why there is no such format: tools that read Antimony can convert SBML themselves.
NO_ANTIMONY = (
    "Antimony is no longer written here. Export SBML and convert it with the Python package antimony: "
    "antimony.loadSBMLFile(FILE), then antimony.getAntimonyString()."
)


def main(arguments=None):
    """Run one command; returns the exit code: 2 for a request that is refused, others as shells know them."""
    try:
        if sys.stdout is None:  # closed by the caller
            raise OSError(errno.EBADF, "the output is closed")
        try:
            options = _parser().parse_args(arguments)
            options.command(options)
        finally:  # also after the help, with which the parser ends the process
            _write_out()
    except (RequestError, EvidenceError) as error:
        return _end(2, str(error))
    except KeyboardInterrupt:
        return _end(130, "Stopped.")
    except BrokenPipeError:
        return _end(141, "Stopped, because the program that read this output has ended.")
    except OSError as error:
        return _end(1, f"The output could not be written ({error.strerror or error}).")
    except Exception as error:
        if isinstance(error, ModuleNotFoundError) and error.name == "numpy":
            needed = "Bands of women and predictions need the package NumPy: python -m pip install numpy."
            return _end(2, needed)
        if sys.flags.dev_mode:
            raise
        said = " ".join(str(error).split())
        return _end(
            1,
            f"Something happened that nobody foresaw ({type(error).__name__}: {said})."
            f" python -X dev -m {__package__} shows where; please report it.",
        )
    return 0


def _write_out():
    """Write what is held back; what nobody can take is missed once, not again when Python ends."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def _end(code, sentence):
    with suppress(OSError):
        print(f"model: {sentence}", file=sys.stderr, flush=True)
    return code


class _Parser(argparse.ArgumentParser):
    """A parser whose help is missed where it cannot be printed."""

    def print_help(self, file=None):
        print(self.format_help(), end="", file=file)


def _parser():
    parser = _Parser(prog=PROGRAM, description=__doc__)
    parser.add_argument("--version", action="version", version=f"Living Bone {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="list the scenarios and their inputs")
    listing.add_argument("--parameters", action="store_true", help="list the parameters of the model instead")
    listing.set_defaults(command=_list)
    prediction_table.add_command(commands)
    running = commands.add_parser("run", help="run a scenario and print its series")
    running.add_argument("scenario", metavar="SCENARIO")
    running.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help="set an input; repeatable"
    )
    running.add_argument("--assumption", default="small", help="none, small or strong")
    running.add_argument(
        "--parameter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="change a parameter of the model; repeatable",
    )
    running.add_argument("--view", help="fundamentals, intermediate or academic")
    running.add_argument("--women", default=0, help="virtual women for bands (0 = none)")
    running.add_argument("--seed", default=1)
    running.add_argument("--format", choices=("csv", "json"), default="csv")
    running.set_defaults(command=_run)
    exporting = commands.add_parser("export", help="write the equations for other simulators")
    exporting.add_argument(
        "--format",
        choices=("sbml", "omex", "antimony"),
        default="sbml",
        metavar="{sbml,omex}",
        help="one course as SBML, or a COMBINE archive with figures",
    )
    exporting.add_argument(
        "--course", choices=tuple(COURSES), help=f"default: natural, in an archive {', '.join(FIGURES)}"
    )
    exporting.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="e2_after or interventions (a JSON list); repeatable",
    )
    exporting.add_argument("--assumption", default="small", help="none, small or strong")
    exporting.add_argument("--from", dest="start_y", type=parse_number, default=-8.0, metavar="YEAR")
    exporting.add_argument("--to", dest="stop_y", type=parse_number, default=15.0, metavar="YEAR")
    exporting.add_argument("--out", metavar="FILE", help="instead of standard output")
    exporting.set_defaults(command=_export)
    return parser


def _list(options):
    if options.parameters:
        for name, row in PARAMETERS.items():
            lowest, highest = row.bounds
            print(
                f"{name} = {getattr(DEFAULT, name):g} {row.unit}  ({row.meaning}; plausible: {lowest:g} to {highest:g})"
            )
        return
    for scenario in api.scenarios():
        print(f"{scenario['name']}: {scenario['question']}")
        for control in scenario["controls"]:
            if "options" in control:
                allowed = ", ".join(option["value"] for option in control["options"])
            else:
                allowed = f"{control['min']:g} to {control['max']:g} {control['unit']}"
            print(f"  {control['key']} = {control['default']}  ({control['label']}: {allowed})")


def _run(options):
    request = {
        "scenario": options.scenario,
        "inputs": dict(_assignment(text) for text in options.set),
        "parameters": dict(_assignment(text, "--parameter needs NAME=VALUE") for text in options.parameter),
        "assumption": options.assumption,
        "women": options.women,
        "seed": options.seed,
    }
    if options.view:
        request["view"] = options.view
    result = api.run(request)
    if options.format == "json":
        print(json.dumps(result, allow_nan=False))
        return
    series = result["series"]
    rows = csv.writer(sys.stdout, lineterminator="\n")
    header, columns = [result["time"]["unit"]], [result["time"]["values"]]
    for one in series:
        header.append(one["name"])
        columns.append(one["values"])
        for end in ("lower", "upper"):
            if end in one:
                header.append(f"{one['name']}_{end}")
                columns.append(one[end])
    rows.writerow(header)
    rows.writerows(zip(*columns, strict=True))


def _export(options):
    if options.format == "antimony":
        raise RequestError(NO_ANTIMONY)
    inputs = dict(_assignment(text) for text in options.set)
    for key in inputs:
        if key not in ("e2_after", "interventions"):
            raise RequestError(f"Unknown input: {key!r}. Allowed: e2_after, interventions.", key)
    if not -50 <= options.start_y < options.stop_y <= 100:
        raise RequestError("--from must be earlier than --to, both from -50 to 100 years.")
    if options.format == "omex":
        if options.out is None:
            raise RequestError("An archive is no text: name a file for it with --out.")
        names = [options.course] if options.course else FIGURES
        written = omex.write({name: _traced(name, inputs, options) for name in names})
    else:
        text = sbml.write(_traced(options.course or "natural", inputs, options))
        if options.out is None:
            sys.stdout.write(text)
            return
        written = text.encode()
    try:
        Path(options.out).write_bytes(written)
    except OSError as error:
        raise RequestError(f"Cannot write {options.out}: {error.strerror}.") from error


def _traced(name, inputs, options):
    """Trace the course of a name, with what was set."""
    told = COURSES[name]
    stage = {} if told.stage == "premenopausal" else {"menopause": told.stage}
    request = {"scenario": "menopause", "inputs": inputs | stage, "assumption": options.assumption}
    _, question, _ = check(request)
    course = Course(
        stage=told.stage,
        e2_after=question.inputs["e2_after"],
        interventions=told.interventions + question.interventions,
    )
    return trace_course(
        course, options.start_y, options.stop_y, question.parameters, f"Living Bone, {told.title}"
    )


def _assignment(text, needs="--set needs KEY=VALUE"):
    """KEY=VALUE; the value is JSON where it is a list or an object, else text as it was typed."""
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise RequestError(f"{needs}, not {text!r}.")
    try:
        read = json.loads(value)
    except ValueError:  # of the parser, or for an integer of thousands of digits
        return key, value
    return key, read if isinstance(read, (list, dict)) else value


if __name__ == "__main__":
    sys.exit(main())
