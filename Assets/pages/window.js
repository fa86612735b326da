"use strict";
const number = Number(lastPart().normalize("NFKC"));
let desk = null;
let busy = false;
let services = [];
let me = "";

const byId = (id) => document.getElementById(id);

/** One command. */
async function command(verb, body) {
  if (busy) return;
  busy = true;
  try {
    const answer = await change("/api/windows/" + number + "/" + verb, body);
    if (answer.ok) say(""); else say((await answer.json()).zh);
    if (answer.ok && verb === "next" && !(await answer.json()).ticket) say("现在没有人等候");
  } catch (error) {
    say("连接中断，请查看网络后再试");
  } finally {
    busy = false;
    refresh();
  }
}

async function refresh() {
  try {
    const answer = await askHub("/api/windows/" + number);
    if (answer.status === 401) { me = ""; return showSignedIn(false); }
    if (!answer.ok) return say((await answer.json()).zh);
    desk = await answer.json();
    if (!me) await whoAmI();
    showSignedIn(true);
    show();
  } catch (error) {
    // The stale line says it.
  }
}

async function whoAmI() {
  const answer = await askHub("/api/sessions");
  if (answer.ok) me = (await answer.json()).badge;
}

function waitingRow(ticket) {
  const line = make("tr");
  const mark = ticket.class === "ordinary" ? ""
    : ticket.class_holds === null || ticket.class_holds === undefined ? "优先待核验"
      : ticket.class_holds ? "优先" : "";
  for (const text of [ticket.ticket, ticket.waited_minutes + " 分钟", mark,
    ticket.needs.map((need) => needWords[need]).join(" ")]) line.appendChild(make("td", text));
  return line;
}

/** What the visitor's notice still asks for, looked up once for each ticket. */
const brought = { ticket: "", words: "" };

function broughtWords(ticket) {
  if (!ticket.notice) return "";
  if (brought.ticket !== ticket.ticket) {
    brought.ticket = ticket.ticket;
    brought.words = "带告知书 " + ticket.notice;
    askHub("/api/notices/" + encodeURIComponent(ticket.notice)).then(async (answer) => {
      if (!answer.ok || brought.ticket !== ticket.ticket) return;
      const progress = (await answer.json()).progress;
      if (!progress) return;
      const rest = progress.missing.concat(progress.owed);
      brought.words += "（" + progress.text + (rest.length ? "还缺：" + rest.join("、") : "") + "）";
      show();
    }).catch(() => {});
  }
  return brought.words;
}

function show() {
  const window = desk.window;
  const ticket = desk.ticket;
  byId("place").textContent = window.place;
  byId("staff").textContent = desk.staff ? "工号 " + desk.staff : "";
  byId("state").textContent = desk.standstill
    ? (desk.standstill.kind === "evacuation" ? "疏散" : "全场暂停叫号：" + desk.standstill.text)
    : stateWords[window.state] + (window.reason ? "：" + window.reason : "");
  byId("ticket").textContent = ticket ? ticket.ticket : "—";
  byId("about").textContent = ticket
    ? [ticket.cases > 1 ? ticket.cases + " 件" : "", "等候 " + ticket.waited_minutes + " 分钟",
      ticket.recalls ? "已重呼 " + ticket.recalls + " 次" : "",
      ticket.first_handler ? "首办 " + ticket.first_handler : "",
      ticket.class !== "ordinary" ? "自报优先：" + ticket.class_name : "", ticket.item_name || "",
      ticket.route.length > 1 ? ticket.stations_text : "",
      broughtWords(ticket)]
      .filter(Boolean).join(" · ") : "";
  const needs = ticket ? ticket.needs.map((need) => needWords[need]) : [];
  byId("needs").hidden = !needs.length;
  byId("needs").textContent = needs.join("、");
  showAside(ticket, window);
  const called = window.state === "called";
  const open = window.state !== "closed";
  const held = Boolean(ticket);
  const mine = desk.staff === me || !open;
  byId("take-over").hidden = mine;
  // What is not possible yet says how long it will be.
  const wait = (id, seconds) => { byId(id).textContent = called && seconds > 0 ? seconds + " 秒后" : ""; };
  wait("recall-in", desk.recall_in);
  wait("missed-in", desk.missed_in);
  showArrival();
  for (const id in steps) byId(id).disabled = !desk.may.includes(steps[id]);
  if (desk.recall_in !== 0) byId("recall").disabled = true;
  if (desk.missed_in !== 0) byId("missed").disabled = true;
  byId("later").disabled = !held;
  byId("count").textContent = desk.waiting.length + (desk.waiting.length >= 20 ? " 以上" : "") + " 人";
  replaceChildren(byId("waiting"), desk.waiting.map(waitingRow));
  byId("kept-title").hidden = !desk.kept.length;
  replaceChildren(byId("kept"), desk.kept.map(waitingRow));
}

