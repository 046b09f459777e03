"""The contract of a result as TypeScript, so that the JavaScript that draws it is checked against it.

``python -m scripts.charts.typescript`` writes the declarations that ``import("contract")`` in JSDoc
means, see ``jsconfig.json``; ``npm run types`` then finds every place that reads a field which does
not exist. Pydantic says what the contract is as JSON schema, json-schema-to-typescript says it anew.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from pydantic.json_schema import GenerateJsonSchema

from scripts.charts.contract.result import Result
from scripts.runner.errors import exit_code_of
from scripts.runner.files import ROOT, write_atomically

DECLARATIONS = ROOT / ".cache" / "types" / "contract.d.ts"
CONVERTER = ROOT / "node_modules" / "json-schema-to-typescript" / "dist" / "src" / "cli.js"


class _WithoutFieldTitles(GenerateJsonSchema):
    """A title would become a type of its own, such as ``Label``, for every field."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002, pydantic's signature
        return False


def write_declarations(path: Path = DECLARATIONS) -> None:
    """Write the types of a result and all its parts.

    Raises
    ------
    subprocess.CalledProcessError
        If the converter fails; what it said stands on stderr.
    """
    from scripts.runner import nodejs

    schema = Result.model_json_schema(schema_generator=_WithoutFieldTitles)
    # A list of at least two would become a tuple, which no list of unknown length fits.
    options = ["--ignoreMinAndMaxItems", "--bannerComment", "// Made by scripts/charts/typescript.py."]
    done = subprocess.run(
        [nodejs.node(), str(CONVERTER), *options],
        input=json.dumps(schema),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    write_atomically(path, done.stdout.encode())


def main() -> None:
    """Write them and say where."""
    write_declarations()
    print(f"wrote {DECLARATIONS.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(exit_code_of(main))
