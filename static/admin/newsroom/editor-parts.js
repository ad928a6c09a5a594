/* What the form below the editor holds: the parts that can be placed, saved or just typed. */
"use strict";

(function () {
  const newsroom = (window.newsroom = window.newsroom || {});

  // "each": rows are placed one by one; otherwise the whole group is one embed. "flag": nobody would read it unplaced.
  const GROUPS = [
    { embed: "quote", prefix: "quote_set", each: true, flag: true, none: "Add a quote below first",
      title: (row) => joined(": ", row.chosen("speaker") || row.value("introduction"), row.value("words")) },
    { embed: "key-facts", prefix: "keyfact_set", flag: true, none: "Add a key fact below first",
      title: (row) => joined(" ", row.value("value"), row.value("label")) },
    { embed: "photo", prefix: "photoplacement_set", each: true, flag: true, none: "Add a photo below first",
      title: (row) => row.value("caption") || row.value("alt") || row.chosen("photo"),
      flagged: (row) => !row.ticked("is_lead") },
    { embed: "attachment", prefix: "attachment_set", each: true, none: "Add an attachment below first",
      title: (row) => row.value("title") || row.chosen("document") },
    { embed: "contacts", prefix: "releasecontact_set", none: "Add a contact below first",
      title: (row) => row.chosen("contact") },
    { embed: "notes", prefix: "notetoeditors_set", none: "Add a note to editors below first",
      title: (row) => row.value("text") },
  ];
  const LONGEST_TITLE = 60;

  const joined = (between, ...pieces) => pieces.filter(Boolean).join(between);

  function shortened(text) {
    const line = text.replace(/\s+/g, " ").trim();
    return line.length > LONGEST_TITLE ? line.slice(0, LONGEST_TITLE - 1).trimEnd() + "…" : line;
  }

  /* One row of an inline: its key and what is typed in it. */
  class Row {
    constructor(form, prefix) {
      this.form = form;
      this.prefix = prefix;
    }
    field(name) {
      const field = this.form.elements[`${this.prefix}-${name}`];
      return field instanceof RadioNodeList ? field[0] : field || null;
    }
    value(name) {
      return (this.field(name)?.value || "").trim();
    }
    chosen(name) {
      const field = this.field(name);
      return field?.value ? (field.selectedOptions?.[0]?.text || "").trim() : "";
    }
    ticked(name) {
      return Boolean(this.field(name)?.checked);
    }
    get key() {
      return this.value("key");
    }
    get element() {
      return this.field("key")?.closest("[data-part]") || null;
    }
  }

  /* The groups of parts on ``form``, each with its rows that are not marked for removal. */
  newsroom.groups = function (form) {
    return GROUPS.map((group) => {
      const total = Number(form.elements[`${group.prefix}-TOTAL_FORMS`]?.value || 0);
      const rows = Array.from({ length: total }, (_, index) => new Row(form, `${group.prefix}-${index}`));
      const here = rows.filter((row) => row.key && !row.ticked("DELETE"));
      return { ...group, rows: here.map((row) => ({ row, title: shortened(group.title(row)) })) };
    });
  };

  /* What is typed in the parts and which inspections are chosen, ready to post. */
  newsroom.typed = function (form) {
    const sent = new URLSearchParams();
    const ours = GROUPS.map((group) => group.prefix + "-");
    for (const [name, value] of new FormData(form)) {
      if (typeof value !== "string") continue;
      if (name === "inspections" || name === "csrfmiddlewaretoken" || ours.some((prefix) => name.startsWith(prefix))) {
        if (!name.includes("__prefix__")) sent.append(name, value);
      }
    }
    if (form.elements.inspections) sent.append("inspections_chosen", "1");
    return sent;
  };

  /* Mark the rows whose part the text does not place; ``placed`` holds "quote/<key>" and the like, ``place(name, ref)``
     places one. */
  newsroom.flagUnplaced = function (form, placed, place) {
    for (const group of newsroom.groups(form).filter((each) => each.flag)) {
      for (const { row, title } of group.rows) {
        const ref = group.each ? row.key : "";
        const isUnplaced = Boolean(title) && !placed.has(`${group.embed}/${ref}`) && (group.flagged?.(row) ?? true);
        flag(row.element, isUnplaced);
        offer(row.element, isUnplaced, title, () => place(group.embed, ref));
      }
    }
  };

  // The same chip that the server prints on a saved row.
  function flag(element, isUnplaced) {
    const summary = element?.querySelector("summary");
    if (!summary) return;
    let chip = summary.querySelector("[data-unplaced]");
    if (!chip && isUnplaced) {
      chip = document.createElement("span");
      chip.dataset.unplaced = "";
      chip.className = "chip draft";
      chip.textContent = "Not in the text";
      summary.append(" ", chip);
    }
    if (chip) chip.hidden = !isUnplaced;
  }

  function offer(element, isUnplaced, title, place) {
    const tools = element?.querySelector(".part-tools");
    if (!tools) return;
    let button = tools.querySelector("[data-place]");
    if (!button && isUnplaced) {
      button = document.createElement("button");
      button.type = "button";
      button.dataset.place = "";
      button.className = "tool";
      tools.prepend(button);
    }
    if (!button) return;
    button.hidden = !isUnplaced;
    button.onclick = place;
    button.replaceChildren("Place in the text", hiddenText(`: ${title}`));
  }

  function hiddenText(text) {
    const span = document.createElement("span");
    span.className = "visually-hidden";
    span.textContent = text;
    return span;
  }
})();
