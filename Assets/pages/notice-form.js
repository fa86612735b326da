// The one-time notice at a window: the same steps as at the desk's screen, tied to the ticket.
"use strict";

const outcomes = [
  ["correction", "补正告知"], ["accepted", "受理"], ["done_at_once", "当场办结"], ["received", "收件（出收件凭证）"],
  ["advice", "咨询告知"], ["not_needed", "不需要取得行政许可"], ["refused", "不予受理"],
  ["promise_lapsed", "承诺逾期告知（接续的办件承诺补交而没有交）"]
];
const defects = ["已过有效期", "没有签名或者盖章", "填写不完整", "与原件不一致", "份数不够", "不清晰"];
const states = [["missing", "未提交"], ["handed_in", "已提交"], ["not_in_order", "不符合"], ["corrected", "当场更正"]];
const kinds = [
  ["person", "个人"], ["enterprise", "企业"], ["individual_business", "个体工商户"], ["social_organisation", "社会组织"],
  ["public_institution", "机关事业单位"], ["village_committee", "村（居）民委员会"], ["other", "其他组织"]
];
const signings = [["signature", "签名"], ["thumbprint", "捺印"], ["seal", "盖章"], ["dictated", "代书（当面宣读，有见证人）"]];
const capacities = [["agent", "代理人"], ["representative", "法定代表人（负责人）"], ["guardian", "监护人"]];
// An application that goes on: its applicant's kind and whether there is an agent, without names.
const form = { items: [], materials: [], promises: [], isOwed: false, ticket: null, key: 0, issued: null, window: null, known: null };

/** The dialog opens before anything is asked of the hub: keys that a clerk presses meanwhile go into it,
    and not to the page behind it, where they would call and finish. */
async function openNotice(window, ticket) {
  form.window = window;
  form.ticket = ticket;
  form.issued = null;
  for (const id of ["n-find", "n-name", "n-code", "n-contact", "n-agent", "n-note", "n-authority",
    "n-provision", "n-because", "n-repeat", "n-application", "n-open", "n-separate", "n-detail", "n-witness"]) byId(id).value = "";
  byId("n-other").hidden = true;
  // What was ticked for one visitor is never the next one's.
  form.code = "";
  form.materials = [];
  form.promises = [];
  form.isOwed = false;
  byId("n-promises").hidden = true;
  form.known = null;
  replaceChildren(byId("n-materials"), []);
  byId("n-outcome").value = "correction";
  byId("n-kind").value = "person";
  byId("n-capacity").value = "agent";
  byId("n-signing").value = "signature";
  showSizes([]);
  byId("n-declared").checked = false;
  byId("n-ticket").textContent = ticket ? "正在办理 " + ticket.ticket : "没有正在办理的号";
  byId("n-application").value = (ticket && ticket.notice) || "";
  showGrounds();
  showPart("n-fill");
  tell("");
  byId("notice").showModal();
  byId("n-find").focus();
  await attempt(async () => {
    if (!form.items.length) form.items = (await (await askHub("/api/items")).json()).items;
    const known = byId("n-application").value ? await earlier("n-application") : null;
    // Closed meanwhile, and opened for another.
    if (form.ticket !== ticket) return;
    form.known = known;
    listItems();
    if (ticket && ticket.item && !byId("n-find").value) byId("n-item").value = ticket.item;
    await listMaterials();
  });
}

/** One part of the dialog: filling in, the preview, or what was issued. */
function showPart(id) {
  for (const part of ["n-fill", "n-preview", "n-issued"]) byId(part).hidden = part !== id;
}

function tell(words) { byId("n-message").textContent = words; byId("n-message").hidden = !words; }

function listItems() {
  const wanted = byId("n-find").value.trim().toLowerCase();
  const fits = (item) => !wanted || item.code.toLowerCase().startsWith(wanted)
    || item.initials.includes(wanted) || item.name.includes(byId("n-find").value.trim());
  options(byId("n-item"), form.items.filter(fits).map((item) => [item.code, item.code + " " + item.name]));
}

