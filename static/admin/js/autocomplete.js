// Stands in for Django's file of this name: a combobox of our own for autocomplete fields (WAI-ARIA APG, "editable
// combobox with list"), since select2 writes inline styles and lacks names. The select stays and holds the value.
'use strict';
{
    const PAUSE = 200;
    const NARROWED = {role: 'speaker'};  // a role is chosen among those of the speaker beside it

    const make = (tag, attributes = {}, ...content) => {
        const element = document.createElement(tag);
        Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
        element.append(...content);
        return element;
    };

    class Chooser {
        constructor(select) {
            this.select = select;
            this.many = select.multiple;
            this.id = `${select.id}_chooser`;
            this.results = [];
            this.at = -1;
            this.build();
            this.listen();
            this.sync();
        }

        build() {
            const {id, select} = this;
            this.input = make('input', {
                type: 'text', id, role: 'combobox', autocomplete: 'off', spellcheck: 'false',
                'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': `${id}_list`,
                placeholder: this.many ? 'Type to add' : 'Type to search'
            });
            const described = [select.getAttribute('aria-describedby'), `${id}_chosen`].filter(Boolean).join(' ');
            if (this.many || described) {
                this.input.setAttribute('aria-describedby', this.many ? described : select.getAttribute('aria-describedby') || '');
            }
            if (select.getAttribute('aria-invalid')) {
                this.input.setAttribute('aria-invalid', 'true');
            }
            this.list = make('ul', {id: `${id}_list`, role: 'listbox', class: 'chooser-list'});
            this.list.hidden = true;
            this.chosen = make('ul', {id: `${id}_chosen`, class: 'chooser-chosen'});
            this.status = make('p', {class: 'visually-hidden', role: 'status'});
            this.clear = make('button', {type: 'button', class: 'chooser-clear'}, make('span', {'aria-hidden': 'true'}, '×'));
            this.box = make('div', {class: 'chooser'}, this.chosen, this.input, this.clear, this.list, this.status);
            select.after(this.box);
            select.hidden = true;
            const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
            const name = label ? label.textContent.trim() : 'Choice';
            this.list.setAttribute('aria-label', name);
            this.clear.append(make('span', {class: 'visually-hidden'}, `Clear: ${name}`));
            if (label) {
                label.htmlFor = id;
            } else {
                this.input.setAttribute('aria-label', name);
            }
        }

        listen() {
            const {input, list} = this;
            input.addEventListener('input', () => this.later());
            input.addEventListener('keydown', (event) => this.key(event));
            input.addEventListener('click', () => this.search(''));
            input.addEventListener('blur', () => this.leave());
            list.addEventListener('mousedown', (event) => event.preventDefault());
            list.addEventListener('click', (event) => {
                const option = event.target.closest('[role="option"]');
                if (option) {
                    this.pick(this.results[Number(option.dataset.at)]);
                }
            });
            this.clear.addEventListener('click', () => {
                this.set([]);
                input.focus();
            });
            this.chosen.addEventListener('click', (event) => {
                const button = event.target.closest('button');
                if (button) {
                    this.set(Array.from(this.select.selectedOptions).filter((option) => option.value !== button.value));
                    input.focus();
                }
            });
            django.jQuery(this.select).on('change', () => this.sync());  // also Django's pop-ups, which use jQuery alone
        }

        // What the select says, shown.
        sync() {
            const chosen = Array.from(this.select.selectedOptions).filter((option) => option.value);
            if (this.many) {
                this.chosen.replaceChildren(...chosen.map((option) => make('li', {}, make('span', {}, option.text),
                    make('button', {type: 'button', value: option.value}, make('span', {'aria-hidden': 'true'}, '×'),
                        make('span', {class: 'visually-hidden'}, `Remove ${option.text}`)))));
                this.input.value = '';
            } else {
                this.input.value = chosen.length ? chosen[0].text : '';
            }
            this.chosen.hidden = !this.many || !chosen.length;
            this.clear.hidden = this.many || !chosen.length;
        }

        set(options) {
            const kept = options.map((option) => new Option(option.text, option.value ?? option.id, true, true));
            const blank = this.many ? [] : [new Option('', '', !kept.length, !kept.length)];
            this.select.replaceChildren(...blank, ...kept);
            this.select.dispatchEvent(new Event('change', {bubbles: true}));
        }

        pick(choice) {
            const others = this.many
                ? Array.from(this.select.selectedOptions).filter((option) => option.value !== choice.id) : [];
            this.set([...others, choice]);
            this.close();
            this.status.textContent = `${choice.text} chosen`;
        }

        later() {
            clearTimeout(this.pause);
            this.pause = setTimeout(() => this.search(this.input.value), PAUSE);
        }

        async search(term) {
            const {select} = this;
            const asked = this.asked = Symbol(term);
            const query = new URLSearchParams({
                term, app_label: select.dataset.appLabel, model_name: select.dataset.modelName,
                field_name: select.dataset.fieldName
            });
            const other = NARROWED[select.dataset.fieldName];
            const beside = other && select.form?.elements[select.name.replace(/[^-]*$/, other)];
            if (beside) {
                query.set(other, beside.value);
            }
            try {
                const answer = await fetch(`${select.getAttribute('data-ajax--url')}?${query}`);
                const found = await answer.json();
                if (asked === this.asked && document.activeElement === this.input) {
                    this.show(found.results, found.pagination.more);
                }
            } catch {
                this.status.textContent = 'The list could not be loaded. Try again.';
            }
        }

        show(results, more) {
            this.results = results;
            this.at = -1;
            this.list.replaceChildren(...results.map((choice, at) => this.option(choice, at)));
            const count = results.length === 1 ? '1 result' : `${results.length} results`;
            this.status.textContent = more ? `First ${count}; type more to narrow them` : results.length ? count : 'Nothing found';
            if (!results.length) {
                this.list.append(make('li', {role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false'}, 'Nothing found'));
            }
            this.list.hidden = false;
            this.input.setAttribute('aria-expanded', 'true');
            this.mark(-1);
        }

        option(choice, at) {
            const words = make('span', {}, choice.text);
            if (choice.detail) {
                words.append(make('small', {}, choice.detail));
            }
            const picture = choice.thumbnail ? [make('img', {src: choice.thumbnail, alt: ''})] : [];
            const own = {role: 'option', id: `${this.id}_${at}`, 'data-at': at, 'aria-selected': 'false'};
            return make('li', own, ...picture, words);
        }

        mark(at) {
            const options = this.list.querySelectorAll('[data-at]');
            this.at = options.length ? Math.max(-1, Math.min(at, options.length - 1)) : -1;
            options.forEach((option, number) => option.setAttribute('aria-selected', String(number === this.at)));
            if (this.at < 0) {
                this.input.removeAttribute('aria-activedescendant');
            } else {
                this.input.setAttribute('aria-activedescendant', options[this.at].id);
                options[this.at].scrollIntoView({block: 'nearest'});
            }
        }

        key(event) {
            const open = !this.list.hidden;
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                event.preventDefault();
                if (open) {
                    this.mark(this.at + (event.key === 'ArrowDown' ? 1 : -1));
                } else {
                    this.search('');
                }
            } else if (event.key === 'Enter') {
                event.preventDefault();  // never sends the form from a half-made choice
                if (open && this.results[this.at]) {
                    this.pick(this.results[this.at]);
                }
            } else if (event.key === 'Escape' && open) {
                event.preventDefault();
                this.close();
                this.sync();
            } else if (event.key === 'Backspace' && this.many && !this.input.value && this.select.selectedOptions.length) {
                this.set(Array.from(this.select.selectedOptions).slice(0, -1));
            }
        }

        leave() {
            clearTimeout(this.pause);
            this.asked = null;
            this.close();
            if (!this.many && !this.input.value && this.select.value) {
                this.set([]);
            } else {
                this.sync();
            }
        }

        close() {
            this.list.hidden = true;
            this.input.setAttribute('aria-expanded', 'false');
            this.input.removeAttribute('aria-activedescendant');
        }
    }

    const start = (root) => {
        root.querySelectorAll('select.admin-autocomplete').forEach((select) => {
            if (!select.name.includes('__prefix__') && !select.hidden) {
                new Chooser(select);
            }
        });
    };

    django.jQuery(() => start(document));
    document.addEventListener('formset:added', (event) => start(event.target));
}
