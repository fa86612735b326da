"use strict";
const byId = (id) => document.getElementById(id);
const warnings = ["paperLow", "slipWaiting", "copyMissing", "paperRotten", "calendarMissing", "diskLow",
  "certificateEnding"];
let shown = "";
let paper = null;

async function refresh() {
  try {
    const answer = await askHub("/api/paper");
    if (answer.status === 401) { shown = ""; return showSignedIn(false); }
    if (!answer.ok) return say((await answer.json()).zh);
    paper = await answer.json();
    showSignedIn(true);
    // Buttons under a finger are left alone as long as nothing has changed.
    const now = JSON.stringify([paper.alarms, paper.printers, paper.papers]);
    if (now !== shown) { shown = now; show(); }
  } catch (error) {
    // The stale line says it.
  }
}

async function ask(path, body, done) {
  try {
    const answer = await change(path, body);
    const reply = await answer.json();
    say(answer.ok ? (done ? done(reply) : "") : reply.zh || reply.detail);
  } catch (error) {
    say("连接中断，请查看网络后再试");
  }
  refresh();
}

function button(text, action) {
  const element = make("button", text);
  element.addEventListener("click", action);
  return element;
}

/** What became of a paper that was asked for. */
const became = (reply) => reply.ticket + " 的号票" + ({
  printed: "已打出", owed: "没有打出，恢复后自动打印", unknown: "是否打出未知，请看出纸口", none: "没有打印机"
}[reply.slip] || "");

function alarmLine(alarm) {
  const line = make("li", alarm.sentence, warnings.includes(alarm.code) ? "soon" : "");
  const box = make("div");
  if (alarm.code === "slipUnknown") {
    const ticket = alarm.ticket;
    const settle = (out) => ask("/api/tickets/" + ticket + "/slip", { copy: alarm.copy, came_out: out }, became);
    box.appendChild(button("已打出", () => settle(true)));
    box.appendChild(button("没有打出，补打", () => settle(false)));
  } else if (alarm.code === "paperLow" || alarm.code === "paperOut") {
    box.appendChild(button("已换纸卷", () => ask("/api/printers/" + alarm.device + "/roll-changed")));
  } else if (alarm.code === "clockParted") {
    box.appendChild(button("时间已核对", () => ask("/api/hall/accept-clock", {}, () => "大厅的时间跟着电脑的时间了")));
  }
  line.appendChild(box);
  return line;
}

function printerRow(printer) {
  const row = make("tr");
  const isWell = printer.state === "ready" || printer.state === "unseen";
  row.appendChild(make("td", printer.name));
  row.appendChild(make("td", printer.state_text, isWell || warnings.includes(printer.state) ? "" : "bad"));
  row.appendChild(make("td", "“已打出”是指：" + printer.promise_text));
  row.appendChild(make("td", (printer.roll_changed ? printer.roll_changed.slice(0, 5) + " 换纸后 " : "今天 ")
    + printer.slips + " 张"));
  const cell = make("td");
  const path = "/api/printers/" + printer.name;
  cell.appendChild(button("测试页", () => ask(path + "/test", {}, () => "测试页已送出，请看纸")));
  cell.appendChild(button("换了纸卷", () => ask(path + "/roll-changed")));
  row.appendChild(cell);
  return row;
}

function paperRow(slip) {
  const row = make("tr");
  const isBad = slip.state === "unknown" || slip.state === "owed";
  for (const text of [slip.at, slip.ticket + (slip.copy > 1 ? " 补打" + slip.copy : "")]) {
    row.appendChild(make("td", text));
  }
  row.appendChild(make("td", slip.state_text, isBad ? "bad" : ""));
  row.appendChild(make("td", slip.printer));
  const again = make("td");
  again.appendChild(button("补打", () => { byId("ticket").value = slip.ticket; byId("reason").focus(); }));
  row.appendChild(again);
  return row;
}

function show() {
  const stops = paper.alarms.filter((alarm) => !warnings.includes(alarm.code));
  byId("count").textContent = paper.alarms.length ? paper.alarms.length + " 件" : "";
  document.title = (stops.length ? "（" + stops.length + "）" : "") + "值班员";
  replaceChildren(byId("alarms"), paper.alarms.length ? paper.alarms.map(alarmLine)
    : [make("li", "一切正常", "well")]);
  replaceChildren(byId("printers"), paper.printers.map(printerRow));
  replaceChildren(byId("papers"), paper.papers.map(paperRow));
}