async function listMaterials() {
  const code = byId("n-item").value;
  if (!code) return;
  const isKnown = form.known && !byId("n-name").value.trim();
  const kind = isKnown ? form.known.applicant_kind : byId("n-kind").value;
  const agent = isKnown ? form.known.capacity || (form.known.has_agent ? "agent" : "")
    : byId("n-agent").value.trim() ? byId("n-capacity").value : "";
  const answer = await askHub("/api/items/" + encodeURIComponent(code) + "/materials?kind=" + kind + "&agent=" + agent);
  if (!answer.ok) return tell((await answer.json()).zh);
  const reply = await answer.json();
  const before = new Map(form.code === code ? form.materials.map((row) => [row.material.name, row]) : []);
  form.code = code;
  byId("n-version").textContent = reply.version;
  byId("n-limit").textContent = reply.limit;
  showSizes(reply.sizes);
  form.promises = reply.promises;
  // Of an application that owes what was promised, that alone is looked at, by the names that were signed.
  const owed = isKnown && form.known.owed || [];
  const named = (name) => reply.materials.find((material) => fullName(material) === name)
    || { name, form: "", condition: null, source: null, house_rule: false };
  form.isOwed = owed.length > 0;
  form.materials = (form.isOwed ? owed.map(named) : reply.materials).map((material) => {
    const old = before.get(material.name);
    return { material, state: old ? old.state : "missing", reason: old ? old.reason : "" };
  });
  if (form.isOwed) {
    for (const row of form.materials) if (row.state === "promised") row.state = "missing";
    byId("n-outcome").value = "received";
    showGrounds();
  }
  replaceChildren(byId("n-materials"), form.materials.map(materialRow));
  showPromises();
}

/** With its condition, as papers have it. */
function fullName(material) {
  const isSaid = !material.condition || material.name.includes(material.condition);
  return isSaid ? material.name : material.name + "（" + material.condition + "）";
}

function materialRow(row, index) {
  const line = make("tr");
  const material = row.material;
  const name = make("td", fullName(material));
  // Of a material that the item has no longer, its signed name alone is known here.
  if (material.form) name.appendChild(make("small", "（" + material.form + " " + material.copies + "份，" + material.basis + "）"
    + (material.house_rule ? "本中心规定，不影响受理" : "")));
  line.appendChild(name);
  const cell = make("td");
  const choice = document.createElement("select");
  choice.dataset.material = index;
  // Not applicable is only what the law asks for under a condition; obtained, what the hall has itself.
  options(choice, states.concat(material.condition ? [["not_applicable", "不适用"]] : [],
    material.source ? [["obtained", "免提交（" + material.source + "）"]] : [],
    !form.isOwed && form.promises.some((way) => way.materials.includes(material.name)) ? [["promised", "书面承诺"]] : []));
  choice.value = row.state;
  const reason = document.createElement("input");
  reason.setAttribute("list", "n-defects");
  reason.placeholder = "哪里不符合";
  reason.value = row.reason;
  reason.hidden = !["not_in_order", "corrected"].includes(row.state);
  choice.addEventListener("change", () => {
    row.state = choice.value;
    reason.hidden = !["not_in_order", "corrected"].includes(row.state);
    if (!reason.hidden) reason.focus();
    showPromises();
    guessOutcome();
  });
  reason.addEventListener("input", () => { row.reason = reason.value; });
  cell.appendChild(choice);
  cell.appendChild(reason);
  line.appendChild(cell);
  return line;
}

function guessOutcome() {
  const complete = ["handed_in", "corrected", "not_applicable", "obtained", "promised"];
  const isComplete = form.materials.every((row) => row.material.house_rule || complete.includes(row.state));
  const item = form.items.find((each) => each.code === form.code);
  if (form.isOwed) byId("n-outcome").value = "received";
  else byId("n-outcome").value = isComplete ? (item && item.at_once ? "done_at_once" : "accepted") : "correction";
  showGrounds();
}

