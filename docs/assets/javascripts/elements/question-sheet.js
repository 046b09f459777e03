// The sheet: three to ten questions with room to write, on one page of paper or as text.

/** Show what readers say of themselves: a line each, to write on where nothing was filled in. */
export function fillFacts(root, facts) {
  root.querySelector("[data-part=sheet-facts]").replaceChildren(
    ...facts.map(({label, text}) => {
      const item = document.createElement("li");
      item.textContent = `${label}: ${text}`;
      return item;
    }),
  );
}

/** Show `questions` and `note` as they will be printed. */
export function fillSheet(root, questions, note) {
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  part("sheet-list").replaceChildren(
    ...questions.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }),
  );
  part("sheet-note").textContent = note;
  part("sheet-note").hidden = note === "";
  part("date").textContent = new Date().toLocaleDateString("en", {dateStyle: "long"});
}

/** The same as plain text. */
export function sheetText(root, {facts, questions, note}) {
  const part = (name) => root.querySelector(`[data-part=${name}]`).textContent;
  const blank = "______________________________";
  const said = facts.map(({label, text}) => `${label}: ${text || blank}`).join("\n");
  const lines = questions.map((text, i) => `${i + 1}. ${text}\n   ${blank}`);
  return `${[part("sheet-title"), said, ...lines, ...(note ? [note] : []), part("sheet-foot")].join("\n\n")}\n`;
}

/** Print. The page's title is the name that a browser offers for a file, so it is neutral meanwhile. */
export function printSheet(root) {
  const title = document.title;
  document.title = root.querySelector("[data-part=sheet-title]").textContent;
  window.addEventListener("afterprint", () => (document.title = title), {once: true});
  window.print();
}