/** What may ask for the clerk: a mistaken key, a long silence, the window before, the same person. */
function showAside(ticket, window) {
  byId("undo").hidden = !desk.undo_in;
  byId("undo-in").textContent = desk.undo_in ? "（" + desk.undo_in + " 秒内）" : "";
  byId("reminder").hidden = !window.reminder;
  byId("reminder").textContent = window.reminder || "";
  byId("note").hidden = !(ticket && ticket.note);
  byId("note").textContent = ticket && ticket.note ? "上一窗口（" + ticket.note_by + "）：" + ticket.note : "";
  byId("party").hidden = !desk.party.length;
  replaceChildren(byId("others"), desk.party.map(partyButton));
  byId("served").firstChild.textContent = ticket && ticket.route.length
    ? "办结，转到 " + placeName(ticket.route[0]) + " " : "办结 ";
  if (document.activeElement !== byId("cases")) byId("cases").value = ticket ? ticket.cases : "";
  if (byId("reason").children.length !== desk.pause_reasons.length) {
    options(byId("reason"), desk.pause_reasons.map((reason) => [reason, reason]));
  }
  byId("evening").hidden = !desk.closing_list.length;
  byId("evening").className = desk.evening && window.closing_open === undefined ? "main" : "";
}

/** The same person's other number: called next by right, when this one is done. */
function partyButton(other) {
  const button = make("button", other.ticket + "（" + (stateWords[other.state] || other.state) + "）接着办");
  button.disabled = other.state !== "waiting" || Boolean(desk.ticket && desk.ticket.state === "called");
  button.addEventListener("click", async () => {
    if (desk.ticket) await command("served");
    command("call", { ticket: other.ticket, reason: "一人多事" });
  });
  return button;
}

/** A service by its name, as it stands on the sign. */
function placeName(code) {
  const found = services.find((service) => service.code === code);
  return found ? found.code + " " + found.name : code;
}

/** Next is not done: whoever was called and did not come was missed, and not served. */
let asked = "";

function next() {
  if (desk.window.state !== "called") return command("next");
  asked = desk.ticket.ticket;
  byId("a-ticket").textContent = asked;
  showArrival();
  byId("arrival").showModal();
}

function showArrival() {
  const isOpen = byId("arrival").open;
  // Somebody else has gone on with it meanwhile.
  if (isOpen && !(desk.ticket && desk.ticket.ticket === asked && desk.window.state === "called")) {
    byId("arrival").close();
    return;
  }
  byId("a-absent").disabled = desk.missed_in !== 0;
  byId("a-left").textContent = desk.missed_in > 0 ? desk.missed_in + " 秒后" : "";
}

function answerArrival(arrived) {
  byId("arrival").close();
  command("next", { arrived, ticket: asked });
}

byId("a-close").addEventListener("click", () => byId("arrival").close());
byId("a-absent").addEventListener("click", () => answerArrival(false));
byId("a-came").addEventListener("click", () => answerArrival(true));
byId("arrival").addEventListener("keydown", (event) => {
  const button = { 1: byId("a-absent"), 2: byId("a-came") }[event.key];
  if (!button || button.disabled || event.repeat) return;
  event.preventDefault();
  button.click();
});

