"""Says in a word or two what a row compares, for the one line that a row of a picture has."""

from . import effects
from .evidence_table import Row

# "Added" is to what both arms took.
GIVEN = {
    "more vs fewer ovulatory disturbances": "disturbed cycles",
    "cyclic MPA with or without calcium": "cyclic MPA",
    "calcium only": "calcium",
    "MPA vs placebo vs oral contraceptive": "MPA",
    "transdermal progesterone cream": "cream",
    "cream + isoflavone soymilk": "cream, soy",
    "oral micronised progesterone alone": "progesterone",
    "OMP or P4 cream alone": "progesterone",
    "MPA alone": "MPA",
    "oral micronised estradiol": "estradiol",
    "transdermal E2 alone + Ca/D": "estradiol",
    "CEE alone": "estrogen",
    "CEE + MPA": "estrogen, MPA",
    "CEE + MPA vs placebo": "estrogen, MPA",
    "CEE + continuous MPA vs CEE": "MPA added",
    "CEE + continuous MPA": "estrogen, MPA",
    "estradiol + depot MPA vs depot MPA": "estradiol added",
    "E2 1 mg + MPA 10 mg": "MPA added",
    "CEE + MPA vs CEE": "MPA added",
    "CEE + cyclic MPA vs CEE": "MPA added",
    "E+progestin vs same E alone": "MPA added",
    "mean of CEE, CEE+cyclic MPA, CEE+cyclic OMP": "mean of arms",
    "all active arms": "all arms",
    "HRT": "hormone therapy",
    "withdrawal of estrogen": "estrogen stopped",
    "withdrawal of alendronate": "alendronate stopped",
    "PTH(1-84) vs alendronate": "PTH, alendronate",
    "PTH(1-84) + alendronate vs PTH": "alendronate added",
    "PTH + alendronate vs PTH": "alendronate added",
    "denosumab + teriparatide vs teriparatide": "denosumab added",
    "calcium supplements": "calcium",
    "calcium +/- vitamin D": "calcium",
    "vitamin K1 1 mg or MK-4 45 mg": "vitamin K",
    "MK-4": "vitamin K2",
    "combination exercise programmes": "training",
    "high-intensity resistance + impact": "training",
}


def given(row: Row) -> str:
    """Say what a row's treated arm took and the other did not: "cream", "MPA added"."""
    return GIVEN.get(row["intervention"], row["intervention"])


def names(row: Row) -> list[str]:
    """Name a row by study, what was given and how many women took it; the longest name first."""
    study, women = effects.name(row), effects.value(row, "n_treat")
    short = f"{study} · {given(row)}"
    return [*([f"{short} · n {women:.0f}"] if women else []), short, study]
