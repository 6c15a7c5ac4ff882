"""The site's hook: what a page links to outside docs/, and folders, are shown in the repository.

A page whose front matter has `includes: FILE` shows that file of the repository before its own text.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(#[^)\s]*)?\)")


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The text of a page, with what it includes, and links that hold where it is shown."""
    folder = (Path(config.docs_dir) / page.file.src_uri).parent
    text = linked(markdown, folder, folder, config)
    if "includes" not in page.meta:
        return text
    included = folder / page.meta["includes"]
    return linked(included.read_text(encoding="utf-8"), included.parent, folder, config) + "\n" + text


def linked(text: str, home: Path, shown_in: Path, config: MkDocsConfig) -> str:
    """A text as another folder shows it: links to what the site lacks lead to the repository."""

    def kept(found: re.Match[str]) -> str:
        target = (home / found[1]).resolve()
        if target.is_file() and target.is_relative_to(config.docs_dir):
            return f"]({Path(os.path.relpath(target, shown_in)).as_posix()}{found[2] or ''})"
        kind = "tree" if target.is_dir() else "blob"
        return f"]({config.repo_url}/{kind}/main/{target.relative_to(ROOT)}{found[2] or ''})"

    return LINK.sub(kept, text)