function showGrounds() {
  const outcome = byId("n-outcome").value;
  byId("n-ground").hidden = outcome !== "refused";
  byId("n-again").hidden = outcome !== "correction" || !byId("n-application").value.trim();
}

/** The law's limit depends on which of them the matter is. */
function showSizes(sizes) {
  byId("n-sizes").hidden = !sizes.length;
  const before = byId("n-size").value;
  options(byId("n-size"), [["", "请选择"]].concat(sizes.map((size) => [size, size])));
  if (sizes.includes(before)) byId("n-size").value = before;
}

/** By which way what is ticked as promised is promised, with its document. */
function showPromises() {
  const names = form.materials.filter((row) => row.state === "promised").map((row) => row.material.name);
  const fitting = form.promises.filter((way) => names.every((name) => way.materials.includes(name)));
  const before = byId("n-promise").value;
  byId("n-promises").hidden = !names.length;
  options(byId("n-promise"), [["", "请选择"]].concat((fitting.length ? fitting : form.promises).map((way) => [way.kind, way.name])));
  // Where there is one way, the tick itself is the choice, as at the desk.
  if (fitting.length === 1) byId("n-promise").value = fitting[0].kind;
  else if (fitting.some((way) => way.kind === before)) byId("n-promise").value = before;
  tellPromise();
}

/** On which document the chosen way stands, and what follows where it is not kept. */
function tellPromise() {
  const chosen = form.promises.find((way) => way.kind === byId("n-promise").value);
  byId("n-promise-text").textContent = chosen ? chosen.text : "";
}

function draft() {
  const text = (id) => byId(id).value.trim();
  const outcome = text("n-outcome");
  const result = { item: byId("n-item").value, version: byId("n-version").textContent, outcome, note: text("n-note"), window: form.window,
    declared_true: byId("n-declared").checked };
  if (form.ticket) result.ticket = form.ticket.ticket;
  if (text("n-signing") !== "signature") result.signing = text("n-signing");
  if (["accepted", "done_at_once"].includes(outcome) && !byId("n-promises").hidden && text("n-promise")) result.promise = text("n-promise");
  if (text("n-size")) result.size = text("n-size");
  if (!["advice", "promise_lapsed"].includes(outcome)) {
    result.materials = form.materials.map((row) => ({ state: row.state, reason: row.reason }));
  }
  if (text("n-name")) {
    const kind = text("n-kind");
    result.applicant = { kind, name: text("n-name"), contact: text("n-contact") };
    if (kind !== "person" && text("n-code")) result.applicant.credit_code = text("n-code").toUpperCase();
    if (text("n-agent")) Object.assign(result.applicant, { agent: text("n-agent"), capacity: text("n-capacity") });
  }
  if (outcome === "refused") {
    result.ground = text("n-authority") ? { other_authority: text("n-authority") }
      : { provision: text("n-provision"), reason: text("n-because") };
  }
  if (text("n-repeat")) result.repeat_reason = text("n-repeat");
  if (text("n-separate")) result.separate = text("n-separate");
  return result;
}

/** A paper that is there already, by its serial in any writing or its short code. */
async function earlier(id) {
  const digits = byId(id).value.trim().toUpperCase().match(/^[^0-9A-Z]*([0-9]{4})[^0-9A-Z]+([0-9]+)[^0-9A-Z]*$/);
  const plain = digits ? digits[1] + "-" + digits[2] : byId(id).value.trim().toUpperCase();
  const answer = await askHub("/api/notices/" + encodeURIComponent(plain));
  const reply = await answer.json();
  if (!answer.ok) throw new Error(reply.zh);
  return reply;
}

/** An earlier paper goes on: its application, by serial or short code. */
async function withApplication(result) {
  if (!byId("n-application").value.trim()) return result;
  const reply = await earlier("n-application");
  if (reply.application) result.application = reply.application;
  else result.follows = reply.serial;
  return result;
}

