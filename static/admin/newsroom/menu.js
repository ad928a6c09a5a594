// On narrow screens the navigation folds behind a button. Without this script it is simply there.
'use strict';
{
    const narrow = window.matchMedia('(max-width: 63.99rem)');
    const fold = () => {
        const button = document.querySelector('.menu-button');
        const menu = document.getElementById('desk-menu');
        if (!button || !menu) {
            return;
        }
        const show = (open) => {
            button.setAttribute('aria-expanded', String(open));
            menu.hidden = !open;
        };
        const fit = () => {
            button.hidden = !narrow.matches;
            show(!narrow.matches);
        };
        button.addEventListener('click', () => show(menu.hidden));
        narrow.addEventListener('change', fit);
        fit();
    };
    fold();
}
