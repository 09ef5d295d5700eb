"""An engine for containers of the tests' own, and stand-ins for the images that no registry can be asked for here."""
