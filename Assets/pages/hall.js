// What all pages share: the stream of pictures, and how old the last good one is.
"use strict";

/**
 * The hub's stream of events, open while the page is seen or hidden, and closed when it is left: a page that the
 * browser keeps for "back" holds none. A browser has six connections to a host, so the pages of one browser share one
 * stream: whoever holds the lock has it open and passes it on. A board has its own, since each glass counts.
 */
function openStream(path, isShared, hear) {
  const kinds = ["picture", "reset", "beat"];
  const shares = isShared && navigator.locks && window.BroadcastChannel;
  let source = null;
  let channel = null;
  let letGo = null;
  let wish = null;
  let newest = null;
  let newestBeat = null;
  let heardAt = Date.now();
  let watch = null;
  const me = Array.from(crypto.getRandomValues(new Uint32Array(2))).join("-");

  function listen() {
    source = new EventSource(path);
    for (const kind of kinds) {
      source.addEventListener(kind, (event) => {
        const news = { type: kind, data: event.data, at: Date.now() };
        if (kind !== "beat") newest = news; else newestBeat = news;
        heardAt = news.at;
        if (channel) channel.postMessage(news);
        hear(news);
      });
    }
    // A browser that gives up for good (the hub answered with an error) is started again.
    source.onerror = () => {
      if (source && source.readyState === EventSource.CLOSED) {
        const given = source;
        setTimeout(() => { if (source === given) listen(); }, 2000);
      }
    };
  }
  function open() {
    if (source || channel) return;
    if (!shares) { listen(); return; }
    channel = new BroadcastChannel("quhao-events");
    channel.onmessage = (message) => {
      const news = message.data;
      if (news.newcomer) {
        // As a reset: what a newcomer did not see is no call of this moment. Then the time, which is newer.
        if (!source) return;
        if (newest) channel.postMessage(Object.assign({}, newest, { type: "reset", to: news.newcomer }));
        if (newestBeat && newest && newestBeat.at > newest.at) {
          channel.postMessage(Object.assign({}, newestBeat, { to: news.newcomer }));
        }
        return;
      }
      if (news.to && news.to !== me) return;
      heardAt = news.at;
      hear(news);
    };
    channel.postMessage({ newcomer: me });
    queue(false);
    // A tab that sleeps with the stream in its hands: whoever hears nothing takes it over.
    watch = setInterval(() => {
      if (source || Date.now() - heardAt < 60000) return;
      heardAt = Date.now();
      queue(true);
    }, 5000);
  }

  function queue(steals) {
    const mine = channel;
    if (wish) wish.abort();
    wish = steals ? null : new AbortController();
    navigator.locks.request("quhao-events", steals ? { steal: true } : { signal: wish.signal },
      () => new Promise((resolve) => {
        // Left meanwhile.
        if (channel !== mine) { resolve(); return; }
        letGo = resolve;
        listen();
      })).catch(() => {
      // Left before it was this page's turn, or robbed while it slept: it follows now.
      if (channel !== mine || !source) return;
      source.close();
      source = letGo = null;
      queue(false);
    });
  }
  function close() {
    if (source) source.close();
    if (channel) channel.close();
    if (letGo) letGo(); else if (wish) wish.abort();
    clearInterval(watch);
    source = channel = letGo = wish = newest = newestBeat = null;
  }
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  open();
}

/**
 * A request to the hub, with the version whose words this page speaks. A page of another version is loaded anew, unless
 * somebody may have typed something into it: that one says what the hub says. At most once a minute.
 */
async function askHub(path, request) {
  const versioned = Object.assign({}, request);
  versioned.headers = Object.assign({ "Quhao-Version": "0.3" }, versioned.headers);
  const answer = await fetch(path, versioned);
  if (answer.status === 426 && !document.getElementById("sign-in")) {
    const last = Number(sessionStorage.getItem("loaded-anew") || 0);
    if (Date.now() - last > 60000) {
      sessionStorage.setItem("loaded-anew", String(Date.now()));
      location.reload();
    }
  }
  return answer;
}

