// Keys for who decides a great deal. They can be switched off (WCAG 2.1.4), and nothing here is needed to do the work.
(() => {
  'use strict';
  const help = document.getElementById('toetsen');
  if (!help) return;
  const STORE = 'openkaart-toetsen';
  const stored = () => { try { return localStorage.getItem(STORE); } catch { return null; } };
  const store = (value) => { try { localStorage.setItem(STORE, value); } catch { /* Then it holds for this page. */ } };

  help.hidden = false;
  const toggle = document.getElementById('toetsen-aan');
  toggle.checked = stored() !== 'uit';
  toggle.addEventListener('change', () => store(toggle.checked ? 'aan' : 'uit'));

  const rows = [...document.querySelectorAll('[data-rij] > li')];
  const approve = document.getElementById('goedkeuren');
  const reject = document.getElementById('redencode');
  const current = () => rows.findIndex((row) => row.contains(document.activeElement));

  const go = (step) => {
    if (!rows.length) return;
    const now = current();
    const next = now < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(now + step, 0), rows.length - 1);
    rows[next].querySelector('a').focus();
    rows[next].scrollIntoView({ block: 'nearest' });
  };
  const open = (part) => {
    const link = rows[current()]?.querySelector('a');
    if (link) location.assign(link.href + part);
  };
  const focus = (element) => {
    if (!element) return;
    element.closest('details')?.setAttribute('open', '');
    element.focus();
    element.scrollIntoView({ block: 'center' });
  };

  const actions = {
    j: () => go(1),
    k: () => go(-1),
    x: () => rows[current()]?.querySelector('input[type=checkbox]')?.click(),
    a: () => (approve ? focus(approve) : open('#goedkeuren')),
    r: () => (rows.length ? open('#redencode') : focus(reject)),
    u: () => document.querySelector('[data-lijst]')?.click(),
    '?': () => {
      help.open = !help.open;
      if (help.open) focus(help.querySelector('summary'));
    },
  };

  document.addEventListener('keydown', (event) => {
    if (!toggle.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // Where somebody types, a letter is a letter.
    if (event.target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select')) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // From the list to a part of the form.
  if (location.hash === '#goedkeuren') focus(approve);
  if (location.hash === '#redencode' && !rows.length) focus(reject);
})();
