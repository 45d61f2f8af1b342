// Reads the folder that the service's file transport writes to. Everything is set as text; the mail's own HTML is shown in
// a sandbox that runs no script and has no origin.
const newest = 200;
const lookEvery = 3000;
const element = (id) => document.getElementById(id);
const mails = new Map();
let chosen = "";
let downloads = [];

async function fetchJson(path) {
  const response = await fetch(path, { cache: "no-store" });
  if (!response.ok) throw new Error(`${path} gave ${response.status}`);
  return response.json();
}

// Names begin with the time of sending, so that their order is that of the mails.
async function look() {
  try {
    const files = (await fetchJson("data/"))
      .filter(({ type, name }) => type === "file" && name.endsWith(".json"))
      .map(({ name }) => name)
      .sort()
      .reverse();
    const unknown = files.slice(0, newest).filter((name) => !mails.has(name));
    const read = await Promise.all(unknown.map(async (name) => [name, await fetchJson(`data/${encodeURIComponent(name)}`)]));
    read.forEach(([name, mail]) => mails.set(name, mail));
    if (read.length > 0 || !element("list").hasChildNodes()) list(files.slice(0, newest), files.length);
  } catch (failure) {
    element("state").textContent = `The mails cannot be read: ${failure.message}`;
  }
  setTimeout(look, document.hidden ? lookEvery * 5 : lookEvery);
}

function list(names, total) {
  element("state").textContent =
    total === 0 ? "No mail yet. Sign up, and it appears here." : total === 1 ? "1 mail" : `${total} mails, newest first`;
  element("list").replaceChildren(
    ...names.map((name) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      const { subject, to, sentAt } = mails.get(name);
      button.type = "button";
      button.dataset.name = name;
      button.append(line(subject), line(`${to} · ${new Date(sentAt).toLocaleTimeString()}`, "quiet"));
      button.addEventListener("click", () => show(name, true));
      item.append(button);
      return item;
    }),
  );
  if (!chosen && names.length > 0) show(names[0], false);
  else mark();
}

function line(text, name = "") {
  const span = document.createElement("span");
  span.textContent = text;
  span.className = name;
  return span;
}

function mark() {
  for (const button of element("list").querySelectorAll("button")) {
    button.setAttribute("aria-current", String(button.dataset.name === chosen));
  }
}

function show(name, focus) {
  const mail = mails.get(name);
  chosen = name;
  mark();
  for (const part of ["subject", "to", "from", "text"]) element(part).textContent = mail[part] ?? "";
  element("sent").textContent = new Date(mail.sentAt).toLocaleString();
  // Links of the mail open beside this page, not inside the frame.
  element("html").srcdoc = `<base target="_blank">${mail.html ?? ""}`;
  attach(mail.attachments ?? [], name);
  element("mail").hidden = false;
  if (focus) element("subject").focus();
}

function attach(attachments, name) {
  downloads.forEach((url) => URL.revokeObjectURL(url));
  downloads = [];
  const links = attachments.map(({ name: file, base64 }) => download(file, Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))));
  const source = document.createElement("a");
  source.href = `data/${encodeURIComponent(name.replace(/\.json$/, ".eml"))}`;
  source.download = "";
  source.textContent = "Whole mail (.eml)";
  element("attachments").replaceChildren(...links, source);
}

// As a plain file whatever it claims to be: nothing that a mail brings may run in this origin.
function download(file, bytes) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  downloads.push(link.href);
  link.download = file;
  link.textContent = file;
  return link;
}

function present(html) {
  element("html").hidden = !html;
  element("text").hidden = html;
  element("as-html").setAttribute("aria-pressed", String(html));
  element("as-text").setAttribute("aria-pressed", String(!html));
}

element("as-html").addEventListener("click", () => present(true));
element("as-text").addEventListener("click", () => present(false));
look();
