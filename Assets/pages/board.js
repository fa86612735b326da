// /board for the whole hall, /board?windows=1-5,8 for a zone of it; &layout=calls or &layout=windows for one half alone.
"use strict";
const settings = new URLSearchParams(location.search);
/** `1-3，4`: in any width, with any comma or dash. Parts that can't be understood are told on the glass. */
const zone = [];
const strange = [];
for (const part of (settings.get("windows") || "").normalize("NFKC").split(/[,;、\s]+/).filter(Boolean)) {
  const ends = /^(\d{1,3})(?:[-‐‑–—−~至](\d{1,3}))?$/.exec(part);
  const last = ends ? Number(ends[2] || ends[1]) : 0;
  if (ends && Number(ends[1]) >= 1 && last >= Number(ends[1])) zone.push([Number(ends[1]), last]);
  else strange.push(part);
}
const inZone = (window) => !zone.length
  || zone.some((ends) => window >= ends[0] && window <= ends[1]);

/** An address that asks for what the hall has not, or for what nobody can read. */
function showStrange(board) {
  const known = board.windows.map((window) => window.number);
  const missing = zone.filter((ends) => !known.some((number) => number >= ends[0] && number <= ends[1]))
    .map((ends) => (ends[0] === ends[1] ? ends[0] : ends[0] + "-" + ends[1]));
  const words = [];
  if (strange.length) words.push("看不懂“" + strange.join("、") + "”");
  if (missing.length) words.push("没有 " + missing.join("、") + " 号窗口");
  const note = document.getElementById("address");
  note.hidden = !words.length;
  note.textContent = "本屏网址里 windows= 有错：" + words.join("；") + "。请写成 windows=1-3,4";
}
document.body.classList.add("layout-" + (settings.get("layout") || "all"));
let lastCall = Date.now();
let publicity = null;
let cardNumber = 0;
let cardSince = 0;

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
  for (const call of (calls || []).filter((one) => inZone(one.window))) {
    fresh.set(call.ticket, Date.now());
    lastCall = Date.now();
  }
  // After a gap the picture is whole, and what it has that the last one had not is news as well.
  if (isReset && shown) {
    for (const call of board.calls) {
      const known = shown.calls.find((old) => old.ticket === call.ticket);
      if (!known || known.recalls < call.recalls) fresh.set(call.ticket, Date.now());
    }
  }
  shown = board;
  showHead(board);
  showStrange(board);
  const paused = document.getElementById("paused");
  showEvacuation(board.standstill);
  const isPaused = Boolean(board.standstill && board.standstill.kind === "pause");
  paused.hidden = !isPaused;
  if (isPaused) document.getElementById("why").textContent = board.standstill.text;
  const boxes = board.calls.filter((call) => inZone(call.window)).slice(0, 7).map(callBox);
  if (!boxes.length) {
    boxes.push(make("p", board.rest || (board.closed ? "今日服务已结束，谢谢！" : "欢迎光临！请在取号机取号。"), "none"));
  }
  replaceChildren(document.getElementById("calls"), boxes);
  const open = board.windows.filter((window) => window.state !== "closed" && inZone(window.number));
  const busy = open.filter((window) => window.state !== "free");
  replaceChildren(document.getElementById("windows"), busy.map((window) => row([
    window.number + " 号窗口", make("b", window.ticket || ""),
    window.state === "paused" ? "暂停：" + (window.reason || "") : stateWords[window.state]
  ])));
  // Windows that wait for somebody are one line, so that the whole hall fits on one glass.
  const free = open.filter((window) => window.state === "free").map((window) => window.number);
  const line = document.getElementById("free");
  // In the break nobody is free to serve.
  line.hidden = !free.length || Boolean(board.rest);
  line.textContent = "空闲：" + free.join("、") + " 号窗口";
  replaceChildren(document.getElementById("services"), board.services
    .filter((service) => service.waiting > 0 || service.stop)
    .map((service) => row([
      service.code + " " + service.name, make("b", "等候 " + service.waiting),
      service.stop || (service.wait
        ? "约 " + service.wait.low_minutes + "–" + service.wait.high_minutes + " 分钟"
        : service.break_ends ? service.break_ends + " 起叫号" : "")
    ])));
  const missed = document.getElementById("missed");
  missed.hidden = !board.missed.length;
  missed.textContent = "过号：" + board.missed.join("、") + "。请在过号后 " + board.return_minutes + " 分钟内到取号机恢复排队，最多 "
    + board.returns_max + " 次";
  fit(document.querySelector("aside"));
}

/** Smaller letters, down to seven tenths, rather than a line that is cut off. */
function fit(aside) {
  for (let size = 1; size >= 0.7; size -= 0.05) {
    aside.style.setProperty("--size", size);
    if (aside.scrollHeight <= aside.clientHeight) return;
  }
}

/** In the quiet one card after the other: items with their materials, limits and fees, contacts, rules. */
async function showCard() {
  const isQuiet = publicity && shown && !shown.standstill && !shown.rest && !shown.calls.some((call) => inZone(call.window))
    && Date.now() - lastCall > publicity.quiet_seconds * 1000;
  document.getElementById("card").hidden = !isQuiet;
  document.getElementById("calls").hidden = Boolean(isQuiet);
  if (!isQuiet || Date.now() - cardSince < publicity.card_seconds * 1000) return;
  cardSince = Date.now();
  const card = publicity.cards[cardNumber % publicity.cards.length];
  cardNumber += 1;
  document.getElementById("card-title").textContent = card.title;
  replaceChildren(document.getElementById("card-lines"), card.lines.map((line) => make("p", line)));
}

async function learn() {
  try {
    const answer = await askHub("/api/publicity");
    if (answer.ok) publicity = await answer.json();
  } catch (error) { setTimeout(learn, 10000); }
}

followHall({ asBoard: true, staleSeconds: 25, show });
setInterval(() => { if (shown) show(shown, [], false); }, 5000);
setInterval(showCard, 1000);
setInterval(learn, 3600000);
learn();

/** `/board?pair=NAME`: shows a code until an attendant has typed it; the hub remembers this screen by a cookie. */
async function pairBoard(name) {
  const ask = (path, body) => askHub(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body)
  });
  const code = document.getElementById("pairing-code");
  const again = () => setTimeout(() => pairBoard(name), 5000);
  document.getElementById("pairing").hidden = false;
  let reply;
  try {
    const asked = await ask("/api/pairings", { name, kind: "board" });
    reply = await asked.json();
    code.textContent = asked.ok ? reply.code : reply.zh;
    if (!asked.ok) return again();
  } catch (error) { return again(); }
  const timer = setInterval(async () => {
    try {
      const claimed = await ask("/api/pairings/claim", { secret: reply.secret });
      if (claimed.status === 401) { clearInterval(timer); again(); return; }
      if (!claimed.ok || !(await claimed.json()).paired) return;
      clearInterval(timer);
      settings.delete("pair");
      location.search = settings.toString();
    } catch (error) {
      // The hub is away: the same code is still good.
    }
  }, 2000);
}

const pairName = settings.get("pair");
if (pairName) pairBoard(pairName);
