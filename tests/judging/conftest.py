from __future__ import annotations

import pytest

from monitor.judges.learned import LearnedJudge


@pytest.fixture(scope="session")
def learned() -> LearnedJudge:
    """The judge as shipped; its model is loaded once."""
    return LearnedJudge()
