"""The contract of a chart: what a scenario declares, and what an answer holds, for each kind of chart.

It is written here once. The build checks every declaration and every answer against it, the types
that JavaScript is checked against are made of it (`scripts.charts.typescript`), and so is the table
in the author guide (`scripts.charts.contract_table`). A field that is not named here does not exist.
"""
