"""Settings of the test run.

Hypothesis draws the same examples in every run, so that a red run is red again; `HYPOTHESIS_PROFILE=explore` draws new
ones, and more of them.
"""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile("stable", derandomize=True, deadline=None, database=None, max_examples=60,
                          suppress_health_check=SLOW)
settings.register_profile("explore", deadline=None, max_examples=600, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "stable"))

ROOT = Path(__file__).resolve().parent.parent
