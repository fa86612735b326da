"use strict";
const code = lastPart();
const kinds = { blank: "空白表格", sample: "示范文本（照着填）" };

function line(text) { return make("li", text); }

function link(kind) {
  const line = make("li");
  const to = make("a", kinds[kind]);
  to.href = "/forms/" + encodeURIComponent(code) + "/" + kind + ".pdf";
  line.appendChild(to);
  return line;
}

async function ask() {
  const answer = await askHub("/api/items/" + encodeURIComponent(code) + "/materials");
  const item = await answer.json();
  if (!answer.ok) {
    document.getElementById("paper").textContent = item.zh;
    return;
  }
  document.getElementById("paper").textContent = item.name;
  document.getElementById("sample-item").hidden = !item.sample;
  document.getElementById("none").hidden = item.forms.length > 0;
  replaceChildren(document.getElementById("forms"), item.forms.map(link));
  replaceChildren(document.getElementById("materials"),
    item.materials.map((one) => line(one.name + "（" + one.form + " " + one.copies + "份，" + one.issuer + "）"
      + (one.condition ? "：" + one.condition : ""))));
}

followHall({ asBoard: false, staleSeconds: 25, show: (board) => { showHead(board); } });
ask();
