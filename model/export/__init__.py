"""The same equations for other simulators; imports physiology, simulation and solver."""
