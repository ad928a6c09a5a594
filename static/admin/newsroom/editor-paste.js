/* What is pasted from Word, Google Docs and web pages, cleaned before it reaches the text.
   The server does the same again (releases/markup); this is so that officers see at once what stays. */
"use strict";

(function () {
  const RENAMED = { H1: "h2", H4: "h3", H5: "h3", H6: "h3", B: "strong", I: "em" };
  const DROPPED = "style, script, meta, link, title, xml, template, iframe, object, embed, svg, math, noscript, " +
    "select, textarea, button, input, video, audio, canvas";
  const KEPT = new Set(["P", "H2", "H3", "UL", "OL", "LI", "STRONG", "EM", "A", "BLOCKQUOTE", "TABLE", "CAPTION",
    "THEAD", "TBODY", "TR", "TH", "TD", "BR", "SUB", "SUP", "ABBR", "DIV"]);
  const ATTRIBUTES = { A: ["href"], TH: ["scope", "colspan", "rowspan"], TD: ["colspan", "rowspan"],
    ABBR: ["title"], DIV: ["data-embed", "data-ref"] };
  const BLOCKS = "p, h2, h3, ul, ol, table, blockquote, div";
  const GOOD_HREF = /^(https?:\/\/|mailto:|tel:|\/(?![/\\]))/i;
  const BULLET = /^[·•▪◦‣●\uf0b7\uf0a7][\s\u00a0]+(?=\S)/;
  const WORD_BULLET = /^[·•▪◦‣●○■§ØüoO–\-\uf0b7\uf0a7\uf0d8\uf0fc][\s\u00a0]+(?=\S)/;
  const NUMBER = /^\(?(\d{1,3}|[a-zA-Z]|[ivxIVX]{2,6})[.)][\s\u00a0]+(?=\S)/;
  const DEEPEST = 4;

  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  const unwrap = (element) => element.replaceWith(...element.childNodes);
  const isBlank = (text) => !text.replace(/[\s\u00a0]/g, "");

  function rename(element, name) {
    const renamed = element.ownerDocument.createElement(name);
    renamed.append(...element.childNodes);
    for (const attribute of Array.from(element.attributes)) renamed.setAttribute(attribute.name, attribute.value);
    element.replaceWith(renamed);
    return renamed;
  }

  function dropWhatIsNoText(root) {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
    const comments = [];
    while (walker.nextNode()) comments.push(walker.currentNode);
    comments.forEach((comment) => comment.remove());
    all(root, DROPPED).forEach((element) => element.remove());
  }

  // Google Docs says bold and italics by style, and wraps everything in a <b> that is not bold.
  function readStyles(root) {
    for (const element of all(root, "b, strong")) {
      if (/font-weight:\s*(normal|[1-5]00)/i.test(element.getAttribute("style") || "")) unwrap(element);
    }
    for (const element of all(root, "span[style]")) {
      const style = element.getAttribute("style");
      if (/font-weight:\s*(bold|[6-9]00)/i.test(style)) rename(element, "strong");
      else if (/font-style:\s*italic/i.test(style)) rename(element, "em");
    }
  }

  function wordLevel(paragraph) {
    const level = /mso-list:[^;]{0,40}?\blevel(\d)/i.exec(paragraph.getAttribute("style") || "");
    if (level) return Math.min(Number(level[1]), DEEPEST);
    return (paragraph.getAttribute("class") || "").startsWith("MsoListParagraph") ? 1 : 0;
  }

  // The paragraph as a list item without its printed bullet or number; null if it is none.
  function readItem(paragraph) {
    if (!paragraph || paragraph.tagName !== "P") return null;
    const level = wordLevel(paragraph);
    const text = paragraph.textContent.replace(/^[\s\u00a0]+/, "");
    const number = level ? NUMBER.exec(text) : null;
    const mark = number || (level ? WORD_BULLET : BULLET).exec(text);
    if (!mark && !level) return null;
    return { level: level || 1, tag: number ? "ol" : "ul",
      drop: mark ? paragraph.textContent.length - text.length + mark[0].length : 0 };
  }

  function dropStart(node, count) {
    const walker = node.ownerDocument.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (count > 0 && walker.nextNode()) {
      const cut = Math.min(count, walker.currentNode.data.length);
      walker.currentNode.data = walker.currentNode.data.slice(cut);
      count -= cut;
    }
  }

  function makeLists(root) {
    let open = [];  // the lists a further item may join, outermost first
    let last = null;
    for (const paragraph of all(root, "p")) {
      const item = readItem(paragraph);
      if (!item) continue;
      if (last === null || last.nextElementSibling !== paragraph) open = [];
      while (open.length && (open.at(-1).level > item.level ||
        (open.at(-1).level === item.level && open.at(-1).list.localName !== item.tag))) open.pop();
      if (!open.length || open.at(-1).level < item.level) {
        const list = root.ownerDocument.createElement(item.tag);
        if (open.length) open.at(-1).list.lastElementChild.append(list);
        else paragraph.before(list);
        open.push({ level: item.level, list });
      }
      dropStart(paragraph, item.drop);
      const li = root.ownerDocument.createElement("li");
      li.append(...paragraph.childNodes);
      open.at(-1).list.append(li);
      last = open[0].list;
      paragraph.remove();
    }
  }

  function keepWhatIsKnown(root) {
    for (const element of all(root, "*").reverse()) {
      const isMarker = element.matches("div[data-embed]");
      if (isMarker) element.replaceChildren();
      else if (element.tagName === "DIV") element.querySelector(BLOCKS) ? unwrap(element) : rename(element, "p");
      else if (element.tagName === "A" && !GOOD_HREF.test(element.getAttribute("href") || "")) unwrap(element);
      else if (!KEPT.has(element.tagName)) unwrap(element);
    }
    for (const element of all(root, "*")) {
      const kept = ATTRIBUTES[element.tagName] || [];
      for (const { name } of Array.from(element.attributes)) if (!kept.includes(name)) element.removeAttribute(name);
    }
  }

  function tidy(root) {
    for (const item of all(root, "li, td, th")) {
      const only = item.children.length && item.children[0].tagName === "P" ? item.children[0] : null;
      if (only && !only.nextElementSibling?.matches("p")) unwrap(only);
    }
    for (const block of all(root, "p, h2, h3, li")) {
      if (isBlank(block.textContent) && !block.querySelector("[data-embed]")) block.remove();
    }
    for (const heading of all(root, "h2 strong, h3 strong")) unwrap(heading);
  }

  /* The cleaned HTML of a paste, and how many pictures were left out of it. */
  function cleaned(html) {
    const root = new DOMParser().parseFromString(html, "text/html").body;
    const pictures = all(root, "img").length;
    all(root, "img").forEach((picture) => picture.remove());
    dropWhatIsNoText(root);
    readStyles(root);
    makeLists(root);
    for (const [from, to] of Object.entries(RENAMED)) all(root, from).forEach((element) => rename(element, to));
    keepWhatIsKnown(root);
    tidy(root);
    return { html: root.innerHTML, pictures };
  }

  /* Named in the editor's configuration as paste_preprocess. */
  window.newsroomPaste = function (editor, paste) {
    const result = cleaned(paste.content);
    paste.content = result.html;
    if (result.pictures) {
      editor.notificationManager.open({
        type: "info",
        timeout: 10000,
        text: "A picture was left out of what you pasted. Add it under Photos, with its description and credit.",
      });
    }
  };
})();
