from __future__ import annotations

from typing import Any

import pytest

from briefing.protocols import Summarizer
from briefing.select.extractive import ExtractiveSummarizer
from briefing.select.openai import ChatSummarizer
from briefing.testing import SummarizerContract


class TestExtractive(SummarizerContract):
    def make(self) -> Summarizer:
        return ExtractiveSummarizer(ExtractiveSummarizer.Options())


class TestOpenAI(SummarizerContract):
    @pytest.fixture(autouse=True)
    def _local(self, chat: Any) -> None:
        self.options = ChatSummarizer.Options(model="small", base_url=chat.url, retries=0)

    def make(self) -> Summarizer:
        return ChatSummarizer(self.options)


class TestOpenAIWithoutAServer(SummarizerContract):
    def make(self) -> Summarizer:
        nobody = "http://127.0.0.1:9/v1"
        return ChatSummarizer(ChatSummarizer.Options(model="small", base_url=nobody, retries=0))
