"""What the fit may move, and what each position of the assumption switch holds.

To free a parameter, name it here: its prior is its line in the table of parameters, a normal
distribution around the value with a quarter of the bounds as standard deviation, cut at the bounds.
"""

# Names of `model.physiology.parameters.PARAMETERS`.
FREE = (
    # what cells sense
    *("E50", "n_E", "a_PE", "E_PR", "K_A", "K_B", "K_pair"),
    # inflammatory tone and genes
    *("a_I", "tau_I", "k_NF", "a_G", "c_R", "s_H"),
    # signals, osteoclasts and osteoblasts
    *("a_O", "a_LI", "a_CI", "a_CE", "d_C", "t_T", "eta_B", "a_BI", "a_BE", "q_I"),
    # bone and age
    *("w_LS", "w_TH", "gamma", "gamma_H", "k_m", "a_new", "s_age", "k_H"),
    # how bone gets used to a load, and drugs on it
    *("q_L", "tau_L", "z_E", "k_Z", "f_Y", "k_Y", "bisphosphonate_surface"),
    *("denosumab_block", "teriparatide_formation", "teriparatide_rankl"),
    *("romosozumab_load", "romosozumab_rankl"),
    # the natural transition
    *("transition_width", "ovulation_middle", "ovulation_width", "erratic_estradiol"),
    # treatments and laboratory
    *("added_estrogen", "added_mpa", "depot_estradiol"),
    *("exercise_load", "exercise_rankl", "calcium_parathyroid", "calcium_nutrients", "block_tnf"),
    *("q_CTX", "q_NTX"),
)
# Position of the assumption switch -> what it sets; all else is free.
FIXED = {"none": {"a_G": 0.0}, "small": {}, "strong": {"a_G": 0.30}}
