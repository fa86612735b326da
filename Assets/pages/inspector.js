// What an inspector asks for 督查: everything is read here, nothing is changed. Each look at a name is a fact.
"use strict";
const byId = (id) => document.getElementById(id);
const outcomes = [["", "全部"], ["correction", "补正告知"], ["accepted", "受理"], ["done_at_once", "当场办结"],
  ["refused", "不予受理"], ["not_needed", "不需要许可"], ["advice", "咨询告知"], ["received", "收件"],
  ["denied", "不予许可"], ["extended", "延长期限"], ["time_excluded", "不计入期限"]];

async function ask(path, body) {
  const request = body === undefined ? {} : {
    method: "POST", body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", "Idempotency-Key": "inspector-" + run + "-" + (keysMade += 1) }
  };
  const answer = await askHub(path, request);
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

function row(cells) {
  const line = make("tr");
  for (const cell of cells) line.appendChild(cell instanceof Element ? cell : make("td", cell));
  return line;
}

function part(title, rows) {
  const box = make("div");
  box.appendChild(make("h3", title + "：" + (rows.length || "没有"), rows.length ? "" : "none"));
  if (rows.length) {
    const table = make("table");
    replaceChildren(table, rows.map(row));
    box.appendChild(table);
  }
  return box;
}

const paper = (one) => [one.day, one.serial, one.item_name, one.handler, one.detail];

function showReport(report) {
  const share = report.done_at_once_percent === undefined ? "" : "，当场办结 " + report.done_at_once_percent + "%";
  replaceChildren(byId("report"), [
    make("p", "文书 " + report.papers + " 份" + share),
    part("办理了事项而没有告知书的", report.visits_without_notice.map((one) =>
      [one.day, one.ticket, one.item, (one.window || "") + "号窗口"])),
    part("重复补正告知", report.repeated.map(paper)),
    part("同一申请人另立的办件", report.separate.map(paper)),
    part("没有用印", report.unsealed.map(paper)),
    part("没有送达", report.undelivered.map(paper)),
    part("没有归档", report.unshelved.map(paper)),
    part("超过期限的", report.late.map((one) =>
      [one.serial, one.item_name, one.stage, "最迟 " + one.due, one.done_on ? one.done_on + " 才办" : "至今未办", one.handler])),
    part("延长期限", report.extensions.map(paper)),
    part("不计入期限的时间", report.excluded_times.map(paper)),
    part("不予受理及其理由", report.refusals.map(paper)),
    part("不予许可及其理由", report.denials.map(paper)),
    part("不是许可的事项不予办理及其理由", report.service_denials.map(paper)),
    part("作废", report.voided.map(paper)),
    part("超期未答复的咨询和投诉", report.enquiries_overdue.map((one) => [one.number, "最迟 " + one.due, one.owner])),
    part("不按顺序叫号", report.called_out_of_order.map((one) => [one.day, one.ticket, one.window + "号窗口", one.reason])),
    part("次日优先", report.priorities.map((one) =>
      [one.day, one.ticket, "凭 " + one.old_day + " 的 " + one.old, one.by || "取号机"])),
    part("没有按时开窗、关窗、签到", report.hours.map((one) =>
      [one.day, one.part, one.window ? one.window + "号窗口" : "", one.kind_text, one.at || "", one.badge || ""])),
    part("用印登记", report.sealed.map((one) => [one.at, one.serial, one.seal, one.by]))
  ]);
}

async function find() {
  const text = (id) => byId(id).value.trim() || undefined;
  if (text("serial")) {
    const one = await ask("/api/notices/" + encodeURIComponent(text("serial").replace(/[^0-9A-Za-z]+/g, "-").replace(/^-|-$/g, "")));
    return showFound([one]);
  }
  const reply = await ask("/api/notices/find", { item: text("item"), handler: text("handler"), outcome: text("outcome"),
    from: text("from"), to: text("to"), name: text("name") });
  showFound(reply.notices);
}

function showFound(notices) {
  byId("one").hidden = true;
  replaceChildren(byId("found"), notices.length ? notices.map((one) => {
    const button = make("button", "打开");
    button.addEventListener("click", () => attempt(() => open(one.serial)));
    const cell = make("td");
    cell.appendChild(button);
    return row([one.day, one.serial_text, one.outcome_text, one.item_name, one.handler, one.stage_text,
      make("td", one.verdict_text, one.verdict === "in_force" ? "" : "bad"), cell]);
  }) : [row(["没有这样的告知书"])]);
}

const ways = { signed_for: "当面签收", posted: "邮寄", electronic: "电子送达", refused: "拒签" };

async function open(serial) {
  const one = await ask("/api/notices", { verb: "open", notice: serial, reason: "inspection" });
  const life = one.life;
  const lines = [
    one.serial_text + "　" + one.outcome_text + "　" + one.item_name, one.verdict_text,
    one.applicant ? "申请人 " + [one.applicant.name, one.applicant.credit_code, one.applicant.contact,
      one.applicant.agent ? "代理人 " + one.applicant.agent : ""].filter(Boolean).join("　") : "未留姓名",
    life.sealed_by ? "用印 " + life.sealed_at + "　" + one.seal + "　" + life.sealed_by : "没有用印",
    life.delivered_by ? "送达 " + [life.delivered_at, ways[life.way], life.delivery_detail,
      life.witness ? "见证人 " + life.witness : "", life.confirmed_on ? "回执 " + life.confirmed_on : "",
      life.delivered_on ? "补记：" + life.delivered_on + " 送达" : "", life.delivered_by].filter(Boolean).join("　") : "没有送达",
    one.shelf ? "架号 " + one.shelf : "没有归档",
    life.void ? "作废：" + (life.void_reason || "") : ""
  ].filter(Boolean);
  const box = byId("one");
  replaceChildren(box, lines.map((line) => make("p", line)));
  if (one.content) box.appendChild(make("pre", one.content));
  box.hidden = false;
}

replaceChildren(byId("outcome"), outcomes.map(([value, text]) => {
  const option = make("option", text);
  option.value = value;
  return option;
}));
byId("month-form").addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(async () => showReport(await ask("/api/reports/" + byId("month").value)));
});
byId("find").addEventListener("submit", (event) => { event.preventDefault(); attempt(find); });

async function refresh() {
  const answer = await askHub("/api/sessions");
  showSignedIn(answer.ok);
  if (answer.ok && !byId("report").firstChild) attempt(async () => showReport(await ask("/api/reports/" + byId("month").value)));
}

useSignIn(refresh);
followHall({ asBoard: false, staleSeconds: 25, show: (board) => {
  showHead(board);
  if (!byId("month").value) { byId("month").value = board.date.slice(0, 7); refresh(); }
} });
