"""How the models that ship are trained. Nothing here is imported at run time."""
