/* Asks, while an officer writes, what the report says to the text; the server makes the panel, nothing is saved. */
"use strict";

(function () {
  const PAUSE = 900;  // milliseconds of rest in typing before the text is compared
  const form = document.getElementById("release_form");
  const panel = document.getElementById("claims");
  if (!form || !panel) return;
  let timer = 0;
  let sent = "";

  /* Everything but the panel's own inputs: a reason that is being typed is no reason to ask again. */
  function typed() {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && !name.startsWith("reason-")) data.append(name, value);
    }
    // The choice is told apart from a form without the field.
    data.set("inspections_chosen", "1");
    return data;
  }

  function isBusy() {
    const field = document.activeElement;
    return panel.contains(field) && field.matches("input") && field.value !== "";
  }

  /* The new panel, with what was open and typed in the old one. */
  function show(html) {
    const open = new Set([...panel.querySelectorAll("details[open]")].map((each) => each.closest("li")?.id || "fine"));
    const reasons = new Map([...panel.querySelectorAll("input")].map((input) => [input.id, input.value]));
    const focused = panel.contains(document.activeElement) && document.activeElement;
    panel.innerHTML = html;  // made by the server from its templates, which escape
    for (const details of panel.querySelectorAll("details")) details.open = open.has(details.closest("li")?.id || "fine");
    for (const [id, value] of reasons) if (document.getElementById(id)) document.getElementById(id).value = value;
    if (focused) (document.getElementById(focused.id) || panel).focus();
  }

  async function refresh() {
    if (isBusy()) return later();
    const request = typed();
    if (request.toString() === sent) return;
    sent = request.toString();
    try {
      const response = await fetch(panel.dataset.url, { method: "POST", body: request });
      if (!response.ok || response.redirected) throw new Error();
      const html = await response.text();
      if (request.toString() === sent) show(html);
    } catch {
      sent = "";  // tried again at the next change; the panel keeps what it said
    }
  }

  function later() {
    window.clearTimeout(timer);
    timer = window.setTimeout(refresh, PAUSE);
  }

  sent = typed().toString();
  for (const event of ["input", "change"]) form.addEventListener(event, later);
  for (const event of ["formset:added", "formset:removed"]) document.addEventListener(event, later);
  window.django?.jQuery?.(form).on("change", "select", later);
})();
