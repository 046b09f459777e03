"""Published numbers and fitted values as files; the one place that reads them."""

from pathlib import Path
from typing import Any

EVIDENCE = Path(__file__).with_name("evidence.csv")
OUTCOMES = Path(__file__).with_name("outcomes.csv")
CALIBRATION = Path(__file__).with_name("calibration.json")
POSTERIOR = Path(__file__).with_name("posterior.json")


def read_bytes(path: Path) -> bytes:
    """Read a file through whatever imported this package: in a browser that is an archive."""
    loader: Any = __spec__.loader  # its type does not promise that it reads data
    content: bytes = loader.get_data(str(path))
    return content
