"""One question to a model, and everything that can go wrong on the way, over real sockets."""

from __future__ import annotations

import json
import logging
import socket
import ssl
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest
import trustme

from briefing.adapters.chat_completions import ChatCompletions, NoAnswer, checked_base

SECRET = "sk-3f9a-the-key-of-the-house"  # noqa: S105 - it opens nothing
FIRST = json.dumps({"sentences": ["The bridge is open."]})
QUESTION = "1. The bridge is open.\n2. Rain fell all day."


class Watch:
    """A clock that only goes on while somebody sleeps."""

    def __init__(self) -> None:
        self.pauses: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)

    def __call__(self) -> float:
        return sum(self.pauses)


@pytest.fixture
def watch() -> Watch:
    return Watch()


Make = Callable[..., ChatCompletions]


@pytest.fixture
def client(chat: Any, watch: Watch) -> Make:
    def make(base_url: str = "", model: str = "small", **more: Any) -> ChatCompletions:
        return ChatCompletions(
            base_url or chat.url,
            model,
            sleep=watch.sleep,
            clock=watch,
            jitter=Random(1),  # noqa: S311
            **more,
        )

    return make


def failure(client: ChatCompletions) -> NoAnswer:
    with pytest.raises(NoAnswer) as error:
        client.answer("Choose.", QUESTION)
    return error.value


def names(table: str) -> list[str]:
    """Return the names in a table of faults; the table itself comes with a fixture."""
    return {
        "PASSING": [
            "too many requests",
            "too many requests, come back in 7 s",
            "server error",
            "bad gateway",
            "loading the model",
            "hangs up in the middle",
            "a huge answer",
            "a page of HTML with status 200",
            "an empty body",
            "JSON that is cut off",
            "brackets without end",
            "JSON of another kind",
            "an error with status 200",
            "no choices",
            "choices that are null",
            "a choice that is text",
            "no message",
            "content that is null",
            "content that is empty",
            "content that is a number",
            "content that is only thoughts",
        ],
        "FINAL": [
            "no key",
            "forbidden",
            "not found",
            "payment required",
            "wrong method",
            "gone",
            "redirect",
        ],
    }[table]


@pytest.mark.parametrize("table", ["PASSING", "FINAL"])
def test_no_fault_is_forgotten(chat_server: ModuleType, table: str) -> None:
    assert names(table) == list(getattr(chat_server, table))


class TestAsking:
    def test_the_answer_is_the_text_of_the_message(self, client: Make) -> None:
        assert client().answer("Choose.", QUESTION) == FIRST

    def test_it_asks_for_one_whole_answer_that_is_the_same_every_time(
        self, client: Make, chat: Any
    ) -> None:
        client(temperature=0.5).answer("Choose.", "Straße “a”")
        (asked,) = chat.asked
        assert (asked.system, asked.user) == ("Choose.", "Straße “a”")
        assert asked.body["model"] == "small"
        assert asked.body["stream"] is False
        assert asked.body["temperature"] == 0.5
        assert asked.body["seed"] == 0
        assert asked.body["response_format"] == {"type": "json_object"}
        assert asked.body["max_tokens"] == 2000
        assert "authorization" not in asked.headers

    @pytest.mark.parametrize("ending", ["/", "/chat/completions", "/chat/completions/"])
    def test_the_address_may_be_written_in_full(self, client: Make, chat: Any, ending: str) -> None:
        assert client(chat.url + ending).answer("Choose.", QUESTION) == FIRST

    def test_a_message_in_parts_is_put_together_without_the_thoughts(
        self, client: Make, chat: Any, chat_server: ModuleType
    ) -> None:
        parts = [
            {"type": "thinking", "thinking": "Hm."},
            {"type": "text", "text": "one "},
            {"type": "text", "text": "two"},
            {"type": "text"},
            "three",
        ]
        chat.faults.append(chat_server.answers(parts))
        assert client().answer("Choose.", QUESTION) == "one two"

    def test_connections_are_used_again(self, client: Make, chat: Any) -> None:
        asking = client()
        asking.answer("Choose.", QUESTION)
        asking.answer("Choose.", QUESTION)
        assert chat.connections == 1

    @pytest.mark.parametrize("refused", ["response_format", "temperature", "seed", "max_tokens"])
    def test_what_a_server_does_not_know_is_left_out_from_then_on(
        self, client: Make, chat: Any, refused: str
    ) -> None:
        chat.refuses = {refused}
        asking = client()
        assert asking.answer("Choose.", QUESTION) == FIRST
        assert asking.answer("Choose.", QUESTION) == FIRST
        assert [refused in asked.body for asked in chat.asked] == [True, False, False]

    def test_a_request_that_is_refused_bare_as_well_is_not_sent_again(
        self, client: Make, chat: Any
    ) -> None:
        chat.refuses = {"messages"}
        error = failure(client())
        assert str(error) == "HTTP 400: 'messages' is not supported"
        assert not error.is_final
        assert len(chat.asked) == 2


