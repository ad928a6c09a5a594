"""Every benchmark in turn, then all figures beside their yardsticks in one table and in ``build/bench.json``.

``make bench`` runs it: about half an hour on two cores. ``python -m benchmarks serving reading`` runs those alone.
It exits with 1 when a goal is not met or a benchmark fails.
"""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from benchmarks.figures import FOLDER, kept, table

ROOT = Path(__file__).resolve().parents[1]
POSTGRESQL = str(ROOT / ".ci" / "with-postgres")
# The name that figures are kept under, the module, and what it is run with.
RUNS: dict[str, tuple[str, list[str]]] = {
    "serving": ("serving", []),
    "writing": ("writing", []),
    "lighthouse": ("lighthouse", []),
    "reading": ("reading", []),
    "quotations": ("quotations", []),
    "open_data": ("open_data", []),
    "at_scale-sqlite": ("at_scale", []),
    "at_scale-postgresql": ("at_scale", [POSTGRESQL]),
}


def main(wanted: list[str]) -> int:
    """Run those that are ``wanted``, or all."""
    unknown = [name for name in wanted if name not in RUNS]
    if unknown:
        sys.stderr.write(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(RUNS)}.\n")
        return 2
    codes = {name: run(name) for name in wanted or RUNS}
    figures = {name: kept(name) for name in codes}
    say("\n=== Every figure beside its yardstick ===")
    for name, own in figures.items():
        if own:
            say(f"\n{name}")
            table(own, say)
    told = {name: [asdict(figure) | {"is_kept": figure.is_kept} for figure in own] for name, own in figures.items()}
    (FOLDER.parent / "bench.json").write_text(json.dumps(told, indent=1) + "\n")
    failed = [name for name, code in codes.items() if code]
    say(f"\nNot met or failed: {', '.join(failed)}" if failed else "\nEvery goal is met.")
    return int(bool(failed))


def run(name: str) -> int:
    """Run one, and let it print; its exit code."""
    module, before = RUNS[name]
    say(f"\n=== {name} ===")
    (FOLDER / f"{name}.json").unlink(missing_ok=True)
    command = [*before, sys.executable, "-m", f"benchmarks.{module}"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603 - our own words


def say(line: str) -> None:
    """On the standard output, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
