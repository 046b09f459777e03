"""The one command for people; CPython 3.11 or newer is all it needs.

    python scripts/dev.py serve [--port N]      the site at http://127.0.0.1:8000/
    python scripts/dev.py test [pytest args]    every test
    python scripts/dev.py build                 the site, as files, in site/
    python scripts/dev.py --help                all commands

This file only makes sure of the interpreter, so it is written for any Python: an
old one has to understand it well enough to print the sentence below.
"""

import os
import sys

NEEDED = (3, 11)

if sys.version_info < NEEDED:
    sys.stderr.write(
        "This project could not start, because it needs Python {0}.{1} or newer and this is "
        "Python {2}.{3}; install a newer one and name it, for example: "
        "python{0}.{1} scripts/dev.py serve\n".format(*(NEEDED + tuple(sys.version_info[:2])))
    )
    sys.exit(1)

# Python puts the folder of this file first; modules are imported from the root.
sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

try:
    from scripts.launcher import commands
    from scripts.runner.errors import exit_code_of
except KeyboardInterrupt:  # pressed while Python was still reading
    sys.stderr.write("\nStopped.\n")
    sys.exit(130)

if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: commands.main(sys.argv[1:])))
