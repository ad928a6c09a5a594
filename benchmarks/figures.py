"""Figures beside their yardsticks: each benchmark keeps its own, and ``python -m benchmarks`` tells all of them."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "build" / "bench"


@dataclass(frozen=True)
class Figure:
    """One measured ``value``. ``goal`` is the most it may be, or with ``at_least`` the least; None where none is set.

    ``beside`` is the yardstick in words: what it was run beside, or what others need for the same. ``slowness`` is how
    many times as long as undisturbed the machine took meanwhile (``benchmarks.machine``), where the goal is of time.
    """

    what: str
    value: float
    unit: str
    goal: float | None = None
    at_least: bool = False
    beside: str = ""
    slowness: float = 1.0

    @property
    def undisturbed(self) -> float:
        """The value on a machine that nobody disturbs: this is what is held to the goal."""
        return self.value * self.slowness if self.at_least else self.value / self.slowness

    @property
    def is_kept(self) -> bool:
        """Whether the goal is met."""
        if self.goal is None:
            return True
        return self.undisturbed >= self.goal if self.at_least else self.undisturbed <= self.goal


def keep(name: str, figures: Iterable[Figure], **more: Any) -> bool:
    """Write ``build/bench/NAME.json``, with ``more`` that was measured; whether every goal is met."""
    listed = list(figures)
    FOLDER.mkdir(parents=True, exist_ok=True)
    outcome = {"figures": [asdict(figure) for figure in listed], **more}
    (FOLDER / f"{name}.json").write_text(json.dumps(outcome, default=asdict, indent=1) + "\n")
    return all(figure.is_kept for figure in listed)


def kept(name: str) -> list[Figure]:
    """The figures that were kept under ``name``; none where the benchmark did not come to its end."""
    try:
        outcome = json.loads((FOLDER / f"{name}.json").read_text())
    except FileNotFoundError:
        return []
    return [Figure(**figure) for figure in outcome["figures"]]


def table(figures: Iterable[Figure], say: Callable[[str], None]) -> None:
    """A line for each figure: what, how much, how much undisturbed, the goal, and what stands beside it."""
    say(f"{'':58}{'measured':>11}{'undisturbed':>13}  {'goal':16}beside")
    for figure in figures:
        sign = "at least" if figure.at_least else "at most"
        goal = "" if figure.goal is None else f"{sign} {figure.goal:,.6g}"
        missed = "" if figure.is_kept else "NOT MET  "
        alone = "" if figure.slowness == 1.0 else _short(figure.undisturbed)
        named = f"{figure.what}, {figure.unit}"
        say(f"{named:58}{_short(figure.value):>11}{alone:>13}  {goal:16}{missed}{figure.beside}")


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 1_000 else f"{value:.3g}"