/** Visitors who asked for a guide (guides alone are told), and windows that are idle, paused long or left untidy. */
async function refreshWindows() {
  if (byId("work").hidden) return;
  try {
    const answer = await askHub("/api/guidance");
    byId("guidance-box").hidden = !answer.ok;
    if (answer.ok) {
      const tickets = (await answer.json()).tickets;
      byId("guidance-count").textContent = tickets.length ? tickets.length + " 位" : "没有";
      replaceChildren(byId("guidance"), tickets.map((one) => {
        const row = make("tr");
        row.appendChild(make("td", one.ticket));
        row.appendChild(make("td", one.needs.map((need) => needWords[need]).join("、")));
        row.appendChild(make("td", one.state === "called" ? "请到 " + one.window + " 号窗口"
          : stateWords[one.state], one.state === "called" ? "bad" : ""));
        return row;
      }));
    }
    const windows = (await (await askHub("/api/windows")).json())
      .filter((one) => one.reminder || one.closing_open);
    byId("windows-count").textContent = windows.length ? windows.length + " 个" : "没有";
    replaceChildren(byId("windows"), windows.map((one) => {
      const row = make("tr");
      row.appendChild(make("td", one.number + " 号窗口"));
      row.appendChild(make("td", one.reminder || "下班检查还有：" + one.closing_open, "bad"));
      return row;
    }));
  } catch (error) {
    // The stale line says it.
  }
}

/** What is due soon, due today or overdue, and what nobody has answered. Asked less often than paper. */
async function refreshDue() {
  if (byId("work").hidden) return;
  try {
    await refreshPartial();
    await refreshBoards();
    await refreshDevices();
    await refreshPeople();
    await refreshDuty();
    const due = await (await post("/api/applications/find", { urgencies: ["overdue", "past_promise", "promise_lapsed", "return_missing", "today", "soon"] })).json();
    byId("due-count").textContent = due.applications.length ? due.applications.length + " 件" : "没有";
    replaceChildren(byId("due"), due.applications.map((one) => {
      const row = make("tr");
      const isBad = one.urgency === "overdue" || one.urgency === "promise_lapsed" || Boolean(one.trouble);
      row.appendChild(make("td", one.serial_text));
      row.appendChild(make("td", one.item_name));
      row.appendChild(make("td", one.trouble || one.stage_text + (one.due_latest
        ? "，暂定 " + one.due + " 至 " + one.due_latest : one.due ? "，最迟 " + one.due : "")
        + (one.owed_due ? "；承诺补交 " + one.owed.length + " 项，最迟 " + one.owed_due : ""), isBad ? "bad" : ""));
      row.appendChild(make("td", one.urgency_text, isBad ? "bad" : ""));
      row.appendChild(make("td", one.handler));
      return row;
    }));
    const rows = [];
    for (const state of ["open", "answered"]) {
      const found = await (await post("/api/enquiries/find", { state, limit: 50 })).json();
      for (const one of found.enquiries) rows.push(one);
    }
    byId("open-count").textContent = rows.length ? rows.length + " 件" : "没有";
    replaceChildren(byId("open"), rows.map((one) => {
      const row = make("tr");
      row.appendChild(make("td", (one.kind === "complaint" ? "投诉 " : "咨询 ") + one.number));
      row.appendChild(make("td", one.question));
      row.appendChild(make("td", one.state_text + "，最迟 " + one.due, one.overdue ? "bad" : ""));
      row.appendChild(make("td", one.owner));
      return row;
    }));
  } catch (error) {
    // The stale line says it.
  }
}

/** Each strip and the voice: what it shows, how old that is, and what is wrong. */
async function refreshBoards() {
  const boards = await (await askHub("/api/boards")).json();
  const rows = boards.strips.map((strip) => {
    const row = make("tr");
    row.appendChild(make("td", strip.name + "　" + strip.window + "号窗口"));
    row.appendChild(make("td", strip.text));
    row.appendChild(make("td", strip.state_text, strip.well ? "" : "bad"));
    row.appendChild(make("td", strip.age === undefined ? "" : strip.age + " 秒前确认"));
    return row;
  });
  const pages = make("tr");
  pages.appendChild(make("td", "网页显示屏"));
  pages.appendChild(make("td", boards.pages + " 个连着"));
  rows.push(pages);
  if (boards.voice) {
    const voice = make("tr");
    voice.appendChild(make("td", "语音"));
    voice.appendChild(make("td", "播了 " + boards.voice.spoken + " 个号，排队 " + boards.voice.waiting));
    rows.push(voice);
    for (const loudspeaker of boards.voice.loudspeakers) {
      const row = make("tr");
      row.appendChild(make("td", "喇叭　" + loudspeaker.name));
      row.appendChild(make("td", (loudspeaker.windows ? loudspeaker.windows.join("、") + "号窗口，" : "") +
        "音量 " + loudspeaker.percent + " %"));
      row.appendChild(make("td", loudspeaker.state_text, loudspeaker.well ? "" : "bad"));
      rows.push(row);
    }
  }
  replaceChildren(byId("boards"), rows);
}

