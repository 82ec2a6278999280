"""A real server in a process of its own, and questions to it that no client makes prettier."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urlencode

HOST = "127.0.0.1"
FORM = "application/x-www-form-urlencoded"


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Server(NamedTuple):
    port: int
    store: Path
    log: Path
    token: str | None = None

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self.port}"

    def ask(
        self,
        path: str,
        headers: Mapping[str, str] = MappingProxyType({}),
        *,
        method: str = "GET",
        body: bytes | None = None,
    ) -> Answer:
        """The answer to a request, as it is written here."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def post(
        self, path: str, fields: Mapping[str, str | bytes], headers: Mapping[str, str] = MappingProxyType({})
    ) -> Answer:
        """The answer to a form."""
        body = urlencode(fields).encode()
        return self.ask(path, {"content-type": FORM, **headers}, method="POST", body=body)

    def json(self, path: str) -> Any:
        """The JSON twin of a page."""
        answer = self.ask(path, {"accept": "application/json"})
        assert answer.status == 200, answer.text
        return answer.json

    def errors(self) -> str:
        """What the server has complained of."""
        return "\n".join(line for line in self.log.read_text(encoding="utf-8").splitlines()[1:] if line)


@contextmanager
def serving(store: Path, log: Path, *options: str, token: str | None = None) -> Iterator[Server]:
    """`marsad serve` over a store, until it is no longer needed."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "marsad", "serve", "--store", str(store), "--port", str(port), *options]
    if token:
        command += ["--token", token]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
    server = Server(port, store, log, token)
    try:
        until = time.monotonic() + 90
        while True:
            try:
                server.ask("/read")
                break
            except OSError:
                assert process.poll() is None and time.monotonic() < until, log.read_text(encoding="utf-8")
                time.sleep(0.1)
        yield server
    finally:
        process.terminate()
        process.wait(20)
