"""A mechanistic model of bone remodeling with estrogen and progesterone.

``model.api.run`` is the door for pages and tools; ``model.simulate`` and ``model.parameters`` serve
notebooks.
"""

__version__ = "0.1.0"
