"""What a plugin promises, as tests: derive a class from one of these, say how the plugin is made, run pytest.

    from briefing.testing import EngineContract

    class TestMyEngine(EngineContract):
        def make(self) -> MyEngine:
            return MyEngine(MyEngine.Options())

The plugins of `briefing` itself are tested by the same classes. Nothing here needs pytest to be imported;
pytest runs it, and gives the folders that sources, stores and publishers are tried in. A failure is an AssertionError
that says in words which promise was broken, and with what text. A method of a test can be overridden
where a promise does not hold for good reasons.
"""

from briefing.testing.engines import EngineContract
from briefing.testing.executors import ExecutorContract
from briefing.testing.publishers import PublisherContract
from briefing.testing.sources import SourceContract
from briefing.testing.stores import StoreContract
from briefing.testing.summarizers import SummarizerContract

__all__ = [
    "EngineContract",
    "ExecutorContract",
    "PublisherContract",
    "SourceContract",
    "StoreContract",
    "SummarizerContract",
]
