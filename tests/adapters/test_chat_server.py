"""The fake must be right before anything is proved with it: here it is asked by the standard library."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

MESSAGES = [
    {"role": "system", "content": "Choose."},
    {"role": "user", "content": "Of these:\n1. The bridge is open.\n2. Rain fell all day."},
]


def post(chat: Any, path: str = "/v1/chat/completions", key: str = "", **more: Any) -> Any:
    address = urlsplit(chat.url)
    connection = HTTPConnection(str(address.hostname), address.port, timeout=5)
    body = json.dumps({"model": "small", "messages": MESSAGES, **more})
    try:
        connection.request("POST", path, body, {"Authorization": f"Bearer {key}"} if key else {})
        answer = connection.getresponse()
        text = answer.read()
    finally:
        connection.close()
    return answer.status, json.loads(text) if text[:1] == b"{" else text


def test_it_answers_with_what_its_model_says(chat: Any) -> None:
    status, answer = post(chat)
    assert status == 200
    (choice,) = answer["choices"]
    assert choice["finish_reason"] == "stop"
    assert json.loads(choice["message"]["content"]) == {"sentences": ["The bridge is open."]}


def test_it_keeps_what_it_was_asked(chat: Any) -> None:
    post(chat, temperature=0)
    (asked,) = chat.asked
    assert (asked.system, asked.sentences) == (
        "Choose.",
        ["The bridge is open.", "Rain fell all day."],
    )
    assert asked.body["temperature"] == 0


def test_it_knows_one_path_and_its_models(chat: Any) -> None:
    assert post(chat, path="/chat/completions")[0] == 404
    assert post(chat, model="large")[0] == 404


def test_it_refuses_a_wrong_key_and_repeats_it_as_some_servers_do(chat: Any) -> None:
    chat.key = "right"
    assert post(chat, key="right")[0] == 200
    assert post(chat)[0] == 401
    status, answer = post(chat, key="wrong")
    assert status == 401
    assert "wrong" in answer["error"]["message"]


def test_it_refuses_the_fields_that_it_is_told_to(chat: Any) -> None:
    chat.refuses = {"response_format"}
    assert post(chat)[0] == 200
    status, answer = post(chat, response_format={"type": "json_object"})
    assert (status, "response_format" in answer["error"]["message"]) == (400, True)


def test_faults_come_in_order_and_end(chat: Any, chat_server: ModuleType) -> None:
    chat.faults += [chat_server.status(503), None, chat_server.answers("7")]
    statuses = [post(chat) for _ in range(4)]
    assert [status for status, _ in statuses] == [503, 200, 200, 200]
    assert statuses[2][1]["choices"][0]["message"]["content"] == "7"
