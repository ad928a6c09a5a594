// Characters typed, against what search engines and lists show whole. Says it after a pause, not at every key.
'use strict';
document.querySelectorAll('[data-count]').forEach((input) => {
    const wanted = Number(input.dataset.count);
    const shown = document.createElement('p');
    const spoken = document.createElement('p');
    shown.className = 'counter';
    shown.setAttribute('aria-hidden', 'true');
    spoken.className = 'visually-hidden';
    spoken.setAttribute('role', 'status');
    const words = () => {
        const length = input.value.trim().length;
        const rest = length > wanted ? `, ${length - wanted} more than lists show whole` : '';
        return `${length} of ${wanted} characters${rest}`;
    };
    const show = () => {
        shown.textContent = words();
        shown.classList.toggle('over', input.value.trim().length > wanted);
    };
    let pause;
    input.addEventListener('input', () => {
        show();
        clearTimeout(pause);
        pause = setTimeout(() => { spoken.textContent = words(); }, 1200);
    });
    show();
    input.after(shown, spoken);
});
