"use strict";
const fresh = new Map();

function callBox(call, index) {
  const box = make("div", null, "call" + (index > 2 ? " small" : ""));
  const isNew = fresh.has(call.ticket) && Date.now() - fresh.get(call.ticket) < 15000;
  if (isNew) box.classList.add("new");
  box.appendChild(make("span", call.ticket, "ticket"));
  const where = make("span", "请到 " + call.window + " 号窗口", "where");
  where.appendChild(make("div", call.place, "place"));
  box.appendChild(where);
  return box;
}

function row(cells) {
  const line = make("tr");
  for (const cell of cells) {
    const td = make("td");
    if (cell instanceof Node) td.appendChild(cell); else td.textContent = cell;
    line.appendChild(td);
  }
  return line;
}

let shown = null;

function show(board, calls, isReset) {
  for (const call of calls || []) fresh.set(call.ticket, Date.now());
  // After a gap the picture is whole, and what it has that the last one had not is news as well.
  if (isReset && shown) {
    for (const call of board.calls) {
      const known = shown.calls.find((old) => old.ticket === call.ticket);
      if (!known || known.recalls < call.recalls) fresh.set(call.ticket, Date.now());
    }
  }
  shown = board;
  showHead(board);
  const paused = document.getElementById("paused");
  paused.hidden = !board.paused;
  if (board.paused) paused.textContent = "全场暂停叫号：" + board.paused + "。请稍候，顺序保留。";
  const boxes = board.calls.slice(0, 7).map(callBox);
  if (!boxes.length) {
    boxes.push(make("p", board.closed ? "今日服务已结束，谢谢！" : "欢迎光临！请在取号机取号。", "none"));
  }
  replaceChildren(document.getElementById("calls"), boxes);
  const open = board.windows.filter((window) => window.state !== "closed");
  replaceChildren(document.getElementById("windows"), open.map((window) => row([
    window.number + " 号窗口", make("b", window.ticket || ""),
    window.state === "paused" ? "暂停：" + (window.reason || "") : stateWords[window.state]
  ])));
  replaceChildren(document.getElementById("services"), board.services
    .filter((service) => service.waiting > 0)
    .map((service) => row([
      service.code + " " + service.name, make("b", "等候 " + service.waiting),
      "约 " + service.wait.low_minutes + "–" + service.wait.high_minutes + " 分钟"
    ])));
  const missed = document.getElementById("missed");
  missed.hidden = !board.missed.length;
  missed.textContent = "过号：" + board.missed.join("、") + "。请到取号机恢复排队";
}

followHall({ asBoard: true, staleSeconds: 25, show });
setInterval(() => { if (shown) show(shown, [], false); }, 5000);
