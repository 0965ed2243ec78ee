"""The commands, one file each: `add_to(subparsers)` and `run(args) -> int`."""

COMMANDS = (
    "render",
    "script",
    "init",
    "feed",
    "serve",
    "history",
    "publish",
    "schedule",
    "export",
    "doctor",
    "say",
    "normalize",
    "voices",
    "completion",
)
"""In the order of `briefing --help`."""
