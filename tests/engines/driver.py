"""Drives a browser by the commands of W3C WebDriver, in the two ways that its makers offer them.

WebKit answers over HTTP, Firefox over its own socket; what is asked and answered is the same.
"""

import itertools
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import ClassVar
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

START = 60  # seconds until a browser listens
LONGEST = 120  # seconds for an answer
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver marks an element
ARROW_RIGHT = "\ue014"

# A command in the words of Firefox and in those of HTTP.
COMMANDS = {
    "WebDriver:NewSession": "session",
    "WebDriver:Navigate": "session/{session}/url",
    "WebDriver:Back": "session/{session}/back",
    "WebDriver:ExecuteScript": "session/{session}/execute/sync",
    "WebDriver:FindElement": "session/{session}/element",
    "WebDriver:ElementClick": "session/{session}/element/{id}/click",
    "WebDriver:ElementSendKeys": "session/{session}/element/{id}/value",
}


class Browser:
    """One browser with a fresh profile and one page.

    Attributes
    ----------
    capabilities : dict
        What the browser says of itself.
    """

    wishes: ClassVar[dict] = {}  # what is asked of a session

    def __init__(self, programs):
        self.folder = Path(tempfile.mkdtemp(prefix="engine-"))
        self.running = []
        try:
            self.start(programs)
            begun = self.ask("WebDriver:NewSession", capabilities={"alwaysMatch": self.wishes})
        except BaseException:
            self.close()
            raise
        self.session, self.capabilities = begun["sessionId"], begun["capabilities"]

    def start(self, programs):
        """Start the programs until the browser can be asked."""
        raise NotImplementedError

    def ask(self, command, **words):
        """Give a command and return its answer."""
        raise NotImplementedError

    def open(self, address):
        self.ask("WebDriver:Navigate", url=address)

    def go_back(self):
        self.ask("WebDriver:Back")

    def run(self, script, *arguments):
        """Run the body of a function in the page and return what it returns."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=arguments)

    def wait(self, script, *arguments, timeout=60):
        """Run a script until it returns something true."""
        end = time.monotonic() + timeout
        while not (value := self.run(script, *arguments)):
            assert time.monotonic() < end, f"waited {timeout} s in vain for: {script} {arguments}"
            time.sleep(0.05)
        return value

    def press(self, selector, keys):
        """Press keys in an element, as a reader does."""
        self.ask("WebDriver:ElementSendKeys", id=self._find(selector), text=keys)

    def click(self, selector):
        self.ask("WebDriver:ElementClick", id=self._find(selector))

    def close(self):
        """End every program that was started, the last one first."""
        for program in reversed(self.running):
            program.terminate()
            try:
                program.wait(10)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def launch(self, *command, **options):
        """Start a program with a home of its own, whose words go to a file."""
        home = {"HOME": str(self.folder), "XDG_RUNTIME_DIR": str(self.folder)}
        env = os.environ | home | options.pop("env", {})
        with (self.folder / "said.txt").open("ab") as said:
            options = {"stdout": said, "stderr": said, "stdin": subprocess.DEVNULL} | options
            program = subprocess.Popen([str(word) for word in command], env=env, **options)
        self.running.append(program)
        return program

    def until(self, attempt):
        """Try until it does not fail; the error of the last time counts."""
        end = time.monotonic() + START
        while True:
            try:
                return attempt()
            except (OSError, ValueError) as error:
                if time.monotonic() > end or self.running[-1].poll() is not None:
                    said = (self.folder / "said.txt").read_text("utf-8", "replace")
                    raise AssertionError(f"the browser did not start: {said[-2000:]}") from error
            time.sleep(0.1)

    def _find(self, selector):
        return self.ask("WebDriver:FindElement", using="css selector", value=selector)[ELEMENT]


class Firefox(Browser):
    """Firefox, by the socket (Marionette) that its own driver uses, too."""

    def start(self, programs):
        # It writes down which free port it took.
        (self.folder / "user.js").write_text('user_pref("marionette.port", 0);\n', encoding="utf-8")
        self.launch(
            programs["firefox"], "--headless", "--marionette", "--no-remote", "--profile", self.folder
        )
        port = self.until(lambda: int((self.folder / "MarionetteActivePort").read_text()))
        self.socket = self.until(lambda: socket.create_connection(("127.0.0.1", port), LONGEST))
        self.stream = self.socket.makefile("rb")
        self.count = itertools.count()
        self._read()  # its greeting

    def ask(self, command, **words):
        text = json.dumps([0, next(self.count), command, words]).encode()
        self.socket.sendall(b"%d:%s" % (len(text), text))
        _, _, error, answer = self._read()
        assert not error, error
        return answer if command == "WebDriver:NewSession" else answer["value"]

    def close(self):
        if hasattr(self, "socket"):
            self.stream.close()
            self.socket.close()
        super().close()

    def _read(self):
        length = b""
        while (one := self.stream.read(1)) != b":":
            assert one, "Firefox has gone"
            length += one
        return json.loads(self.stream.read(int(length)))


class WebKit(Browser):
    """WebKitGTK's small browser on a screen that nobody sees."""

    def start(self, programs):
        self.wishes = {
            "webkitgtk:browserOptions": {"binary": str(programs["MiniBrowser"]), "args": ["--automation"]}
        }
        size = ("-screen", "0", "1280x900x24")
        screen = self.launch(
            programs["Xvfb"], "-displayfd", 1, *size, "-nolisten", "tcp", stdout=subprocess.PIPE
        )
        display = {"DISPLAY": f":{int(screen.stdout.readline())}", "GDK_BACKEND": "x11"}
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.launch(programs["WebKitWebDriver"], f"--port={port}", "--host=127.0.0.1", env=display)
        self.address = f"http://127.0.0.1:{port}/"
        self.until(lambda: socket.create_connection(("127.0.0.1", port), 5).close())
        self.opener = build_opener(ProxyHandler({}))  # never by a proxy

    def ask(self, command, **words):
        path = COMMANDS[command].format(session=getattr(self, "session", ""), id=words.pop("id", ""))
        request = Request(
            self.address + path, json.dumps(words).encode(), {"Content-Type": "application/json"}
        )
        try:
            with self.opener.open(request, timeout=LONGEST) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise AssertionError(f"{command}: {error.read().decode()}") from error

    def close(self):
        try:
            if hasattr(self, "session"):  # its end also ends the browser
                gone = Request(f"{self.address}session/{self.session}", method="DELETE")
                self.opener.open(gone, timeout=LONGEST).close()
        finally:
            super().close()
