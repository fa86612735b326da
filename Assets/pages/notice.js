"use strict";
const code = lastPart();

function text(id, words) { document.getElementById(id).textContent = words; }

async function ask() {
  try {
    const answer = await askHub("/api/notices/" + encodeURIComponent(code));
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
    text("ahead", notice.serial_text + "　" + notice.outcome_text);
    text("wait", notice.item_name + "　" + notice.day);
    text("due", notice.due_text || "");
  } catch (error) {
    text("state", "现在不能查验，请稍后再试，或者到导询台");
  }
}

followHall({ asBoard: false, staleSeconds: 25, show: (board) => { showHead(board); } });
ask();
