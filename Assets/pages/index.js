"use strict";
askHub("/api/board").then((answer) => answer.json()).then((board) => {
  document.getElementById("hall").textContent = board.hall;
  replaceChildren(document.getElementById("windows"), board.windows.map((window) => {
    const link = make("a", " " + window.number + " ");
    link.href = "/window/" + window.number;
    return link;
  }));
});
