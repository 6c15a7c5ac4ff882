"""Packaging hook: makes the gazetteer that the package ships."""

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Hook(BuildHookInterface):
    pass
