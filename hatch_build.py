"""Packaging hook: makes the gazetteer that the package ships, and fetches what its pages are shown with."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Hook(BuildHookInterface):
    """Fills a wheel, editable or not, with what the source tree has not: docs/gazetteer.md, docs/web.md."""

    def dependencies(self) -> list[str]:
        """What has to be installed first: npm, where there is none."""
        return assets(self.root).requirements() if self.target_name == "wheel" else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the files before the wheel is filled."""
        if self.target_name != "wheel":
            return
        # the gazetteer's builder as a package of its own: onrecord itself needs spaCy to be imported
        sys.path.insert(0, str(Path(self.root) / "src" / "onrecord"))
        from gazetteer import build  # noqa: PLC0415 - found only once the path is set

        self.app.display_info(f"gazetteer: {build.write()}")
        assets(self.root).fetch(["vendor"])


def assets(root: str) -> Any:
    """The module that fetches what pages are shown with."""
    sys.path.insert(0, str(Path(root) / "frontend"))
    import fetch  # noqa: PLC0415 - as above

    return fetch
