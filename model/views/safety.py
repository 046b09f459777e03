"""Safety notes that a state of a chart calls for; wording in one place."""

WOMB_LINING = (
    "In people with a uterus, estrogen alone raises the risk of cancer of the womb lining. "
    "That is why a progestogen is usually added."
)
COMPOUNDED = (
    "Compounded creams are not checked for their content as licensed products are. What is "
    "licensed differs between countries."
)
HARMS = (
    "Estrogen with MPA also raised the risk of breast cancer, stroke and clots in a large trial. "
    "Benefits and harms are shown side by side in the chart on fractures."
)
FRACTURES = "Density is a stand-in. There are no data on fractures for progesterone."
MPA_IS_NOT_PROGESTERONE = "MPA is a progestin. It is not progesterone, and its data are not data on progesterone."