class TestFaults:
    @pytest.mark.parametrize("name", names("PASSING"))
    def test_what_may_pass_is_tried_again(
        self, client: Make, chat: Any, chat_server: ModuleType, watch: Watch, name: str
    ) -> None:
        chat.faults.append(chat_server.PASSING[name])
        assert client().answer("Choose.", QUESTION) == FIRST
        assert len(chat.asked) == 2
        assert len(watch.pauses) == 1

    @pytest.mark.parametrize("name", names("PASSING"))
    def test_what_does_not_pass_is_no_answer(
        self, client: Make, chat: Any, chat_server: ModuleType, name: str
    ) -> None:
        chat.faults += [chat_server.PASSING[name]] * 3
        error = failure(client(retries=2))
        assert str(error).endswith(" after 3 tries")
        assert len(str(error)) < 200
        assert not error.is_final

    @pytest.mark.parametrize("name", names("FINAL"))
    def test_what_no_question_can_avoid_is_not_tried_again(
        self, client: Make, chat: Any, chat_server: ModuleType, name: str
    ) -> None:
        chat.faults.append(chat_server.FINAL[name])
        assert failure(client()).is_final
        assert len(chat.asked) == 1

    def test_reasons_are_short(self, client: Make, chat: Any, chat_server: ModuleType) -> None:
        chat.faults += [chat_server.status(500)] * 3
        assert str(failure(client())) == "HTTP 500 after 3 tries"
        chat.faults += [chat_server.status(500)]
        assert str(failure(client(retries=0))) == "HTTP 500"
        chat.faults += [chat_server.status(405)]
        assert str(failure(client())) == "HTTP 405"
        chat.faults += [chat_server.status(405, chat_server.complaint("Use\r\n\x1b[31mGET."))]
        assert str(failure(client())) == "HTTP 405: Use [31mGET."

    @pytest.mark.parametrize(
        "body",
        [
            b'{"error": "no"}',
            b'{"message": "no"}',
            b'{"detail": "no"}',
            b'{"error": {"message": "no"}}',
        ],
    )
    def test_what_the_server_complains_of_is_told(
        self, client: Make, chat: Any, chat_server: ModuleType, body: bytes
    ) -> None:
        chat.faults += [chat_server.status(413, body)]
        assert str(failure(client())) == "HTTP 413: no"

    @pytest.mark.parametrize("body", [b"{}", b"[1]", b'{"error": {"code": 7}}', b"[" * 200_000])
    def test_a_complaint_that_cannot_be_read_is_left_out(
        self, client: Make, chat: Any, chat_server: ModuleType, body: bytes
    ) -> None:
        chat.faults += [chat_server.status(413, body)]
        assert str(failure(client())) == "HTTP 413"

    def test_a_model_that_thinks_too_long_is_not_asked_again_but_allowed_more(
        self, client: Make, chat: Any, chat_server: ModuleType
    ) -> None:
        cut = chat_server.completion("", finish_reason="length")
        chat.faults.append(chat_server.says(json.dumps(cut).encode()))
        error = failure(client())
        assert "max_tokens" in str(error)
        assert not error.is_final
        assert len(chat.asked) == 1

    def test_an_answer_that_was_cut_off_is_an_answer(
        self, client: Make, chat: Any, chat_server: ModuleType
    ) -> None:
        cut = chat_server.completion('{"sentences": ["The', finish_reason="length")
        chat.faults.append(chat_server.says(json.dumps(cut).encode()))
        assert client().answer("Choose.", QUESTION) == '{"sentences": ["The'

    def test_the_wish_of_the_server_is_heeded(
        self, client: Make, chat: Any, chat_server: ModuleType, watch: Watch
    ) -> None:
        chat.faults.append(chat_server.status(429, Retry_After="7"))
        client().answer("Choose.", QUESTION)
        assert watch.pauses == [7.0]

    def test_it_is_not_heeded_beyond_the_deadline(
        self, client: Make, chat: Any, chat_server: ModuleType, watch: Watch
    ) -> None:
        chat.faults.append(chat_server.status(429, Retry_After="30"))
        assert str(failure(client(timeout_s=30.0))) == "HTTP 429"
        assert watch.pauses == []

    @pytest.mark.parametrize("fault", ["hangs", "drips"])
    def test_one_deadline_holds_for_the_whole_question(
        self, client: Make, chat: Any, chat_server: ModuleType, fault: str
    ) -> None:
        chat.faults.append(getattr(chat_server, fault))
        error = failure(client(timeout_s=0.2))
        assert str(error) == "no whole answer within 0.2 s"
        assert not error.is_final
        assert len(chat.asked) == 1

    def test_no_request_begins_after_the_deadline(self, chat: Any) -> None:
        times = iter([0.0, 10.0])
        late = ChatCompletions(chat.url, "small", timeout_s=10.0, clock=lambda: next(times))
        assert str(failure(late)) == "no whole answer within 10 s"
        assert chat.asked == []

    def test_a_server_that_is_not_there_is_final(self, client: Make, watch: Watch) -> None:
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            base = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
            error = failure(client(base))
        assert str(error).startswith(f"{base} cannot be reached: ")
        assert error.is_final
        assert watch.pauses == []

    def test_a_model_or_an_address_that_is_not_there_says_what_to_do(
        self, client: Make, chat: Any
    ) -> None:
        error = failure(client(model="large"))
        assert str(error).startswith(
            "HTTP 404: there is no such model, or no such address; see model"
        )
        assert str(failure(client(chat.url.removesuffix("/v1")))) == str(error)

    def test_a_redirect_is_not_followed(
        self, client: Make, chat: Any, chat_server: ModuleType
    ) -> None:
        chat.faults.append(chat_server.FINAL["redirect"])
        assert str(failure(client(key=SECRET))) == (
            "HTTP 308: the server is at another address: "
            "https://elsewhere.invalid/v1/chat/completions; see base_url"
        )


