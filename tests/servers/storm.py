"""Run within ``.ci/with-postgres``: a store of objects beside the database, and ``scenes`` in a process of its own.

Prints what ``scenes`` prints: what the officers, the clocks and the readers of two machines were told.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import buckets
from tests.servers import running


def main() -> None:
    """Everything two machines share; then the storm."""
    with tempfile.TemporaryDirectory() as folder, buckets.object_store() as store:
        s3 = buckets.client(store)
        for name in ("uploads", "public"):
            buckets.make(s3, name)
        shared = {name: os.environ[name] for name in ("DATABASE_URL", "PGHOST")}
        env = running.environment(Path(folder) / "desk", **shared, **store, COUNCIL_NEWS_MEDIA="s3://uploads/media")
        sys.exit(
            subprocess.run([sys.executable, "-m", "tests.servers.scenes", folder], cwd=running.ROOT, env=env).returncode
        )


if __name__ == "__main__":
    main()
