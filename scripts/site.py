"""The site's hook: what a page links to outside docs/, and folders, are shown in the repository."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(#[^)\s]*)?\)")


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The text of a page, with links that lead out of docs/, or to a folder, as links to the repository."""
    folder = (Path(config.docs_dir) / page.file.src_uri).parent

    def kept(found: re.Match[str]) -> str:
        target = (folder / found[1]).resolve()
        if target.is_file() and target.is_relative_to(config.docs_dir):
            return found[0]
        kind = "tree" if target.is_dir() else "blob"
        return f"]({config.repo_url}/{kind}/main/{target.relative_to(ROOT)}{found[2] or ''})"

    return LINK.sub(kept, markdown)
