const box = document.getElementById("filter");
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const entries = [...document.querySelectorAll("li")].map((item) => [item, fold(item.textContent)]);
const apply = () => {
  const words = fold(box.value).split(/\s+/).filter(Boolean);
  for (const [item, text] of entries) item.hidden = !words.every((word) => text.includes(word));
  for (const section of document.querySelectorAll("section"))
    section.hidden = !section.querySelector("li:not([hidden])");
};
box.hidden = false;
box.addEventListener("input", apply);
const folded = document.querySelectorAll("details");
addEventListener("beforeprint", () => folded.forEach((part) => { part.open = true; }));
