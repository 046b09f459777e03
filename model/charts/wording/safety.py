"""Safety notes that a state of a chart calls for; wording in one place."""

from collections.abc import Collection

WOMB_LINING = (
    "In people with a uterus, estrogen alone raises the risk of cancer of the womb lining, so a "
    "progestogen is usually added."
)
COMPOUNDED = (
    "Compounded creams are not checked for their content as licensed products are. What is "
    "licensed differs between countries."
)
HARMS = (
    "Estrogen with MPA also raised the risk of breast cancer, stroke and clots in a large trial. "
    "Benefits and harms are shown side by side in the chart on fractures."
)
CLINICIAN = (
    "Bleeding after menopause needs a clinician’s check. After breast cancer, ask the treating team "
    "about hormones."
)
MISSING_PERIODS = (
    "Periods that stay away for three months deserve a check, whatever the cause: it can often be "
    "treated, and bone can be protected."
)
STOPPED_OVARIES = (
    "What is added back to protect bone, and for how long the drug is meant, are questions for the team "
    "that treats."
)
CANCER_DRUG = (
    "An aromatase inhibitor is given against breast cancer. Nobody should stop it for the sake of bone: bone "
    "can be watched and protected beside it. The treating team can say how."
)
DENSITY = "Density is a stand-in: fractures are what matters, and density does not tell who will have one."
FRACTURES = "Density is a stand-in. There are no data on fractures for progesterone."
MPA_IS_NOT_PROGESTERONE = "MPA, a progestin, is not progesterone: its data are not data on progesterone."
STOPPING = "A bone medicine should not be stopped or delayed without a plan for what comes after it."
DENOSUMAB = (
    "After denosumab was stopped, several bones of the spine broke at once in some women. It must not be "
    "stopped or delayed without another medicine after it."
)
BONE_MEDICINES = ("romosozumab", "teriparatide", "raloxifene", "bisphosphonate")
PROGESTOGENS = ("progesterone", "mpa", "norethisterone", "dydrogesterone", "tibolone")  # parts of names


def notes_for_levels(estradiol: float, progesterone: float) -> list[str]:
    """List the notes that constant levels after menopause call for.

    Parameters
    ----------
    estradiol, progesterone : float
        pg/mL and ng/mL.

    Returns
    -------
    list of str
    """
    return [WOMB_LINING] if estradiol >= 20 and progesterone < 1 else []


def notes_for_treatments(kinds: Collection[str]) -> list[str]:
    """List the notes that a set of treatments calls for.

    Parameters
    ----------
    kinds : collection of str
        By the names in `exposures.KINDS`.

    Returns
    -------
    list of str
    """
    progestogens = [kind for kind in kinds if any(part in kind for part in PROGESTOGENS)]
    notes = []
    if "denosumab" in kinds:
        notes.append(DENOSUMAB)
    elif any(kind in kinds for kind in BONE_MEDICINES):
        notes.append(STOPPING)
    if "estrogen" in kinds:
        notes.append(HARMS if progestogens else WOMB_LINING)
    if any("mpa" in kind for kind in progestogens):
        notes.append(MPA_IS_NOT_PROGESTERONE)
    if "progesterone_cream" in kinds:
        notes.append(COMPOUNDED)
    if "estrogen" in kinds or progestogens:
        notes.append(CLINICIAN)
    return notes
