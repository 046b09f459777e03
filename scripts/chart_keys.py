"""Short names in links for what all charts share; a scenario's own controls may not use them."""

SHARED = {"assumption": "a", "units": "u", "encoding": "r"}
