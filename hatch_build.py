"""Packaging hook: makes the gazetteer that the package ships (docs/gazetteer.md)."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Hook(BuildHookInterface):
    """Builds src/onrecord/gazetteer/places.bin for a wheel, editable or not; a source package has none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the file before the wheel is filled."""
        if self.target_name != "wheel":
            return
        # the gazetteer's builder as a package of its own: onrecord itself needs spaCy to be imported
        sys.path.insert(0, str(Path(self.root) / "src" / "onrecord"))
        from gazetteer import build  # noqa: PLC0415 - found only once the path is set

        self.app.display_info(f"gazetteer: {build.write()}")
