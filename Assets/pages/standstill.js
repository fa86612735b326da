// A hall that stands still: the evacuation of all pages, and for staff the way to send it and the list of those
// who have to be found.
"use strict";

const holdSeconds = 2;

/** Runs `action` when the button was held for two seconds; a press that slips does nothing. */
function holdToSend(button, action) {
  const words = button.textContent;
  let timer = null;
  let since = 0;
  const stop = () => {
    clearInterval(timer);
    timer = null;
    button.textContent = words;
    button.classList.remove("held");
  };
  const start = (event) => {
    if (timer || button.disabled) return;
    if (event.type === "keydown" && (event.repeat || ![" ", "Enter"].includes(event.key))) return;
    event.preventDefault();
    since = Date.now();
    button.classList.add("held");
    timer = setInterval(() => {
      const left = holdSeconds - (Date.now() - since) / 1000;
      button.textContent = "请按住 " + Math.max(Math.ceil(left), 0) + " 秒";
      if (left > 0) return;
      stop();
      action();
    }, 100);
  };
  button.addEventListener("pointerdown", start);
  button.addEventListener("keydown", start);
  for (const end of ["pointerup", "pointerleave", "pointercancel", "keyup", "blur"]) button.addEventListener(end, stop);
}

/** At an evacuation one sentence on the whole glass, and nothing beside it. */
function showEvacuation(standstill) {
  const isEvacuation = Boolean(standstill && standstill.kind === "evacuation");
  let glass = document.getElementById("evacuation");
  if (!glass) {
    if (!isEvacuation) return;
    glass = make("div", "");
    glass.id = "evacuation";
    glass.setAttribute("role", "alert");
    document.body.appendChild(glass);
  }
  glass.hidden = !isEvacuation;
  if (isEvacuation && glass.textContent !== standstill.text) glass.textContent = standstill.text;
}

/** An element with an id, a class and what stands in it: texts and elements. */
function part(tag, id, className, ...inside) {
  const element = make(tag, null, className);
  if (id) element.id = id;
  element.append(...inside);
  return element;
}

/** The band above a page of staff: what stands on every glass, and at an evacuation whom to look for. */
function evacuationBand() {
  const box = part("div", "ev-box", "", part("p", "ev-count"), part("table", "ev-list"));
  box.hidden = true;
  const band = part("section", "standstill", "", part("p", "standstill-text"), box);
  band.hidden = true;
  band.setAttribute("role", "alert");
  return band;
}

/** The dialog that sends an evacuation: the same on each page of staff, whose own button opens it. */
function evacuationDialog() {
  const close = part("button", "ev-close", "main", "返回");
  close.autofocus = true;
  return part("dialog", "ev-dialog", "", part("h2", "", "", "疏散"),
    part("p", "", "", part("label", "", "", "大厅里所有的屏幕、手机和语音只说这一句： ", part("select", "ev-choice"))),
    part("p", "ev-text"),
    part("p", "", "", "停止取号和叫号；号码和顺序保留。只有值班员或管理员能够解除。"),
    close, " ", part("button", "ev-send", "danger", "按住 2 秒发出疏散"));
}

/** On the pages of staff: the sentence that stands everywhere, and whom to look for, ticked off by name. */
function useEvacuation() {
  const byId = (id) => document.getElementById(id);
  document.body.insertBefore(evacuationBand(), byId("sign-in"));
  document.body.appendChild(evacuationDialog());
  let texts = [];
  let standstill = null;
  const post = async (path, body) => {
    try {
      const answer = await change(path, body);
      say(answer.ok ? "" : (await answer.json()).zh);
    } catch (error) { say("连接中断，请查看网络后再试"); }
  };
  const preview = () => { byId("ev-text").textContent = byId("ev-choice").value; };
  byId("ev-open").addEventListener("click", async () => {
    try {
      texts = (await (await askHub("/api/publicity")).json()).evacuations;
      replaceChildren(byId("ev-choice"), texts.map((text) => make("option", text)));
      preview();
      byId("ev-dialog").showModal();
    } catch (error) { say("连接中断，请查看网络后再试"); }
  });
  byId("ev-choice").addEventListener("change", preview);
  byId("ev-close").addEventListener("click", () => byId("ev-dialog").close());
  holdToSend(byId("ev-send"), async () => {
    const reason = byId("ev-choice").value;
    byId("ev-dialog").close();
    await post("/api/hall/pause", { reason, kind: "evacuation" });
  });

  async function list() {
    if (!standstill || standstill.kind !== "evacuation" || byId("work").hidden) return;
    try {
      const answer = await askHub("/api/guidance");
      if (!answer.ok) return;
      const tickets = (await answer.json()).tickets;
      const left = tickets.filter((one) => !one.guided_by).length;
      byId("ev-count").textContent = tickets.length
        ? "要引导 " + tickets.length + " 位，还有 " + left + " 位没有找到" : "没有人申请引导";
      replaceChildren(byId("ev-list"), tickets.map((one) => {
        const row = make("tr");
        for (const text of [one.ticket, one.needs.map((need) => needWords[need]).join("、"), one.last_seen || ""]) {
          row.appendChild(make("td", text));
        }
        const cell = make("td", one.guided_by ? "√ 已引导（" + one.guided_by + "）" : null);
        if (!one.guided_by) {
          const button = make("button", "已引导");
          button.addEventListener("click", async () => {
            button.disabled = true;
            await post("/api/tickets/" + encodeURIComponent(one.ticket) + "/guided", {});
            list();
          });
          cell.appendChild(button);
        }
        row.appendChild(cell);
        return row;
      }));
    } catch (error) {
      // The stale line says it.
    }
  }
  setInterval(list, 2000);
  return (board) => {
    standstill = board.standstill || null;
    const isEvacuation = Boolean(standstill && standstill.kind === "evacuation");
    byId("standstill").hidden = !standstill;
    byId("standstill").className = isEvacuation ? "evacuation" : "mark";
    byId("standstill-text").textContent = !standstill ? "" : isEvacuation ? standstill.text
      : "全场暂停叫号：" + standstill.text + (standstill.takes ? "（照常取号，不报时间）" : "（暂不取号）");
    byId("ev-box").hidden = !isEvacuation;
    byId("ev-open").hidden = isEvacuation;
    list();
  };
}
