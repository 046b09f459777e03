"""How long the model takes in CPython, and how long SciPy's LSODA takes on the same equations.

Used by the benchmark; ``python scripts/bench/model_timing.py`` prints the figures. Both sides give the
states at the same times, month by month over 15 years, and use the same list-based right-hand side.
"""

import json
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from model.physiology.equations import baseline, production_loss
from model.physiology.parameters import DEFAULT
from model.simulation.course import Course
from model.simulation.run import trajectory
from model.units import DAYS_PER_YEAR

FIRST_Y, YEARS = -5, 15  # around the final menstrual period of a natural transition
MONTHS = [FIRST_Y + month / 12 for month in range(12 * YEARS)] + [FIRST_Y + YEARS]
RTOL, ATOL = 1e-6, 1e-6  # LSODA; SciPy's default for atol
REPEATS = 15
WARM_UP_S = 0.5


def run_model(stage="natural"):
    """Run one woman and return her states; needs no NumPy, so that the browser can time it, too."""
    course = Course(stage)
    segments = course.segments(FIRST_Y, FIRST_Y + YEARS, DEFAULT)
    return trajectory(segments, MONTHS, DEFAULT, course.max_step)


def run_lsoda(stage="natural", rtol=RTOL, atol=ATOL):
    """Run the same woman with SciPy's LSODA, restarted at each break as our solver is."""
    import numpy as np
    from scipy.integrate import solve_ivp

    equations, state, found = production_loss(DEFAULT), np.array(baseline(DEFAULT)), []
    for segment in Course(stage).segments(FIRST_Y, FIRST_Y + YEARS, DEFAULT):

        def slope(day, x, forcing=segment.forcing):
            x = x.tolist()
            production, loss = equations(x, forcing(day))
            return [gain - rate * value for gain, rate, value in zip(production, loss, x, strict=True)]

        days = [year * DAYS_PER_YEAR for year in MONTHS]
        inside = [day for day in days if segment.start < day <= segment.stop]
        inside = [segment.start, *inside] if not found else inside
        ends = inside if inside[-1] == segment.stop else [*inside, segment.stop]
        solution = solve_ivp(
            slope,
            (segment.start, segment.stop),
            state,
            method="LSODA",
            rtol=rtol,
            atol=atol,
            t_eval=ends,
        )
        found += solution.y.T[: len(inside)].tolist()
        state = solution.y[:, -1]
    return found


def milliseconds(work, repeats=REPEATS):
    """Return the median time of a call once things have settled.

    A browser compiles Python anew, and better, while it runs for the first few tenths of a second;
    before that is over, a figure would tell how busy the computer is.
    """
    settled = time.perf_counter() + WARM_UP_S
    while time.perf_counter() < settled:
        work()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


def density_error(stage="natural"):
    """Return the largest difference of bone density from LSODA at rtol 1e-10, percentage points."""
    worst = 0.0
    reference = run_lsoda(stage, 1e-10, 1e-13)
    for matrix, mineral in ((6, 8), (7, 9)):
        start = reference[0][matrix] * reference[0][mineral]
        for a, b in zip(run_model(stage), reference, strict=True):
            off = a[matrix] * a[mineral] - b[matrix] * b[mineral]
            worst = max(worst, 100 * abs(off) / start)
    return worst


def measure():
    """Measure the figures of the benchmark that need no browser.

    Returns
    -------
    dict of str to float
    """
    return {"run_ms_native": milliseconds(run_model), "run_ms_scipy": milliseconds(run_lsoda)}


def main():
    """Measure and print."""
    errors = {f"density_error_{stage}_pct": density_error(stage) for stage in ("natural", "surgical")}
    print(json.dumps(measure() | errors, indent=2))


if __name__ == "__main__":
    from scripts.runner.errors import exit_code_of  # which a browser does not have

    sys.exit(exit_code_of(main))
