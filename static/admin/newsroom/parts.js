// Parts of a release: add a row, move it up and down by keyboard or mouse, keep key and position.
'use strict';
{
    const uuid = () => {
        if (crypto.randomUUID) {
            return crypto.randomUUID();
        }
        const bytes = crypto.getRandomValues(new Uint8Array(16));
        bytes[6] = (bytes[6] & 0x0f) | 0x40;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
        return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    };

    const spoken = document.createElement('p');
    spoken.className = 'visually-hidden';
    spoken.setAttribute('role', 'status');
    document.body.append(spoken);

    const start = (group) => {
        const prefix = group.dataset.parts;
        const what = group.dataset.what;
        const rows = group.querySelector('[data-rows]');
        const total = group.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
        const list = () => Array.from(rows.querySelectorAll(':scope > [data-part]'));

        const renumber = () => {
            const all = list();
            all.forEach((row, at) => {
                row.querySelector('[name$="-position"]').value = at;
                row.querySelector('[data-up]').hidden = at === 0;
                row.querySelector('[data-down]').hidden = at === all.length - 1;
            });
        };

        const move = (row, step) => {
            const all = list();
            const to = all.indexOf(row) + step;
            if (to < 0 || to >= all.length) {
                return;
            }
            if (step < 0) {
                all[to].before(row);
            } else {
                all[to].after(row);
            }
            renumber();
            const again = row.querySelector(step < 0 ? '[data-up]' : '[data-down]');
            (again.hidden ? row.querySelector(step < 0 ? '[data-down]' : '[data-up]') : again).focus();
            spoken.textContent = `${what} is now ${to + 1} of ${all.length}`;
            row.dispatchEvent(new CustomEvent('formset:moved', {bubbles: true, detail: {formsetName: prefix}}));
        };

        const add = () => {
            const number = Number(total.value);
            const holder = document.createElement('template');
            holder.innerHTML = group.querySelector(':scope > template').innerHTML.replaceAll('__prefix__', number);
            const row = holder.content.querySelector('[data-part]');
            row.querySelector('[name$="-key"]').value = uuid();
            row.setAttribute('aria-label', `${what} ${list().length + 1}`);
            rows.append(row);
            total.value = number + 1;
            renumber();
            row.dispatchEvent(new CustomEvent('formset:added', {bubbles: true, detail: {formsetName: prefix}}));
            const first = row.querySelector('.field :is(input:not([type="hidden"]), textarea)');
            (first || row).focus();
        };

        rows.addEventListener('click', (event) => {
            const tool = event.target.closest('[data-up], [data-down]');
            if (tool) {
                move(tool.closest('[data-part]'), tool.matches('[data-up]') ? -1 : 1);
            }
        });
        const button = group.querySelector('[data-add]');
        if (button) {
            button.hidden = false;
            button.addEventListener('click', add);
        }
        renumber();
    };

    document.querySelectorAll('[data-parts]').forEach(start);
}
