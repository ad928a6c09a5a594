// Stands in for Django's file of this name: the same choosers (select2), with names for screen readers, pictures and
// a second line where the server sends them, and roles limited to the speaker chosen beside them.
'use strict';
{
    const $ = django.jQuery;

    const line = (choice) => {
        if (!choice.detail && !choice.thumbnail) {
            return choice.text;
        }
        const box = document.createElement('span');
        box.className = 'choice';
        if (choice.thumbnail) {
            const picture = document.createElement('img');
            picture.src = choice.thumbnail;
            picture.alt = '';
            box.append(picture);
        }
        const words = document.createElement('span');
        words.textContent = choice.text;
        if (choice.detail) {
            const detail = document.createElement('small');
            detail.textContent = choice.detail;
            words.append(detail);
        }
        box.append(words);
        return $(box);
    };

    // The input beside this one, in the same row, that narrows the choice.
    const speakerOf = (element) => {
        const name = element.name.replace(/role$/, 'speaker');
        const other = element.dataset.fieldName === 'role' && element.form && element.form.elements[name];
        return other ? other.value : undefined;
    };

    const labelled = (element) => {
        const label = document.querySelector(`label[for="${element.id}"]`);
        if (!label) {
            return;
        }
        label.id = label.id || `${element.id}_label`;
        const shown = $(element).data('select2').$container[0];
        const box = shown.querySelector('.select2-selection');
        box.setAttribute('aria-labelledby', [label.id, box.getAttribute('aria-labelledby')].filter(Boolean).join(' '));
        const help = element.getAttribute('aria-describedby');
        if (help) {
            box.setAttribute('aria-describedby', help);
        }
        const typing = shown.querySelector('.select2-search__field');
        if (typing) {
            typing.setAttribute('aria-label', label.textContent.trim());
        }
        label.addEventListener('click', () => (typing || box).focus());
    };

    $.fn.djangoAdminSelect2 = function() {
        $.each(this, (i, element) => {
            $(element).select2({
                width: '100%',
                templateResult: line,
                ajax: {
                    data: (params) => ({
                        term: params.term,
                        page: params.page,
                        app_label: element.dataset.appLabel,
                        model_name: element.dataset.modelName,
                        field_name: element.dataset.fieldName,
                        speaker: speakerOf(element)
                    })
                }
            });
            labelled(element);
            $(element).on('select2:open', () => {
                const typing = document.querySelector('.select2-container--open .select2-search--dropdown .select2-search__field');
                if (typing) {
                    typing.setAttribute('aria-label', 'Type to search');
                    typing.focus();
                }
            });
        });
        return this;
    };

    $(() => {
        $('.admin-autocomplete').not('[name*=__prefix__]').djangoAdminSelect2();
    });

    document.addEventListener('formset:added', (event) => {
        $(event.target).find('.admin-autocomplete').djangoAdminSelect2();
    });
}
