from briefing.execute import SerialExecutor
from briefing.protocols import Executor
from briefing.testing import ExecutorContract


class TestSerial(ExecutorContract):
    def make(self) -> Executor:
        return SerialExecutor()
