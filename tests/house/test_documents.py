"""Documents speak of what is there: links, commands, the words of the design."""

import re

from tests.house.sources import ROOT, Source, sources

ONCE = {"help"}  # explains itself


def broken_links(source: Source) -> list[str]:
    """Links of a document to files that are not there."""
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)", source.text)
    return [
        f"{source.path}: {target}"
        for target in targets
        if not re.match(r"[a-z]+:", target) and not (ROOT / source.path).parent.joinpath(target).exists()
    ]


def test_documents_link_to_files_that_exist() -> None:
    assert broken_links(Source("README.md", "[a](docs/no-such.md) [b](https://x) [c](pyproject.toml#top)"))
    documents = [source for source in sources() if source.path.endswith(".md")]
    assert [link for document in documents for link in broken_links(document)] == []


def targets(makefile: str) -> set[str]:
    """The targets that ``make help`` lists."""
    return set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))


def commands(text: str) -> set[str]:
    """The targets that a document tells people to run."""
    return set(re.findall(r"`make ([a-z-]+)", text))


def test_every_command_is_explained_and_every_explained_command_exists() -> None:
    assert targets("a: b ## What a does\nb:\n") == {"a"}
    assert commands("run `make a` or `make b PORT=1`, then make c") == {"a", "b"}
    known = targets((ROOT / "Makefile").read_text())
    documents = [source for source in sources() if source.path.endswith(".md")]
    assert {command for each in documents for command in commands(each.text)} <= known
    explained = commands((ROOT / "CONTRIBUTING.md").read_text())
    assert known - explained - ONCE == set()


def test_changelog_has_a_place_for_what_comes_next() -> None:
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text()


def test_guide_lists_our_management_commands() -> None:
    ours = {
        command
        for source in sources()
        for command in re.findall(r"^[a-z_]+/management/commands/([a-z]\w*)\.py$", source.path)
    }
    guide = (ROOT / "docs" / "administrators.md").read_text()
    assert {"clock", "import_release"} < ours
    assert ours - set(re.findall(r"manage\.py ([a-z_]+)", guide)) == {"demo"}
