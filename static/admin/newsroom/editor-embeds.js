/* Embeds in the text: blocks that show a part as readers will see it, moved and removed as a whole.
   In the text that is saved each is an empty marker; what is shown in it is marked bogus for TinyMCE. */
"use strict";

(function () {
  const newsroom = (window.newsroom = window.newsroom || {});
  const PAUSE = 400;  // milliseconds of rest in typing before previews are asked for
  const LOGGED_OUT = "You have been logged out. Log in again in another tab, then come back: what you typed is still here.";
  const NOT_REACHED = "The preview could not be loaded. It will be tried again when you change something.";

  class Embeds {
    constructor(editor) {
      this.editor = editor;
      this.area = editor.getElement();
      this.form = this.area.form;
      this.labels = JSON.parse(this.area.dataset.embedLabels);
      this.shown = new Map();  // "quote/<key>" -> {html} or {note}, as the server last told
      this.inspections = [];
      this.sent = "";
      this.visited = false;
      this.timer = 0;
    }

    /* Follow the text and the form from now on. */
    start() {
      const later = () => this.refreshLater();
      this.editor.on("SetContent Undo Redo NodeChange drop", () => window.setTimeout(() => this.dress()));
      this.editor.on("change input Undo Redo", later);
      this.editor.on("click keyup", () => { this.visited = true; });
      for (const event of ["input", "change", "click"]) this.form.addEventListener(event, later);
      for (const event of ["formset:added", "formset:removed"]) document.addEventListener(event, later);
      // The choosers of the admin announce a change through its jQuery only.
      window.django?.jQuery?.(this.form).on("change", "select", later);
      this.dress();
      this.refresh();
    }

    blocks() {
      return Array.from(this.editor.getBody().querySelectorAll("div[data-embed]:not([data-mce-bogus] *)"));
    }

    id(block) {
      return `${block.dataset.embed}/${block.dataset.ref || ""}`;
    }

    placed() {
      return new Set(this.blocks().map((block) => this.id(block)));
    }

    /* Give every marker its looks: whole, at the top of the text, with its preview in it. */
    dress() {
      if (this.editor.removed) return;
      let changed = false;
      for (const block of this.blocks()) {
        this.hoist(block);
        const label = this.labels[block.dataset.embed] || "Part";
        if (block.contentEditable !== "false") block.contentEditable = "false";
        if (!block.classList.contains("embed")) block.classList.add("embed");
        block.dataset.mceLabel = label;
        const told = this.shown.get(this.id(block));
        changed = this.fill(block, told || { note: `${label}: loading the preview…` }) || changed;
        const text = (block.querySelector(".embed-preview")?.textContent || "").replace(/\s+/g, " ").trim();
        const said = `${label}: ${text.slice(0, 200)}`;
        if (block.getAttribute("aria-label") !== said) block.setAttribute("aria-label", said);
      }
      // Without skip_focus the command would take the focus from the field in which somebody is typing.
      if (changed) this.editor.execCommand("mceAutoResize", false, null, { skip_focus: true });
    }

    hoist(block) {
      const root = this.editor.getBody();
      let top = block;
      while (top.parentNode !== root) top = top.parentNode;
      if (top !== block) top.after(block);
    }

    /* Show ``html`` or ``note`` in ``block``; whether it showed something else before. */
    fill(block, { html, note }) {
      const key = html ? `html ${html}` : `note ${note}`;
      let preview = block.querySelector(":scope > .embed-preview");
      if (preview && preview.newsroomKey === key && block.childNodes.length === 1) return false;
      preview = block.ownerDocument.createElement("div");
      preview.className = html ? "embed-preview text flow" : "embed-preview embed-note";
      preview.dataset.mceBogus = "all";
      preview.newsroomKey = key;
      if (html) preview.innerHTML = html;  // rendered by the server from the public templates, which escape
      else preview.textContent = note;
      preview.querySelectorAll("a, button, summary").forEach((element) => { element.tabIndex = -1; });
      block.replaceChildren(preview);
      return true;
    }

    refreshLater() {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.refresh(), PAUSE);
    }

    /* Ask for the previews of what is placed, if anything they show has changed. */
    async refresh() {
      if (this.editor.removed) return;
      newsroom.flagUnplaced(this.form, this.placed(), (name, ref) => this.insert(name, ref));
      const request = newsroom.typed(this.form);
      this.placed().forEach((embed) => request.append("embed", embed));
      const sent = request.toString();
      if (sent === this.sent) return;
      this.sent = sent;
      const answer = await this.ask(request);
      if (this.sent !== sent) return;  // overtaken by a later change
      if (answer.error) {
        this.sent = "";
        for (const embed of this.placed()) if (!this.shown.get(embed)?.html) this.shown.set(embed, { note: answer.error });
      } else {
        for (const [embed, told] of Object.entries(answer.embeds)) this.shown.set(embed, told);
        this.inspections = answer.inspections;
      }
      this.dress();
    }

    async ask(request) {
      try {
        const response = await fetch(this.area.dataset.embedUrl, { method: "POST", body: request });
        if (response.redirected) return { error: LOGGED_OUT };  // to the page where one logs in
        return await response.json();
      } catch {
        return { error: NOT_REACHED };
      }
    }

    /* Place an embed after the paragraph, list or table with the cursor, or show where it stands already. */
    insert(name, ref) {
      const there = this.blocks().find((block) => this.id(block) === `${name}/${ref}`);
      if (there) return this.select(there);
      const root = this.editor.getBody();
      const block = this.editor.dom.create("div", { "data-embed": name, "data-ref": ref });
      let at = this.visited ? this.editor.selection.getNode() : root.lastElementChild;
      while (at && at !== root && at.parentNode !== root) at = at.parentNode;
      this.editor.undoManager.transact(() => {
        if (!at || at === root) root.append(block);
        else if (at.nodeName === "P" && this.editor.dom.isEmpty(at)) at.replaceWith(block);
        else at.after(block);
        // The text can go on after it.
        if (!this.beside(block, 1)) block.after(this.editor.dom.create("p", {}, '<br data-mce-bogus="1">'));
        this.dress();
      });
      this.select(block);
      // Selected once more when the preview has come, so that a screen reader is told of it.
      this.refresh().then(() => this.selected() === block && this.select(block));
    }

    beside(block, step) {
      let sibling = block;
      do sibling = step < 0 ? sibling.previousElementSibling : sibling.nextElementSibling;
      while (sibling && (sibling.hasAttribute("data-mce-bogus") || sibling.hasAttribute("data-mce-caret")));
      return sibling;
    }

    select(block) {
      this.editor.focus();
      this.editor.selection.select(block);
      this.editor.nodeChanged();
      block.scrollIntoView({ block: "nearest" });
    }

    selected() {
      const node = this.editor.selection.getNode();
      return node.closest?.("div[data-embed]") || null;
    }

    move(step) {
      const block = this.selected();
      const sibling = block && this.beside(block, step);
      if (!sibling) return;
      this.editor.undoManager.transact(() => (step < 0 ? sibling.before(block) : sibling.after(block)));
      this.select(block);
    }

    remove() {
      const block = this.selected();
      if (!block) return;
      const next = this.beside(block, 1) || this.beside(block, -1);
      this.editor.undoManager.transact(() => {
        block.remove();
        if (!next) this.editor.setContent("<p></p>");
      });
      if (next && !next.matches("[data-embed]")) this.editor.selection.setCursorLocation(next, 0);
      this.editor.focus();
      this.editor.nodeChanged();
      this.refresh();
    }
  }

  newsroom.Embeds = Embeds;
})();
