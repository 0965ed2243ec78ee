"""Has this machine make a briefing at its time: through systemd, launchd or cron."""

from __future__ import annotations

from briefing.schedule.calling import ScheduleError
from briefing.schedule.choosing import NAMES, all_installed, scheduler_of
from briefing.schedule.entry import Entry, check_name, name_after
from briefing.schedule.plan import Plan, Scheduler
from briefing.schedule.record import Record, begun, forget, read_record
from briefing.schedule.running import is_due, render_into_log, run_if_due
from briefing.schedule.timing import Timing, parse_days, parse_time

__all__ = [
    "NAMES",
    "Entry",
    "Plan",
    "Record",
    "ScheduleError",
    "Scheduler",
    "Timing",
    "all_installed",
    "begun",
    "check_name",
    "forget",
    "is_due",
    "name_after",
    "parse_days",
    "parse_time",
    "read_record",
    "render_into_log",
    "run_if_due",
    "scheduler_of",
]
