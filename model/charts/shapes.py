"""Names for the plain data that charts are made of; `scripts/charts` defines what each holds."""

from collections.abc import Iterable
from typing import Any, TypeAlias

Inputs: TypeAlias = dict[str, Any]  # control -> number or option
Series: TypeAlias = dict[str, Any]
Summary: TypeAlias = dict[str, float]
ChartSpec: TypeAlias = dict[str, Any]
Panel: TypeAlias = dict[str, Any]
Axis: TypeAlias = dict[str, Any]
Mark: TypeAlias = dict[str, Any]  # a dot, rule, span, band or point of a picture
ForestRow: TypeAlias = dict[str, Any]
Table: TypeAlias = dict[str, Any]
Shown: TypeAlias = dict[str, Any]  # what a view returns
Line: TypeAlias = tuple[str, str, str]  # name of a series, label, role
Values: TypeAlias = Iterable[float | None]
