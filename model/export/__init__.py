"""The same equations as SBML, for other simulators; imports physiology, simulation and solver."""