class TestKey:
    def test_the_key_is_sent(self, client: Make, chat: Any) -> None:
        chat.key = SECRET
        assert client(key=SECRET).answer("Choose.", QUESTION) == FIRST

    @pytest.mark.parametrize("key", ["", "sk-another"])
    def test_without_the_right_one_it_says_where_the_key_comes_from(
        self, client: Make, chat: Any, key: str
    ) -> None:
        chat.key = SECRET
        error = failure(client(key=key))
        assert str(error).startswith(
            "HTTP 401: the server wants a key, or another one; api_key_env"
        )
        assert error.is_final

    @pytest.mark.parametrize(
        "make",
        [
            lambda server: server.status(400, server.complaint(f"Bad key {SECRET}.")),
            lambda server: server.status(418, server.complaint("x" * 150 + SECRET)),
            lambda server: server.status(302, Location=f"/?key={SECRET}"),
            lambda server: server.says(b"You sent: Authorization: Bearer " + SECRET.encode()),
            lambda server: server.says(server.complaint(f"key {SECRET}")),
        ],
    )
    def test_it_is_never_shown_whatever_a_server_repeats(
        self,
        client: Make,
        chat: Any,
        chat_server: ModuleType,
        caplog: pytest.LogCaptureFixture,
        make: Callable[[ModuleType], Any],
    ) -> None:
        caplog.set_level(logging.DEBUG)
        chat.faults += [make(chat_server)] * 2
        asking = client(key=SECRET, retries=0)
        error = failure(asking)
        shown = [str(error), repr(error), repr(error.__cause__), repr(asking), str(asking)]
        # httpx's own log has the answer's headers, when somebody asks for it.
        ours = [r.getMessage() for r in caplog.records if not r.name.startswith("http")]
        assert not any(SECRET[:12] in text for text in shown + ours)

    def test_it_does_not_leave_this_machine_in_the_open(self) -> None:
        with pytest.raises(
            ValueError, match=r"https://.*would go to 192\.0\.2\.7 in the open"
        ) as e:
            ChatCompletions("http://192.0.2.7/v1", "small", key=SECRET)
        assert SECRET not in str(e.value)
        ChatCompletions("http://192.0.2.7/v1", "small")
        ChatCompletions("https://192.0.2.7/v1", "small", key=SECRET)

    @pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "[::1]"])
    def test_on_this_machine_it_may_be_in_the_open(self, host: str) -> None:
        assert checked_base(f"http://{host}:1234/v1", has_key=True)

    @pytest.mark.parametrize("host", ["localhost.example.org", "127.0.0.1.example.org", "0.0.0.0"])  # noqa: S104
    def test_what_only_looks_like_this_machine_is_another(self, host: str) -> None:
        with pytest.raises(ValueError, match="in the open"):
            checked_base(f"http://{host}:1234/v1", has_key=True)

    @pytest.mark.parametrize("key", ["a b", "a\nHost: b", "ключ", "a\x00"])
    def test_what_cannot_be_a_key_is_refused_unseen(self, key: str) -> None:
        with pytest.raises(ValueError, match="characters that no key has") as error:
            ChatCompletions("https://example.org/v1", "small", key=key)
        assert key not in str(error.value)

    def test_no_proxy_hears_what_is_for_this_machine(
        self, client: Make, chat: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert client(key=SECRET).answer("Choose.", QUESTION) == FIRST

    def test_for_another_machine_the_proxy_of_the_environment_is_asked(
        self, client: Make, chat: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HTTP_PROXY", chat.url.removesuffix("/v1"))
        monkeypatch.delenv("NO_PROXY", raising=False)
        error = failure(client("http://models.invalid/v1"))
        assert str(error).startswith("HTTP 404")
        assert chat.asked[0].headers["host"] == "models.invalid"


class TestAddress:
    @pytest.mark.parametrize(
        "base",
        [
            "",
            "ftp://a/v1",
            "http:///v1",
            "http://[::1/v1",
            "http://a:0/v1",
            "http://a:x/v1",
            "http://a..b/v1",
            f"http://{'a' * 70}/v1",
        ],
    )
    def test_what_is_no_address_is_refused(self, base: str) -> None:
        with pytest.raises(ValueError, match=r"\w"):
            checked_base(base, has_key=False)

    @pytest.mark.parametrize("base", ["http://me:pw@a/v1", "http://a/v1?key=7", "http://a/v1#b"])
    def test_there_is_no_secret_in_an_address(self, base: str) -> None:
        with pytest.raises(ValueError, match="no name, key or query"):
            checked_base(base, has_key=False)


class TestCertificates:
    @pytest.fixture
    def authority(self, tmp_path: Path) -> tuple[ssl.SSLContext, str]:
        authority = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        place = tmp_path / "ca.pem"
        authority.cert_pem.write_to_path(str(place))
        return context, str(place)

    def test_a_certificate_that_is_trusted_will_do(
        self, client: Make, chat_server: ModuleType, authority: tuple[ssl.SSLContext, str]
    ) -> None:
        context, ca_file = authority
        with chat_server.running(context) as chat:
            chat.key = SECRET
            asking = client(chat.url, key=SECRET, ca_file=ca_file)
            assert asking.answer("Choose.", QUESTION) == FIRST

    def test_no_other_one_gets_the_key(
        self, client: Make, chat_server: ModuleType, authority: tuple[ssl.SSLContext, str]
    ) -> None:
        with chat_server.running(authority[0]) as chat:
            error = failure(client(chat.url, key=SECRET))
            assert "cannot be trusted" in str(error)
            assert error.is_final
            assert chat.asked == []

    def test_a_file_without_certificates_is_final(self, client: Make, tmp_path: Path) -> None:
        empty = tmp_path / "empty.pem"
        empty.write_text("nothing")
        assert failure(client(ca_file=str(empty))).is_final
