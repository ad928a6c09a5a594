// Asks before a release with unsaved changes is left.
'use strict';
{
    const form = document.getElementById('release_form');
    let changed = Boolean(document.getElementById('errors'));
    if (form) {
        ['input', 'change', 'formset:added', 'formset:moved'].forEach((name) => {
            form.addEventListener(name, (event) => { changed = changed || event.isTrusted || name.startsWith('formset'); });
        });
        form.addEventListener('submit', () => { changed = false; });
        window.addEventListener('beforeunload', (event) => {
            if (changed) {
                event.preventDefault();
            }
        });
        document.getElementById('errors')?.focus();
    }
}