/** Kiosks and boards on other machines: those that wait, and those that are in, taken back by one press. */
async function refreshDevices() {
  const answer = await askHub("/api/devices");
  if (!answer.ok) return;
  const found = await answer.json();
  byId("devices-count").textContent = found.waiting.length ? found.waiting.length + " 台等待配对" : "";
  const kinds = { kiosk: "取号机", board: "显示屏" };
  replaceChildren(byId("devices"), found.waiting.map((one) => {
    const row = make("tr");
    for (const text of [one.name, kinds[one.kind], one.machine]) row.appendChild(make("td", text));
    row.appendChild(make("td", "等待配对，请输入它屏幕上的数字", "bad"));
    return row;
  }).concat(found.devices.map((one) => {
    const row = make("tr");
    for (const text of [one.name, kinds[one.kind], one.since + " 起",
      one.seen === undefined ? "本次启动后没有来过" : one.seen + " 秒前"]) row.appendChild(make("td", text));
    const cell = make("td");
    cell.appendChild(button("收回", () => ask("/api/devices/take-back", { name: one.name },
      () => "已收回：" + one.name)));
    row.appendChild(cell);
    return row;
  })));
}

/** Who has reported at the desk, by their own badge and PIN or their card. */
function showDuty(duty) {
  byId("duty-count").textContent = duty.reported.length + " 人" + (duty.asked ? "" : "（开窗不要求先签到）");
  byId("duty").textContent = [
    duty.reported.map((one) => one.badge + " " + one.time).join("、"),
    duty.missing.length ? "还没有：" + duty.missing.join("、") : ""
  ].filter(Boolean).join("　");
}

async function refreshDuty() {
  const answer = await askHub("/api/duty");
  if (answer.ok) showDuty(await answer.json());
}

byId("duty-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const fields = ["duty-badge", "duty-pin", "duty-card"].map(byId);
  const [badge, pin, card] = fields.map((field) => field.value.trim());
  for (const field of fields) field.value = "";
  ask("/api/duty", card ? { card } : { badge, pin }, (duty) => {
    showDuty(duty);
    return card ? "已签到" : "已签到：工号 " + badge;
  });
});

/** The manager alone: who is signed in, and the way to end it. */
async function refreshPeople() {
  const answer = await askHub("/api/staff");
  byId("staff-box").hidden = !answer.ok;
  if (!answer.ok) return;
  const roles = { clerk: "窗口", guide: "导询员", attendant: "值班员", inspector: "督查", manager: "管理员", supervisor: "监察室" };
  const people = (await answer.json()).filter((one) => one.sessions);
  replaceChildren(byId("people"), people.map((one) => {
    const row = make("tr");
    for (const text of ["工号 " + one.badge, roles[one.role], one.sessions + " 处登录"]) row.appendChild(make("td", text));
    const cell = make("td");
    cell.appendChild(button("结束登录", () => ask("/api/staff/end-sessions", { badge: one.badge },
      () => "已结束：工号 " + one.badge)));
    row.appendChild(cell);
    return row;
  }));
}

byId("pair").addEventListener("click", () => {
  const code = byId("pair-code").value.trim();
  byId("pair-code").value = "";
  ask("/api/devices/confirm", { code }, (reply) => "已配对：" + reply.name);
});

/** One press stops all calling and puts the text over every board; another one goes on in order. */
async function useEmergencies() {
  try {
    const texts = (await (await askHub("/api/publicity")).json()).emergencies;
    replaceChildren(byId("emergency"), texts.map((text) => make("option", text)));
    showStopText();
  } catch (error) { setTimeout(useEmergencies, 5000); }
}

const stopReason = () => byId("stop-why").value.trim() || byId("emergency").value;
const showStopText = () => { byId("stop-text").textContent = stopReason(); };
for (const id of ["emergency", "stop-why"]) byId(id).addEventListener("input", showStopText);
holdToSend(byId("stop"), () => ask("/api/hall/pause",
  { reason: stopReason(), kind: "pause", takes: byId("takes").checked }));
byId("go").addEventListener("click", () => ask("/api/hall/resume"));
useEmergencies();
const showStandstill = useEvacuation();

function showHall(board) {
  showHead(board);
  showStandstill(board);
  byId("hall-state").textContent = board.standstill ? "" : "正常叫号";
  byId("go").hidden = !board.standstill;
  byId("stop-box").hidden = Boolean(board.standstill);
  showServices(board);
}

