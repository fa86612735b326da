"""Real browsers for the pages: Debian's chromium, driven over the WebDriver protocol
(https://www.w3.org/TR/webdriver2/), and Chromium 87 of November 2020, as halls' TVs and kiosks still have it. Pictures
are kept where PICTURES names a folder."""
import base64
import http.client
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    has_tabs = True

    def __init__(self, width, height):
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        for line in self.driver.stdout:
            if "started successfully on port" in line:
                self.port = int(line.rstrip(". \n").rsplit(" ", 1)[1])
                break
        options = {
            "binary": shutil.which("chromium"),
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                     "--disable-dev-shm-usage", "--lang=zh-CN"],
        }
        capabilities = {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}
        self.session = ""
        self.session = "/session/" + self.ask("POST", "/session", {"capabilities": capabilities})[
            "sessionId"
        ]
        self.ask("POST", "/window/rect", {"width": width, "height": height})
        # The window has a frame: make the page itself as large as asked.
        inner = self.run("return [innerWidth, innerHeight]")
        self.ask("POST", "/window/rect",
                 {"width": 2 * width - inner[0], "height": 2 * height - inner[1]})

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, self.session + path if path != "/session" else path,
                           json.dumps(body or {}) if method == "POST" else None)
        value = json.loads(connection.getresponse().read())["value"]
        connection.close()
        if isinstance(value, dict) and "error" in value:
            raise AssertionError(value["message"])
        return value

    def open(self, url):
        self.ask("POST", "/url", {"url": url})

    def tab(self):
        """Another tab of the same browser, in front; its handle."""
        handle = self.ask("POST", "/window/new", {"type": "tab"})["handle"]
        self.to(handle)
        return handle

    def to(self, handle):
        self.ask("POST", "/window", {"handle": handle})

    def here(self):
        return self.ask("GET", "/window")

    def close_tab(self):
        self.ask("DELETE", "/window")

    def back(self):
        self.ask("POST", "/back")

    def run(self, script):
        return self.ask("POST", "/execute/sync", {"script": script, "args": []})

    def run_async(self, script, *args):
        """The script's last argument is what it calls with its answer."""
        return self.ask("POST", "/execute/async", {"script": script, "args": args})

    def text(self, selector="body"):
        return self.run(f"const e = document.querySelector({selector!r}); return e ? e.innerText : ''")

    def type(self, selector, text):
        element = self.ask("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]
        self.ask("POST", f"/element/{element}/value", {"text": text})

    def press(self, key):
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self.ask("POST", "/actions", {"actions": [{"type": "key", "id": "k", "actions": actions}]})

    def click(self, selector):
        element = self.ask("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]
        self.ask("POST", f"/element/{element}/click")

    def picture(self, name):
        folder = os.environ.get("PICTURES")
        if folder:
            data = base64.b64decode(self.ask("GET", "/screenshot"))
            pathlib.Path(folder, name + ".png").write_bytes(data)

    def close(self):
        try:
            self.ask("DELETE", "")
        except (OSError, AssertionError):
            pass
        self.driver.terminate()
        self.driver.wait()
        self.driver.stdout.close()


class OldBrowser:
    """Chromium 87 in Qt 5.15, with the same words as `Browser`."""

    name = "Chromium 87"
    has_tabs = False
    needs = ("PyQt5==5.15.11", "PyQt5-Qt5==5.15.19", "PyQtWebEngine==5.15.7", "PyQtWebEngine-Qt5==5.15.19")

    @classmethod
    def python(cls):
        """A Python that has it, made once; `None` where it can't be had."""
        home = pathlib.Path.home() / ".cache/quhao/old-chromium"
        if not (home / "ready").exists():
            shutil.rmtree(home, ignore_errors=True)
            made = subprocess.run([sys.executable, "-m", "venv", home], capture_output=True)
            if made.returncode or subprocess.run([home / "bin/pip", "-q", "install", *cls.needs], capture_output=True).returncode:
                return None
            (home / "ready").touch()
        return home / "bin/python"

    def __init__(self, width, height):
        self.runtime = tempfile.mkdtemp(prefix="quhao-qt-")
        self.driver = subprocess.Popen(
            [self.python(), pathlib.Path(__file__).with_name("old_chromium.py"), str(width), str(height)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, "XDG_RUNTIME_DIR": self.runtime})
        self.driver.stdout.readline()

    def ask(self, **command):
        self.driver.stdin.write(json.dumps(command) + "\n")
        self.driver.stdin.flush()
        line = self.driver.stdout.readline()
        if not line:
            raise AssertionError(f"{self.name} is gone")
        answer = json.loads(line)
        if "error" in answer:
            raise AssertionError(answer["error"])
        return answer["value"]

    def open(self, url):
        self.ask(open=url)

    def run(self, script):
        return self.ask(run=script)

    def run_async(self, script, *args):
        return self.ask(**{"run": script, "args": args, "async": True})

    def text(self, selector="body"):
        return self.run(f"const e = document.querySelector({selector!r}); return e ? e.innerText : ''")

    def type(self, selector, text):
        self.ask(type=selector, text=text)

    def press(self, key):
        self.ask(press=key)

    def click(self, selector):
        self.ask(click=selector)

    def picture(self, name):
        folder = os.environ.get("PICTURES")
        if folder:
            self.ask(picture=str(pathlib.Path(folder, name + "-87.png")))

    def close(self):
        try:
            faults = self.ask(faults=True)
            self.driver.stdin.close()
        except (OSError, AssertionError):
            faults = ["the browser ended by itself"]
        try:
            self.driver.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.driver.kill()
            self.driver.wait()
        self.driver.stdout.close()
        shutil.rmtree(self.runtime, ignore_errors=True)
        if faults:
            raise AssertionError(f"{self.name} does not understand: {faults}")
