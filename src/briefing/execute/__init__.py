"""Executors: where the sections of an episode are spoken."""

from briefing.execute.serial import SerialExecutor

__all__ = ["SerialExecutor"]
