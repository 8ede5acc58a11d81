"""Nothing of tracing is loaded where nobody asked for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
UNASKED = """
import sys
from api.telemetry.request import Told
from api.telemetry.traces import tracing
assert tracing() is None
weighty = ("opentelemetry.sdk", "opentelemetry.exporter")
print(sorted(name for name in sys.modules if name.startswith(weighty)))
"""


def test_unasked_nothing_of_it_is_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", UNASKED], cwd=ROOT, capture_output=True,
                          text=True, check=True, env={"PYTHONPATH": str(ROOT)})  # fmt: skip

    assert done.stdout == "[]\n"
