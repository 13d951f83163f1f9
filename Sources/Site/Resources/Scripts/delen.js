// Buttons that copy what stands in a field; without a script the field itself can be copied.
(() => {
  'use strict';
  if (!navigator.clipboard) return;
  const told = document.querySelector('[data-kopieer-melding]');
  for (const button of document.querySelectorAll('[data-kopieer]')) {
    const field = document.getElementById(button.dataset.kopieer);
    const text = button.querySelector('span');
    const name = text.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        field.select();
        return;
      }
      text.textContent = told.textContent = button.dataset.gelukt;
      setTimeout(() => { text.textContent = name; told.textContent = ''; }, 3000);
    });
  }
})();