let knownServices = "";
let knownClosed = "";

/** Services that stand 停办, and the choices for another one; a list under a finger is left alone. */
function showServices(board) {
  const stopped = board.services.filter((service) => service.stop);
  byId("stops-count").textContent = stopped.length ? stopped.length + " 项" : "没有";
  replaceChildren(byId("stops"), stopped.map((service) => {
    const row = make("tr");
    for (const text of [service.code + " " + service.name, service.stop]) row.appendChild(make("td", text));
    const cell = make("td");
    cell.appendChild(button("恢复办理", () => ask("/api/services/" + service.code + "/resume", {},
      () => service.name + " 已恢复办理")));
    row.appendChild(cell);
    return row;
  }));
  const closed = board.windows.filter((one) => one.state === "closed").map((one) => one.number);
  const option = (value, text) => {
    const element = make("option", text);
    element.value = value;
    return element;
  };
  // What was chosen stays chosen.
  if (knownClosed !== closed.join()) {
    knownClosed = closed.join();
    const chosen = byId("w-window").value;
    replaceChildren(byId("w-window"), [option("", "请选择")]
      .concat(closed.map((number) => option(number, number + " 号窗口"))));
    byId("w-window").value = closed.includes(Number(chosen)) ? chosen : "";
  }
  const codes = board.services.map((one) => one.code).join();
  if (codes === knownServices) return;
  knownServices = codes;
  const names = board.services.map((one) => [one.code, one.code + " " + one.name]);
  replaceChildren(byId("s-service"), [option("", "请选择")].concat(names.map(([code, name]) => option(code, name))));
  replaceChildren(byId("s-waiting"), [option("", "请选择"), option("keep", "保留，恢复后继续"), option("tomorrow", "次日优先")]
    .concat(names.map(([code, name]) => option(code, "转到 " + name))));
}

byId("s-stop").addEventListener("click", () => !byId("s-service").value ? say("请选择业务") : ask("/api/services/" + byId("s-service").value + "/stop", {
  reason: byId("s-reason").value.trim(), until: byId("s-until").value.trim() || undefined,
  waiting: byId("s-waiting").value || undefined
}, () => "已停办"));
byId("w-not-today").addEventListener("click", () => {
  const number = byId("w-window").value;
  if (!number) return say("请选择关着的窗口");
  ask("/api/windows/" + number + "/not-today", {}, () => number + " 号窗口今日不开");
});

/** Notices of which a copy is owed, or not known to be out. */
async function refreshPartial() {
  const rows = [];
  for (const stage of ["issued", "partial"]) {
    const found = await (await post("/api/notices/find", { stage, limit: 50, oldest_first: true })).json();
    for (const one of found.notices) rows.push(one);
  }
  byId("partial-count").textContent = rows.length ? rows.length + " 份" : "没有";
  replaceChildren(byId("partial"), rows.map((one) => {
    const row = make("tr");
    for (const text of [one.serial_text, one.item_name, one.handler]) row.appendChild(make("td", text));
    const cell = make("td");
    const unknown = one.copies.indexOf("unknown") + 1;
    const step = (body) => ask("/api/notices", Object.assign({ notice: one.serial }, body), (reply) => reply.stage_text);
    if (unknown) {
      cell.appendChild(make("span", "第" + unknown + "联是否打出未知，请看出纸口 ", "bad"));
      cell.appendChild(button("打出了", () => step({ verb: "settle", copy: unknown, came_out: true })));
      cell.appendChild(button("没有打出，补打", () => step({ verb: "settle", copy: unknown, came_out: false })));
    } else {
      cell.appendChild(button("补打欠的", () => step({ verb: "print" })));
    }
    row.appendChild(cell);
    return row;
  }));
}

const post = (path, body) => askHub(path, {
  method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body)
});

byId("reprint").addEventListener("click", () => {
  const ticket = byId("ticket").value.trim();
  if (!ticket) return say("请写上号码");
  ask("/api/tickets/" + encodeURIComponent(ticket) + "/reprint", { reason: byId("reason").value }, became);
});
byId("enter").addEventListener("click", () => ask("/api/emergency/enter", {
  ticket: byId("card").value.trim(), time: byId("written").value.trim(),
  served_at: Number(byId("served").value) || undefined
}, (reply) => reply.ticket + " 已补录"));

/** All of it: at the start, and when somebody has signed in. */
const refreshAll = () => refresh().then(refreshWindows).then(refreshDue);
useSignIn(refreshAll);
followHall({ asBoard: false, staleSeconds: 25, show: showHall });
setInterval(refresh, 1000);
setInterval(refreshWindows, 2000);
setInterval(refreshDue, 5000);
refreshAll();
