"use strict";

async function ask() {
  const answer = await askHub("/api/privacy");
  if (!answer.ok) return;
  const reply = await answer.json();
  const parts = reply.parts.flatMap((part) =>
    [make("h3", part.heading)].concat(part.lines.map((line) => make("p", line))));
  replaceChildren(document.getElementById("text"), [make("h2", reply.title)].concat(parts));
}

followHall({ asBoard: false, staleSeconds: 25, show: (board) => { showHead(board); } });
ask();
