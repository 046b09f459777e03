"""Published studies and what the model says of them; imports simulation and what that imports."""

# Imported when asked for: a reader's browser gets this package without them, see
# scripts/assets/model_archive.py.
_OF_PREDICTION = ("best_estimate", "misfit", "predict", "scoreboard")


def __getattr__(name: str) -> object:
    if name in _OF_PREDICTION:
        from . import prediction

        return getattr(prediction, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
