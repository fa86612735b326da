"use strict";
const code = location.pathname.split("/").pop();

function text(id, words) { document.getElementById(id).textContent = words; }

async function ask() {
  try {
    const answer = await fetch("/api/notices/" + encodeURIComponent(code));
    if (answer.status === 404) {
      text("state", "存档里没有这份告知书，请核对短码");
      return;
    }
    if (!answer.ok) return;
    const notice = await answer.json();
    text("state", notice.verdict_text);
    text("ahead", notice.serial_text + "　" + notice.outcome_text);
    text("wait", notice.item_name + "　" + notice.day);
  } catch (error) {
    text("state", "现在不能查验，请稍后再试，或者到导询台");
  }
}

followHall({ asBoard: false, staleSeconds: 25, show: (board) => { showHead(board); } });
ask();
