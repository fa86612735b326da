// Complaints 投诉: read, assigned, answered and closed by the supervision office 监察室 alone.
"use strict";
const byId = (id) => document.getElementById(id);
let opened = null;

/** One question or change; its answer, or an error with the sentence to show. */
async function ask(path, body) {
  const answer = await change(path, body);
  if (answer.status === 401) showSignedIn(false);
  const reply = await answer.json();
  if (!answer.ok) throw new Error(reply.zh || reply.detail);
  return reply;
}

async function attempt(work) {
  try { say(""); await work(); } catch (error) {
    say(error instanceof TypeError ? "连接中断，请查看网络后再试" : error.message);
  }
}

const forms = { oral: "口头", written: "书面" };

function show(one) {
  opened = one;
  byId("one").hidden = !one;
  if (!one) return;
  byId("c-head").textContent = [one.number, one.form ? forms[one.form] : "", one.about ? "投诉 " + one.about : "",
    one.state_text, "最迟 " + one.due, "经办 " + one.owner].filter(Boolean).join("　");
  byId("c-question").textContent = one.question;
  byId("c-answer").textContent = one.answer ? "答复：" + one.answer : "";
  byId("c-contact").textContent = one.visitor ? "投诉人：" + one.visitor : "";
  // What came in writing is answered in writing.
  byId("c-oral").disabled = one.state !== "answered" || one.form === "written";
  byId("c-written").disabled = one.state !== "answered";
}

async function list() {
  const rows = [];
  for (const state of ["open", "answered"]) {
    const found = await ask("/api/enquiries/find", { state, kind: "complaint", limit: 200 });
    rows.push(...found.enquiries);
  }
  byId("count").textContent = rows.length ? rows.length + " 件" : "没有";
  replaceChildren(byId("complaints"), rows.map((one) => {
    const row = make("tr");
    for (const text of [one.number, one.form ? forms[one.form] : "", one.question, one.state_text]) {
      row.appendChild(make("td", text));
    }
    row.appendChild(make("td", "最迟 " + one.due, one.overdue ? "bad" : ""));
    const cell = make("td");
    const button = make("button", "打开");
    button.addEventListener("click", () => show(one));
    cell.appendChild(button);
    row.appendChild(cell);
    return row;
  }));
}

/** One step of the complaint that is open. */
const step = (body) => attempt(async () => {
  show(await ask("/api/enquiries", Object.assign({ enquiry: opened.number }, body)));
  await list();
});

byId("c-see").addEventListener("click", () => step({ verb: "contact" }));
byId("c-reply").addEventListener("click", () => step({ verb: "answer", text: byId("c-text").value.trim() }));
byId("c-explain").addEventListener("click", () => step({ verb: "explain", text: byId("c-why").value.trim() }));
byId("c-oral").addEventListener("click", () => step({ verb: "tell", way: "oral" }));
byId("c-written").addEventListener("click", () => step({ verb: "tell", way: "written" }));
byId("c-assign").addEventListener("click", () => step({ verb: "assign", owner: byId("c-owner").value.trim() }));
byId("note").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = (id) => byId(id).value.trim() || undefined;
  attempt(async () => {
    const noted = await ask("/api/enquiries", { verb: "note", draft: {
      kind: "complaint", channel: byId("n-channel").value, form: text("n-form"), about: text("n-about"),
      question: text("n-question"), visitor: text("n-visitor")
    } });
    for (const id of ["n-about", "n-question", "n-visitor"]) byId(id).value = "";
    byId("n-form").value = "";
    say("已登记：" + noted.number);
    await list();
  });
});

async function refresh() {
  let answer;
  try { answer = await askHub("/api/sessions"); } catch (error) { return; }
  const isSupervisor = answer.ok && (await answer.json()).role === "supervisor";
  showSignedIn(isSupervisor);
  if (answer.ok && !isSupervisor) say("投诉由监察室办理，请用监察室的工号登录");
  show(null);
  if (isSupervisor) attempt(list);
}

useSignIn(refresh);
followHall({ asBoard: false, staleSeconds: 25, show: showHead });
setInterval(() => { if (!byId("work").hidden) list().catch(() => {}); }, 30000);
refresh();
