"use strict";
const code = lastPart();
const kinds = { blank: "空白表格", sample: "示范文本（照着填）" };

function link(kind) {
  const line = make("li");
  const to = make("a", kinds[kind]);
  to.href = "/forms/" + encodeURIComponent(code) + "/" + kind + ".pdf";
  line.appendChild(to);
  return line;
}

function say(words) { document.getElementById("paper").textContent = words; }

async function ask() {
  try {
    const answer = await askHub("/api/items/" + encodeURIComponent(code) + "/guide");
    const item = await answer.json();
    if (!answer.ok) return say(item.zh);
    say(item.name);
    document.getElementById("sample-item").hidden = !item.sample;
    document.getElementById("none").hidden = item.forms.length > 0;
    replaceChildren(document.getElementById("forms"), item.forms.map(link));
    const parts = item.parts.filter((part) => part.heading !== "表格").flatMap((part) =>
      [make("h3", part.heading)].concat(part.lines.map((line) => make("p", line))));
    replaceChildren(document.getElementById("guide"), [make("h2", "办事指南")].concat(parts, [make("p", item.foot)]));
  } catch (error) {
    say("现在看不到，请稍后再试，或者到导询台");
  }
}

followHall({ asBoard: false, staleSeconds: 25, show: (board) => { showHead(board); } });
ask();