/** Follows the hall. Keeps the last good picture and says when it is old. */
function followHall(options) {
  let heard = Date.now();
  const stale = document.getElementById("stale");
  openStream("/api/events" + (options.asBoard ? "?as=board" : ""), !options.asBoard, (news) => {
    heard = news.at;
    if (news.type === "beat") { showTime(JSON.parse(news.data).time); return; }
    const picture = JSON.parse(news.data);
    showTime(picture.board.time, picture.board.date);
    options.show(picture.board, picture.calls, news.type === "reset");
  });
  setInterval(() => {
    const age = Math.round((Date.now() - heard) / 1000);
    const isOld = age > options.staleSeconds;
    stale.hidden = !isOld;
    if (isOld) stale.textContent = "连接中断，画面停在 " + age + " 秒前 · Not connected for " + age + " s";
    document.body.classList.toggle("old", isOld);
  }, 500);
}

/** The hub's own time, as it comes: a redraw of an older picture never touches it. */
function showTime(time, date) {
  const clock = document.getElementById("clock");
  clock.textContent = (date || clock.textContent.split(" ")[0]) + " " + time;
}

/** What stands behind the last slash of this page's address that has something behind it. */
function lastPart() {
  const part = location.pathname.split("/").filter(Boolean).pop() || "";
  try { return decodeURIComponent(part); } catch (error) { return part; }
}

const stateWords = {
  closed: "未开放", free: "空闲", called: "请到窗口", serving: "办理中", paused: "暂停服务",
  waiting: "等候", kept: "保留", missed: "过号", served: "已办结", givenUp: "已弃号",
  expired: "过号作废", carriedOver: "次日优先", awaitingReply: "待答复"
};

const needWords = { guide: "需引导", blind: "视力障碍", deaf: "听力障碍" };

/** A new element with text. Text only, so that nothing in a reason can become a page. */
function make(tag, text, className) {
  const element = document.createElement(tag);
  if (text !== undefined && text !== null) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function replaceChildren(parent, children) {
  while (parent.firstChild) parent.removeChild(parent.firstChild);
  for (const child of children) parent.appendChild(child);
}

function say(words) {
  const message = document.getElementById("message");
  message.hidden = !words;
  message.textContent = words || "";
}

/** The form for badge and PIN, and the button that signs out; `after` runs when either was done. */
function useSignIn(after) {
  document.getElementById("sign-in").addEventListener("submit", async (event) => {
    event.preventDefault();
    const pin = document.getElementById("pin");
    // A card reader types a number and presses Enter.
    const card = event.target.querySelector("#card");
    const shown = card && card.value ? { card: card.value }
      : { badge: document.getElementById("badge").value, pin: pin.value };
    let answer;
    try {
      answer = await askHub("/api/sessions", {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(shown)
      });
    } catch (error) { return say("连接中断，请查看网络后再试"); }
    pin.value = "";
    if (card) card.value = "";
    if (answer.ok) { say(""); after(); } else say((await answer.json()).zh);
  });
  document.getElementById("leave").addEventListener("click", async () => {
    await askHub("/api/sessions", { method: "DELETE" });
    document.getElementById("badge").value = "";
    after();
  });
}

/** Shows the form where nobody is signed in, else the page's own part. */
function showSignedIn(isSignedIn) {
  const form = document.getElementById("sign-in");
  document.getElementById("work").hidden = !isSignedIn;
  document.getElementById("leave").hidden = !isSignedIn;
  if (isSignedIn) { form.hidden = true; return; }
  if (!form.hidden) return;
  form.hidden = false;
  document.getElementById("badge").focus();
}

const run = Array.from(crypto.getRandomValues(new Uint32Array(3))).join("-");
let keysMade = 0;

/** One change with a key of its own; a lost answer is asked for again with the same key. */
async function change(path, body) {
  keysMade += 1;
  const request = {
    method: "POST", body: JSON.stringify(body || {}),
    headers: { "Content-Type": "application/json", "Idempotency-Key": "page-" + run + "-" + keysMade }
  };
  try {
    return await askHub(path, request);
  } catch (lost) {
    return await askHub(path, request);
  }
}

function showHead(board) {
  document.getElementById("hall").textContent = board.hall;
  document.getElementById("rehearsal").hidden = !board.rehearsal;
}

/** 个人信息保护告知: beside each field that takes a name or a telephone number, with the whole of it a click away. */
async function showPrivacy() {
  const places = document.querySelectorAll(".privacy");
  if (!places.length) return;
  const answer = await askHub("/api/privacy");
  if (!answer.ok) return;
  const line = (await answer.json()).line;
  for (const place of places) {
    const link = make("a", "个人信息保护告知");
    link.href = "/privacy";
    link.target = "_blank";
    replaceChildren(place, [document.createTextNode(line), link]);
  }
}

showPrivacy().catch(() => {});
