"""Run the command line as `python -m briefing`."""

import sys

from briefing.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
