"""What processes use, as Linux counts it."""

import os
import re
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")  # a second


def processor(pid: int) -> float:
    """Seconds of the processors that a process and its children have used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS + sum(map(processor, children(pid)))


def memory(pid: int) -> float:
    """Megabytes of a process and its children; what several share is shared out among them (PSS)."""
    told = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return (int(told[1]) if told else 0) / 1024 + sum(map(memory, children(pid)))


def children(pid: int) -> list[int]:
    """The processes that a process began."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]
