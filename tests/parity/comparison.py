"""Compares two results of the same request, number by number."""


def differences(here, there, path=""):
    """Relative differences of all numbers, and every place where anything else differs.

    Parameters
    ----------
    here, there : plain JSON data

    Yields
    ------
    (path, difference) : (str, float)
        The difference is infinite where the two are not the same kind of thing.
    """
    if isinstance(here, dict) and isinstance(there, dict) and here.keys() == there.keys():
        for key in here:
            yield from differences(here[key], there[key], f"{path}.{key}")
    elif isinstance(here, list) and isinstance(there, list) and len(here) == len(there):
        for i, (a, b) in enumerate(zip(here, there, strict=True)):
            yield from differences(a, b, f"{path}[{i}]")
    elif isinstance(here, float) and isinstance(there, (int, float)):
        scale = max(abs(here), abs(there))
        yield path, abs(here - there) / scale if scale else 0.0
    else:
        yield path, 0.0 if here == there else float("inf")


def largest(here, there):
    """The largest difference and where it stands."""
    return max(differences(here, there), key=lambda one: one[1])
