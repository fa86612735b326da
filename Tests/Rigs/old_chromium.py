"""A browser of November 2020: Chromium 87, as Qt 5.15 carries it (QtWebEngine, from PyPI). Run by a Python that has it;
each line of standard input is a command, each line of standard output its answer, both JSON.

    {"open": URL}   {"run": SCRIPT, "args": [...], "async": false}   {"type": SELECTOR, "text": TEXT}
    {"press": KEY}  {"click": SELECTOR}  {"picture": FILE}  {"faults": true}

Keys and clicks are those of an input device, given to the view, and not made by a script in the page."""
import json
import os
import sys
import time

os.environ.update({"QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_DISABLE_SANDBOX": "1", "QT_QUICK_BACKEND": "software",
                   "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu --lang=zh-CN"})

from PyQt5.QtCore import QPoint, QSocketNotifier, Qt, QTimer, QUrl  # noqa: E402
from PyQt5.QtGui import QInputMethodEvent  # noqa: E402
from PyQt5.QtTest import QTest  # noqa: E402
from PyQt5.QtWebEngineWidgets import QWebEnginePage, QWebEngineProfile, QWebEngineView  # noqa: E402
from PyQt5.QtWidgets import QApplication  # noqa: E402

SHOWN = """const e = document.querySelector(%s); if (!e) throw new Error("no element " + %s);
e.scrollIntoView({block: "nearest"}); const box = e.getBoundingClientRect();
if (!box.width || !box.height) throw new Error("not to be seen: " + %s);
return [box.x + box.width / 2, box.y + box.height / 2];"""
# What is typed goes behind what is there.
AT_END = """const e = document.activeElement;
if (e.setSelectionRange && e.type !== "number") e.setSelectionRange(e.value.length, e.value.length);"""


class Page(QWebEnginePage):
    def __init__(self, profile):
        super().__init__(profile)
        self.faults = []

    def javaScriptConsoleMessage(self, level, message, line, source):
        # What this browser does not know; a request that fails is the hub's.
        if message.startswith("Uncaught"):
            self.faults.append(f"{source}:{line}: {message}")


class Driver:
    def __init__(self, width, height):
        # Its own cookies, in memory.
        self.profile = QWebEngineProfile()
        self.profile.setHttpAcceptLanguage("zh-CN")
        self.view = QWebEngineView()
        self.page = Page(self.profile)
        self.view.setPage(self.page)
        self.view.resize(width, height)
        self.view.show()
        self.view.activateWindow()
        self.rest = b""
        self.page.loadFinished.connect(self.loaded)
        self.notifier = QSocketNotifier(0, QSocketNotifier.Read)
        self.notifier.activated.connect(self.read)
        self.is_loading = False

    def answer(self, value=None, error=None):
        print(json.dumps({"error": error} if error else {"value": value}), flush=True)

    def read(self):
        data = os.read(0, 65536)
        if not data:
            QApplication.quit()
            return
        *lines, self.rest = (self.rest + data).split(b"\n")
        for line in lines:
            self.obey(json.loads(line))

    def obey(self, command):
        if "open" in command:
            self.is_loading = True
            self.view.load(QUrl(command["open"]))
        elif "run" in command:
            self.run(command["run"], command.get("args", []), self.answer, command.get("async", False))
        elif "type" in command:
            selector = json.dumps(command["type"])
            type_it = lambda _: self.run(AT_END, [], lambda _: self.keys(command["text"], self.answer))
            self.find(SHOWN % (selector, selector, selector), lambda place: self.click(place, type_it))
        elif "press" in command:
            self.keys(command["press"], self.answer)
        elif "click" in command:
            selector = json.dumps(command["click"])
            self.find(SHOWN % (selector, selector, selector), lambda place: self.click(place, self.answer))
        elif "picture" in command:
            self.settle(lambda _: QTimer.singleShot(100, lambda: self.answer(self.view.grab().save(command["picture"]))))
        elif "faults" in command:
            self.answer(self.page.faults)

    def loaded(self, is_well):
        if self.is_loading:
            self.is_loading = False
            self.view.setFocus()
            self.answer(is_well)

    def run(self, script, args, then, is_async=False):
        """`script` is the body of a function; an asynchronous one calls its last argument."""
        if is_async:
            script = f"""window.answerOf = undefined;
                (function () {{ {script} }}).apply(null, {json.dumps(args)}.concat((v) => {{ window.answerOf = [v]; }}));"""
            args = []
        code = f"""JSON.stringify((function () {{
            try {{ return {{value: (function () {{ {script} }}).apply(null, {json.dumps(args)})}}; }}
            catch (fault) {{ return {{error: String(fault)}}; }} }})())"""

        def done(text):
            reply = json.loads(text) if text else {"error": "the page did not answer"}
            if "error" in reply:
                self.answer(error=reply["error"])
            elif is_async:
                self.wait(then)
            else:
                then(reply.get("value"))

        self.page.runJavaScript(code, done)

    def wait(self, then):
        end = time.monotonic() + 30

        def look(text):
            if text:
                then(json.loads(text)[0])
            elif time.monotonic() > end:
                self.answer(error="the page did not answer within 30 s")
            else:
                QTimer.singleShot(20, lambda: self.page.runJavaScript("JSON.stringify(window.answerOf)", look))

        look(None)

    def keys(self, text, then):
        target = self.view.focusProxy() or self.view
        for letter in text:
            if letter == "\n":
                QTest.keyClick(target, Qt.Key_Return)
            elif letter.isascii():
                QTest.keyClicks(target, letter)
            else:
                # As an input method hands over what was chosen.
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QApplication.sendEvent(target, event)
        self.settle(then)

    def find(self, script, then, before=None):
        """Where it is once it has stayed there for two frames: what comes in above it moves it."""
        def look(place):
            if place == before:
                then(place)
            else:
                self.settle(lambda _: self.find(script, then, place))

        self.run(script, [], look)

    def click(self, place, then):
        target = self.view.focusProxy() or self.view
        QTest.mouseClick(target, Qt.LeftButton, Qt.NoModifier, QPoint(int(place[0]), int(place[1])))
        self.settle(then)

    def settle(self, then):
        """Two frames: what was put in has reached the page."""
        self.run("const done = arguments[arguments.length - 1]; "
                 "requestAnimationFrame(() => requestAnimationFrame(() => done(true)));", [], then, True)


def main():
    app = QApplication(sys.argv[:1])
    driver = Driver(int(sys.argv[1]), int(sys.argv[2]))
    driver.answer("ready")
    app.exec_()
    del driver.view, driver.page


if __name__ == "__main__":
    main()