async function post(path, body, key) {
  const headers = { "Content-Type": "application/json" };
  if (key) headers["Idempotency-Key"] = key;
  const request = { method: "POST", headers, body: JSON.stringify(body) };
  let answer;
  try { answer = await askHub(path, request); } catch (lost) { answer = await askHub(path, request); }
  const reply = await answer.json();
  if (!answer.ok) {
    // Another open matter of the same applicant: go on with it, or say what tells this one from it.
    if (reply.code === "noticeOpenApplication") byId("n-other").hidden = false;
    throw new Error(reply.zh || reply.detail);
  }
  return reply;
}

/** Whatever was typed stays: what is missing is said, and nothing is lost. */
async function attempt(work) {
  try { tell(""); await work(); } catch (error) {
    tell(error instanceof TypeError ? "连接中断，请查看网络后再试" : error.message);
  }
}

function showIssued(reply) {
  form.issued = reply;
  byId("n-serial").textContent = reply.serial_text + "　短码 " + reply.code;
  byId("n-stage").textContent = reply.stage_text + "；" + reply.verdict_text;
  const life = reply.life;
  byId("n-life").textContent = [life.sealed_by ? "用印 " + life.sealed_at + " " + life.sealed_by : "",
    life.delivered_by ? "送达 " + life.delivered_at + " " + life.delivered_by : "",
    life.way === "posted" ? (life.confirmed_on ? "回执 " + life.confirmed_on : "待回执") : "",
    life.delivered_on ? "补记：" + life.delivered_on + " 送达" : "",
    life.hand_over_way ? (life.hand_over_way === "posted" ? "证照已邮寄" : "证照已领取") : "",
    reply.shelf ? "架号 " + reply.shelf : ""].filter(Boolean).join("；");
  const joint = reply.subcases || [];
  byId("n-joint").hidden = !joint.length;
  const chosen = byId("n-subcase").value;
  options(byId("n-subcase"), joint.map((part) => [part.code, part.text + (part.case_number ? "（" + part.case_number + "）" : "")]));
  if (joint.some((part) => part.code === chosen)) byId("n-subcase").value = chosen;
  const unknown = reply.copies.indexOf("unknown");
  byId("n-unknown").hidden = unknown < 0;
  byId("n-copy").textContent = unknown + 1;
  showPart("n-issued");
}

const step = (body) => attempt(async () => {
  showIssued(await post("/api/notices", Object.assign({ notice: form.issued.serial }, body), "form-" + run + "-" + (form.key += 1)));
});

