"use strict";
const code = lastPart();
const address = "/api/notices/" + encodeURIComponent(code);

function text(id, words) { document.getElementById(id).textContent = words; }
function shown(id, isShown) { document.getElementById(id).hidden = !isShown; }

function list(id, lines) {
  shown(id, lines.length > 0);
  replaceChildren(document.querySelector("#" + id + " ul"), lines.map((line) => make("li", line)));
}

/** How far the application has come; what is void or advice has none. */
function showProgress(progress) {
  shown("progress", Boolean(progress));
  if (!progress) return;
  text("progress-text", progress.text);
  text("progress-en", progress.text_en);
  list("parts", (progress.parts || []).map((part) => part.text));
  list("missing", progress.missing);
  list("owed", progress.owed);
  text("owed-text", progress.owed_text || "");
  shown("place", Boolean(progress.place));
  text("place", progress.place ? "地点：" + progress.place : "");
  replaceChildren(document.getElementById("steps"),
    progress.steps.map((step) => make("li", step.day + "　" + step.text)));
}

async function ask() {
  try {
    const answer = await askHub(address);
    if (answer.status === 404) {
      text("state", "存档里没有这份告知书，请核对短码");
      return;
    }
    if (!answer.ok) return;
    const notice = await answer.json();
    // The paper's own statement stands behind the "#", which no browser sends anywhere: it is compared here.
    const onPaper = location.hash.slice(1);
    if (onPaper && onPaper !== notice.statement.split("#").pop()) {
      text("state", "这张纸上的二维码不是本中心的，或者内容已被改动：不要采信");
      return;
    }
    text("state", notice.verdict_text);
    if (!onPaper) text("advice", "只查了短码，没有查纸上的签名：请扫纸上的二维码。" + document.getElementById("advice").textContent);
    text("paper", notice.serial_text + "　" + notice.outcome_text);
    text("about", notice.item_name + "　" + notice.day);
    showProgress(notice.progress);
    // Where it is told how far it has come, the last day stands there.
    text("due", notice.progress ? "" : notice.due_text || "");
    shown("read", notice.verdict === "in_force" || notice.verdict === "denied");
  } catch (error) {
    text("state", "现在不能查验，请稍后再试，或者到导询台");
  }
}

/** With no digits the hall says how many it takes, or why it can't be read here. */
async function readText(digits) {
  try {
    const answer = await askHub(address + "/text", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ digits }),
    });
    const reply = await answer.json();
    if (answer.ok) return showText(reply);
    const asks = reply.type.endsWith("readingDigitsMissing");
    if (asks) {
      shown("digits-form", true);
      shown("read", false);
      text("digits-words", reply.zh);
      document.getElementById("digits").focus();
    }
    text("digits-answer", asks ? "" : reply.zh);
  } catch (error) {
    text("digits-answer", "现在不能查看，请稍后再试，或者到导询台");
  }
}

function showText(reply) {
  shown("digits-form", false);
  text("digits-answer", "");
  const article = document.getElementById("text");
  const parts = reply.parts.flatMap((part) =>
    (part.heading ? [make("h3", part.heading)] : []).concat(part.lines.map((line) => make("p", line))));
  replaceChildren(article, [make("h2", reply.title)].concat(parts));
  article.hidden = false;
  article.focus();
  shown("aloud", Boolean(window.speechSynthesis));
}

/** By the phone's own voice; pressed again, it is silent. */
function readAloud() {
  const isSpeaking = speechSynthesis.speaking;
  speechSynthesis.cancel();
  text("aloud", isSpeaking ? "读给我听" : "停下");
  if (isSpeaking) return;
  const lines = Array.from(document.querySelectorAll("#text h2, #text h3, #text p"));
  lines.forEach((line, index) => {
    const speech = new SpeechSynthesisUtterance(line.textContent);
    speech.lang = "zh-CN";
    if (index === lines.length - 1) speech.onend = () => text("aloud", "读给我听");
    speechSynthesis.speak(speech);
  });
}

document.getElementById("aloud").addEventListener("click", readAloud);

document.getElementById("read").addEventListener("click", () => readText(""));
document.getElementById("digits-form").addEventListener("submit", (event) => {
  event.preventDefault();
  readText(document.getElementById("digits").value);
});

followHall({ asBoard: false, staleSeconds: 25, show: (board) => { showHead(board); } });
ask();
