/* The editor for the text of a release: its Insert menu, and what can be done with an embed.
   TinyMCE finds window.newsroomEditor by the name in its configuration (releases/admin/editor.py). */
"use strict";

(function () {
  const newsroom = (window.newsroom = window.newsroom || {});

  // The entry of one embed; ticked, and leading to it, once it stands in the text.
  function entry(embeds, text, name, ref) {
    return {
      type: "togglemenuitem",
      text,
      active: embeds.placed().has(`${name}/${ref}`),
      onAction: () => embeds.insert(name, ref),
    };
  }

  // An entry that says what to do first, and leads there.
  function hint(text, target) {
    return { type: "menuitem", text, onAction: () => lead(target) };
  }

  function lead(id) {
    const group = document.getElementById(id);
    if (!group) return;
    group.scrollIntoView({ block: "center" });
    (group.querySelector("[data-add]") || group).focus();
  }

  function partEntries(embeds) {
    return newsroom.groups(embeds.form).map((group) => {
      const label = embeds.labels[group.embed];
      const rows = group.rows.filter(({ title }) => title);
      if (!rows.length) return submenu(label, () => [hint(group.none, `${group.prefix}-group`)]);
      if (!group.each) return entry(embeds, label, group.embed, "");
      return submenu(label, () => rows.map(({ row, title }) => entry(embeds, title, group.embed, row.key)));
    });
  }

  function submenu(text, getSubmenuItems) {
    return { type: "nestedmenuitem", text, getSubmenuItems };
  }

  function inspectionEntries(embeds) {
    if (!embeds.inspections.length) {
      return [submenu("Inspection", () => [hint("Link an inspection below first", "id_inspections")])];
    }
    return embeds.inspections.map((inspection) => submenu(inspection.title, () =>
      inspection.embeds.map((name) => entry(embeds, embeds.labels[name], name, inspection.slug))));
  }

  function addInsertMenu(editor, embeds) {
    editor.ui.registry.addMenuButton("newsroominsert", {
      text: "Insert",
      tooltip: "Insert a part of this release or what inspectors found",
      fetch: (show) => show([...partEntries(embeds), { type: "separator" }, ...inspectionEntries(embeds)]),
    });
  }

  function addEmbedToolbar(editor, embeds) {
    const button = (name, tooltip, icon, onAction) => editor.ui.registry.addButton(name, { tooltip, icon, onAction });
    button("embedup", "Move up (Alt+Up)", "chevron-up", () => embeds.move(-1));
    button("embeddown", "Move down (Alt+Down)", "chevron-down", () => embeds.move(1));
    button("embedremove", "Remove from the text", "remove", () => embeds.remove());
    editor.ui.registry.addContextToolbar("embed", {
      predicate: (node) => node.nodeName === "DIV" && node.hasAttribute("data-embed"),
      items: "embedup embeddown embedremove",
      position: "node",
      scope: "node",
    });
    editor.on("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!event.altKey || !step || !embeds.selected()) return;
      event.preventDefault();
      embeds.move(step);
    });
  }

  // What is saved is the marker alone, whatever is shown in it.
  function keepMarkersEmpty(editor) {
    editor.serializer.addAttributeFilter("data-embed", (nodes) => {
      for (const node of nodes) {
        node.empty();
        node.attr({ class: null, contenteditable: null, "aria-label": null, "data-mce-label": null });
      }
    });
  }

  // A new table has a first row that holds the headings of its columns, and no look of its own.
  function addTableMenu(editor) {
    const insert = ({ numRows, numColumns }) => editor.execCommand("mceInsertTable", false, {
      rows: numRows,
      columns: numColumns,
      options: { headerRows: 1 },
    });
    editor.ui.registry.addMenuButton("newsroomtable", {
      icon: "table",
      tooltip: "Table",
      fetch: (show) => show([{ type: "fancymenuitem", fancytype: "inserttable", onAction: insert }]),
    });
  }

  // The form's own scripts (counters, the warning about unsaved changes) listen to the textarea.
  function tellTheForm(editor) {
    editor.on("change input Undo Redo", () => {
      editor.save();
      editor.getElement().dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  // By night the editor is dark like the desk. Runs before the script that starts TinyMCE, which comes after this one.
  document.addEventListener("DOMContentLoaded", () => {
    if (!window.matchMedia("(prefers-color-scheme: dark)").matches) return;
    for (const area of document.querySelectorAll("textarea.tinymce")) {
      area.dataset.mceConf = JSON.stringify({ ...JSON.parse(area.dataset.mceConf), skin: "oxide-dark" });
    }
  });

  window.newsroomEditor = function (editor) {
    const embeds = new newsroom.Embeds(editor);
    addInsertMenu(editor, embeds);
    addEmbedToolbar(editor, embeds);
    addTableMenu(editor);
    editor.on("PreInit", () => keepMarkersEmpty(editor));
    editor.on("init", () => {
      embeds.start();
      tellTheForm(editor);
    });
  };
})();
