"""The killed and injured of whole reports, against the final figures of the Gun Violence Archive."""
