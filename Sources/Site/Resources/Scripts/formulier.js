// Forms, when there is a script: counters that count, and the focus on what went wrong. Without it all of this works too.
(() => {
  'use strict';
  // As the service counts: what a person sees as one character.
  const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('nl', { granularity: 'grapheme' }) : null;
  const count = (text) => (segmenter ? [...segmenter.segment(text)].length : [...text].length);

  for (const counter of document.querySelectorAll('[data-veld]')) {
    const field = document.getElementById(counter.dataset.veld);
    const limit = Number(field?.dataset.limiet);
    if (!limit) continue;
    const show = () => {
      const left = limit - count(field.value.trim());
      counter.textContent = (left < 0 ? counter.dataset.boven : counter.dataset.over).replace('{n}', Math.abs(left));
      counter.classList.toggle('te-veel', left < 0);
    };
    field.addEventListener('input', show);
    show();
  }

  document.querySelector('[data-focus]')?.focus();
})();
