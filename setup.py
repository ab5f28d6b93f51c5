"""Builds wheels whose package holds the shipped scenarios and assets, which stand at top level in a checkout."""

from pathlib import Path
from shutil import copytree, ignore_patterns

from setuptools import setup
from setuptools.command.build_py import build_py

SHIPPED = ("assets", "scenarios")


class BuildWithData(build_py):  # type: ignore[misc]  # setuptools has no types
    """Copies the shipped folders into the package that goes into the wheel."""

    def run(self) -> None:
        """Build the package, then add the folders; an editable install finds them where they are."""
        super().run()
        if not self.editable_mode:
            for name in SHIPPED:
                copytree(
                    Path(name),
                    Path(self.build_lib) / "game" / name,
                    ignore=ignore_patterns("__pycache__"),
                    dirs_exist_ok=True,
                )


setup(cmdclass={"build_py": BuildWithData})