function openClosing() {
  const left = desk.window.closing_open;
  replaceChildren(byId("c-points"), desk.closing_list.map((point, index) => {
    const line = make("p");
    const label = make("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.id = "c-" + index;
    box.checked = left !== undefined && !left.split("、").includes(point);
    label.append(box, " " + point);
    line.appendChild(label);
    return line;
  }));
  byId("c-open").hidden = !left;
  byId("c-open").textContent = left ? "上次交上时还有：" + left : "";
  byId("closing").showModal();
}

async function handInClosing() {
  const done = desk.closing_list.map((_, index) => index).filter((index) => byId("c-" + index).checked);
  byId("closing").close();
  await command("check-closing", { done });
}

/** Each button's step, in the words of the hub, which says what can be pressed now. */
const steps = {
  next: "next", recall: "recall", arrived: "arrived", served: "served", missed: "missed", keep: "keep",
  resume: "resume", holds: "confirm-class", fails: "confirm-class", transfer: "transfer", call: "call",
  "set-cases": "cases", "leave-note": "note", pause: "pause", open: "open", close: "close", undo: "undo"
};

const actions = {
  next, recall: () => command("recall"),
  arrived: () => command("arrived"), served: () => command("served"),
  missed: () => command("missed"), keep: () => command("keep", { reason: "当场补正" }),
  resume: () => command("resume"), holds: () => command("confirm-class", { holds: true }),
  fails: () => command("confirm-class", { holds: false }),
  transfer: () => command("transfer", { to: byId("to").value, reason: "转窗" }),
  call: () => command("call", { ticket: byId("wanted").value, reason: byId("why").value }),
  pause: () => {
    const more = byId("reason-more").value.trim();
    byId("reason-more").value = "";
    command("pause", { reason: byId("reason").value + (more ? "：" + more : "") });
  },
  undo: () => command("undo"), evening: openClosing, "c-done": handInClosing,
  "c-close": () => byId("closing").close(),
  "set-cases": () => command("cases", { cases: Number(byId("cases").value) }),
  "leave-note": () => {
    const text = byId("note-text").value;
    byId("note-text").value = "";
    command("note", { reason: text });
  },
  tell: () => openNotice(number, desk.ticket), later: () => openEnquiry(desk.ticket),
  open: () => command("open"),
  close: () => command("close", byId("rest").value ? { to: byId("rest").value } : {})
};

for (const [id, action] of Object.entries(actions)) byId(id).addEventListener("click", action);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (["INPUT", "SELECT"].includes(event.target.tagName)) return;
  if (document.querySelector("dialog[open]")) return;
  const button = document.querySelector('[data-key="' + event.key.toLowerCase() + '"]');
  if (button && !button.disabled && !byId("work").hidden) {
    event.preventDefault();
    button.click();
  }
});

useSignIn(refresh);
const showStandstill = useEvacuation();
useNoticeForm();

function options(select, values) {
  replaceChildren(select, values.map(([value, text]) => {
    const option = make("option", text);
    option.value = value;
    return option;
  }));
}

byId("number").textContent = number;
document.title = number + " 号窗口";

function showPlaces(board) {
  if (services.length) return;
  services = board.services;
  const places = board.services.map((service) => [service.code, "业务 " + service.code + " " + service.name])
    .concat(board.windows.filter((window) => window.number !== number)
      .map((window) => [String(window.number), window.number + " 号窗口"]))
    .concat([["line", "本业务的下一个窗口（谁先叫到）"]]);
  options(byId("to"), places);
  options(byId("rest"), [["", "不转"]].concat(places));
}

followHall({
  asBoard: false, staleSeconds: 25,
  show: (board) => { showHead(board); showPlaces(board); showStandstill(board); refresh(); }
});
setInterval(refresh, 1000);
refresh();
