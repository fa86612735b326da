"use strict";
const code = lastPart();
let asking = false;

async function ask() {
  if (asking) return;
  asking = true;
  try {
    const answer = await askHub("/api/slips/" + encodeURIComponent(code));
    if (answer.status === 404) {
      text("state", "没有找到这张号票，可能已经过期或补打过");
      replaceChildren(document.getElementById("windows"), []);
      setOver(true);
      return;
    }
    if (answer.ok) showTicket(await answer.json());
  } catch (error) {
    // The stale line says it; the last good picture stays.
  } finally {
    asking = false;
  }
}

function text(id, words) { document.getElementById(id).textContent = words; }

/** Few are ahead: time to come back. Told once, and again at the call. */
const nearAhead = 3;
let toldState = "";

/** Touched once, it may sound: browsers let no page sound or shake before. */
let isTouched = false;
let audio = null;
let lock = null;
/** Nothing more will be called. */
let isOver = false;

function alertHolder(times) {
  if (navigator.vibrate) navigator.vibrate(Array(times).fill([400, 200]).flat());
  if (!audio) return;
  // A call or another page may have stopped it.
  if (audio.state !== "running") audio.resume();
  for (let beep = 0; beep < times; beep += 1) {
    const tone = audio.createOscillator();
    tone.frequency.value = 880;
    tone.connect(audio.destination);
    tone.start(audio.currentTime + beep * 0.6);
    tone.stop(audio.currentTime + beep * 0.6 + 0.3);
  }
}

/** A phone that sleeps runs no page: its glass is kept lit, where the browser can, as long as there is a number. */
async function keepAwake() {
  if (!isTouched || isOver || lock || !navigator.wakeLock || document.hidden) return;
  // One at a time, also while it is asked for.
  lock = navigator.wakeLock.request("screen");
  try {
    (await lock).addEventListener("release", () => { lock = null; });
  } catch (error) {
    // Its battery is low: the page says not to lock it.
    lock = null;
  }
}

function setOver(over) {
  isOver = over;
  document.body.classList.toggle("over", over);
  if (!over) { keepAwake(); return; }
  document.body.classList.remove("called");
  if (lock) lock.then((found) => found.release(), () => {});
}

const Context = window.AudioContext || window.webkitAudioContext;
const ways = [Context ? "响铃" : "", navigator.vibrate ? "振动" : ""].filter(Boolean).join("、");
if (ways) {
  text("ring", "点一下，叫到我时" + ways);
  text("ringing", "叫到您时会" + ways + "。请开大音量、不要静音，让本页一直开着，不要锁屏。");
} else {
  document.body.classList.add("mute");
}

document.getElementById("ring").addEventListener("click", () => {
  isTouched = true;
  if (Context) {
    audio = new Context();
    audio.resume();
  }
  document.getElementById("ring").hidden = true;
  document.getElementById("ringing").hidden = false;
  // Heard now, it is known to be loud enough.
  alertHolder(1);
  keepAwake();
});
// Back from another page or a lock: what has happened meanwhile is asked for at once.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  if (audio) audio.resume();
  keepAwake();
  ask();
});

/** Nobody is called back to a line that is not called. */
const isNear = (ticket) => ticket.state === "waiting" && !ticket.stop && ticket.ahead <= nearAhead;

function tellOnce(ticket) {
  const state = ticket.state === "called" ? "called" : isNear(ticket) ? "near" : ticket.state;
  if (state === toldState) return;
  if (state === "called") alertHolder(4); else if (state === "near") alertHolder(1);
  toldState = state;
}

function showTicket(ticket) {
  tellOnce(ticket);
  const waits = ticket.state === "waiting";
  const called = ticket.state === "called";
  document.body.classList.toggle("called", called);
  setOver(!waits && !called && !["serving", "kept", "missed"].includes(ticket.state));
  text("ticket", ticket.ticket);
  text("state", called ? "请您现在到窗口" : stateWords[ticket.state] || ticket.state);
  text("ahead", waits && ticket.ahead_text
    ? ticket.ahead_text + (isNear(ticket) ? "，请回到大厅等候" : "") : "");
  text("wait", waits ? ticket.wait_text || "" : "");
  text("break", "");
  const stop = ticket.stop ? ticket.stop
    : standstill ? "全场暂停叫号：" + standstill.text + "。您的号码和顺序保留" : "";
  document.getElementById("stop").hidden = !stop;
  text("stop", stop);
  const places = ticket.windows.map((window) => window.number + " 号窗口（" + window.place + "）");
  replaceChildren(document.getElementById("windows"),
    called ? places.map((place) => make("div", "请到 " + place))
      : waits ? [make("div", "办理窗口：" + places.join("、") + "。请等候叫号")] : []);
  text("stations", ticket.stations_text || "");
  text("advice", ticket.state !== "missed" ? "请您留意显示屏和语音叫号，谢谢！"
    : ticket.returns_left > 0 && ticket.return_until
      ? "您的号已过。请在 " + ticket.return_until + " 前到取号机恢复排队，还可以恢复 " + ticket.returns_left + " 次。"
      : "您的号已过，已不能恢复排队，请重新取号。");
}

let standstill = null;
followHall({
  asBoard: false, staleSeconds: 25,
  show: (board) => {
    showHead(board);
    standstill = board.standstill || null;
    showEvacuation(standstill);
    ask();
  }
});
ask();
