"""Numbers as words: rounded by the same rules everywhere."""

MINUS = "−"
ONE = {"years": "year", "months": "month", "days": "day", "women": "woman", "people": "person"}


def number(value: float, digits: int = 1) -> str:
    """Round a number, with a true minus sign and never a negative zero."""
    text = f"{value:.{digits}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def percent(value: float, digits: int = 1) -> str:
    """Write a percentage: 7.38 -> "7.4%", -0.04 -> "0.0%"."""
    return f"{number(value, digits)}%"


def signed_percent(value: float) -> str:
    """Write a change with its sign: 1.04 -> "+1.0%", 0.04 -> "0.0%"."""
    text = percent(value)
    return f"+{text}" if value >= 0.05 else text


def setting(value: float) -> str:
    """Write a setting as it was given, with all its digits: 9.0 -> "9", 3.302518 -> "3.302518"."""
    return f"{value:.15g}".replace("-", MINUS)


def lower_start(text: str) -> str:
    """Write a name inside a sentence: "Oral progesterone" -> "oral progesterone"; "MPA" stays."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def unit_for(value: float, unit: str) -> str:
    """Give the unit as it follows a number: "year" after 1, "years" after any other."""
    return ONE.get(unit, unit) if setting(value) == "1" else unit


def counted(value: float, unit: str) -> str:
    """Write a number with its unit: "1 year", "2.5 years"."""
    return f"{setting(value)} {unit_for(value, unit)}"


def acting(count: float, verb: str, of: str = "") -> str:
    """Write how many do something: "1 of 50 pairs shows", "3 lie", "none lie"."""
    which = f"{count:.0f}" if count else "none"
    return f"{which} {of}".rstrip() + f" {verb}{'s' if count == 1 else ''}"


def change(value: float, digits: int = 1) -> str:
    """Describe a change: "falls by 7.4%", "rises by 1.0%", "stays level"."""
    if abs(value) < 0.05:
        return "stays level"
    return f"{'falls' if value < 0 else 'rises'} by {percent(abs(value), digits)}"


def change_a_year(value: float) -> str:
    """Describe a yearly change: "falls by 1.7% a year", and "stays level", which needs no span."""
    text = change(value)
    return f"{text} a year" if "%" in text else text
