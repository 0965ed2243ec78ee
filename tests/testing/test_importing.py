import subprocess
import sys

import briefing.testing


def test_the_contracts_are_imported_without_pytest() -> None:
    code = (
        "import sys; sys.modules['pytest'] = None; import briefing.testing; "
        "print(*briefing.testing.__all__)"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert told.stdout.split() == briefing.testing.__all__


def test_pytest_collects_no_contract_that_is_only_imported() -> None:
    # By default it takes classes whose name begins with Test.
    assert not any(name.startswith("Test") for name in briefing.testing.__all__)
