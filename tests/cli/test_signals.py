import os
import signal
import threading

import pytest

from briefing.cli.signals import Stopped, as_exceptions

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="Windows has no SIGHUP and cannot kill itself"
)

HANG_UP = pytest.param(
    getattr(signal, "SIGHUP", 0),
    marks=pytest.mark.skipif(
        not hasattr(signal, "SIGHUP") or signal.getsignal(signal.SIGHUP) == signal.SIG_IGN,
        reason="there is no SIGHUP, or nohup keeps it away",
    ),
)


@pytest.mark.parametrize("number", [signal.SIGTERM, HANG_UP])
def test_a_signal_becomes_an_exception_that_knows_its_exit_code(number: signal.Signals) -> None:
    with pytest.raises(Stopped) as caught, as_exceptions():
        os.kill(os.getpid(), number)

    assert caught.value.exit_code == 128 + number


def test_afterwards_all_is_as_before() -> None:
    before = signal.getsignal(signal.SIGTERM)

    with as_exceptions():
        assert signal.getsignal(signal.SIGTERM) != before

    assert signal.getsignal(signal.SIGTERM) == before


def test_what_nohup_ignores_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with as_exceptions():
            assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_in_another_thread_nothing_is_changed() -> None:
    seen: list[object] = []

    def enter() -> None:
        with as_exceptions():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()

    assert seen == [signal.getsignal(signal.SIGTERM)]