function useNoticeForm() {
  options(byId("n-kind"), kinds);
  options(byId("n-capacity"), capacities);
  options(byId("n-signing"), signings);
  options(byId("n-outcome"), outcomes);
  replaceChildren(byId("n-defects"), defects.map((text) => { const option = make("option"); option.value = text; return option; }));
  byId("n-find").addEventListener("input", () => { listItems(); listMaterials(); });
  for (const id of ["n-item", "n-kind", "n-capacity", "n-name", "n-agent"]) byId(id).addEventListener("change", listMaterials);
  byId("n-outcome").addEventListener("change", showGrounds);
  byId("n-promise").addEventListener("change", tellPromise);
  byId("n-application").addEventListener("input", showGrounds);
  byId("n-look").addEventListener("click", () => attempt(async () => {
    form.draft = await withApplication(draft());
    form.issueKey = "form-" + run + "-" + (form.key += 1);
    const reply = await post("/api/notices/preview", form.draft);
    byId("n-paper").textContent = reply.lines.join("\n");
    showPart("n-preview");
  }));
  byId("n-back").addEventListener("click", () => showPart("n-fill"));
  byId("n-issue").addEventListener("click", () => attempt(async () => {
    byId("n-issue").disabled = true;
    try {
      showIssued(await post("/api/notices", { verb: "issue", draft: form.draft }, form.issueKey));
    } finally { byId("n-issue").disabled = false; }
  }));
  byId("n-seal").addEventListener("click", () => step({ verb: "seal" }));
  byId("n-signed").addEventListener("click", () => step({ verb: "deliver", way: "signed_for" }));
  byId("n-posted").addEventListener("click", () => step({ verb: "deliver", way: "posted", detail: byId("n-detail").value }));
  byId("n-returned").addEventListener("click", () => step({ verb: "confirm-delivery", day: byId("n-detail").value.trim() }));
  byId("n-electronic").addEventListener("click", () => step({
    verb: "deliver", way: "electronic", detail: byId("n-detail").value, consented: confirm("申请人已同意电子送达并确认了地址？")
  }));
  byId("n-refused").addEventListener("click", () => step({ verb: "deliver", way: "refused", detail: byId("n-detail").value, witness: byId("n-witness").value }));
  byId("n-shelve").addEventListener("click", () => step({ verb: "shelve", shelf: byId("n-detail").value }));
  byId("n-print").addEventListener("click", () => step({ verb: "print" }));
  byId("n-quick").addEventListener("click", () => step({ verb: "quick" }));
  const printForm = (kind) => attempt(async () => {
    const key = "form-" + run + "-" + (form.key += 1);
    await post("/api/items/" + encodeURIComponent(byId("n-item").value) + "/form", { kind }, key);
    tell((kind === "blank" ? "空白表格" : "示范文本") + "已打出");
  });
  byId("n-blank").addEventListener("click", () => printForm("blank"));
  byId("n-sample").addEventListener("click", () => printForm("sample"));
  byId("n-large").addEventListener("click", () => step({ verb: "reading-copy", form: "large" }));
  byId("n-english").addEventListener("click", () => step({ verb: "reading-copy", form: "english" }));
  for (const button of document.querySelectorAll("[data-paper]")) {
    button.addEventListener("click", () => step({ verb: "counter-paper", paper: button.dataset.paper }));
  }
  const subcase = () => byId("n-subcase").value;
  const subcaseDay = () => byId("n-subcase-day").value.trim() || undefined;
  byId("n-send-subcase").addEventListener("click", () => step({
    verb: "send-subcase", subcase: subcase(), case_number: byId("n-case-number").value.trim(), day: subcaseDay()
  }));
  for (const button of document.querySelectorAll("[data-opinion]")) {
    button.addEventListener("click", () => step({ verb: "answer-subcase", subcase: subcase(), opinion: button.dataset.opinion, day: subcaseDay() }));
  }
  const settle = (out) => step({ verb: "settle", copy: Number(byId("n-copy").textContent), came_out: out });
  byId("n-out").addEventListener("click", () => settle(true));
  byId("n-not-out").addEventListener("click", () => settle(false));
  byId("n-completed").addEventListener("click", () => step({ verb: "follow-up", follow_up: "completed" }));
  byId("n-lapsed").addEventListener("click", () => step({ verb: "follow-up", follow_up: "lapsed" }));
  byId("n-void").addEventListener("click", () => step({ verb: "void", reason: byId("n-detail").value }));
  byId("n-see").addEventListener("click", () => attempt(async () => showIssued(await earlier("n-open"))));
  byId("n-application").addEventListener("change", () => attempt(async () => {
    form.known = byId("n-application").value.trim() ? await earlier("n-application") : null;
    if (form.known) byId("n-item").value = form.known.item;
    await listMaterials();
  }));
  for (const id of ["n-close", "n-close-2"]) byId(id).addEventListener("click", () => byId("notice").close());
  byId("e-note").addEventListener("click", async () => {
    const text = (id) => byId(id).value.trim() || undefined;
    try {
      await post("/api/enquiries", { verb: "note", draft: {
        kind: "enquiry", channel: "on_site", question: text("e-question"), visitor: text("e-visitor"), owner: text("e-owner"),
        ticket: form.ticket ? form.ticket.ticket : undefined
      } }, "form-" + run + "-" + (form.key += 1));
      byId("enquiry").close();
      refresh();
    } catch (error) { byId("e-message").textContent = error.message; }
  });
  byId("e-close").addEventListener("click", () => byId("enquiry").close());
}

function openEnquiry(ticket) {
  form.ticket = ticket;
  for (const id of ["e-question", "e-visitor", "e-owner"]) byId(id).value = "";
  byId("e-message").textContent = "";
  byId("enquiry").showModal();
}
