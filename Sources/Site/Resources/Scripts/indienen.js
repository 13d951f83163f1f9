// The form of /indienen with a script: a draft that stays in this browser, a look whether it is on the map already while somebody
// types, and the sum that an operator may ask for. Without it the form works too.
(() => {
  'use strict';
  const DRAFT = 'openkaart-indienen';
  const KEPT_FOR = 7 * 24 * 3600 * 1000;
  // Not the e-mail address: others may use this browser.
  const KEPT = ['titel', 'omschrijving', 'thema', 'plek', 'plaats', 'organisatie', 'url'];
  const store = {
    get() { try { return JSON.parse(localStorage.getItem(DRAFT)); } catch { return null; } },
    set(value) { try { localStorage.setItem(DRAFT, JSON.stringify(value)); } catch { /* a full or closed store: no draft */ } },
    clear() { try { localStorage.removeItem(DRAFT); } catch { /* nothing to clear */ } },
  };
  if (document.querySelector('[data-ontvangst]')) store.clear();
  const block = document.querySelector('[data-instellingen]');
  const form = document.querySelector('form.indienen');
  if (!block || !form) return;
  const settings = JSON.parse(block.textContent);
  const texts = settings.texts;
  const values = () => Object.fromEntries([...new FormData(form)].filter(([name]) => KEPT.includes(name)));

  // The draft.
  const isForm = Boolean(document.getElementById('titel'));
  const fill = (filled) => {
    for (const [name, value] of Object.entries(filled)) {
      const field = form.elements.namedItem(name);
      if (!field || !KEPT.includes(name) || typeof value !== 'string') continue;
      field.value = value;
      if (field instanceof Element) for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  };
  const notice = (kept) => {
    const box = document.createElement('div');
    box.className = 'bericht bericht-let-op';
    const inside = document.createElement('div');
    const sentence = document.createElement('p');
    sentence.textContent = texts['draft-restored'];
    const clear = document.createElement('button');
    clear.type = 'button';
    clear.className = 'knop knop-stil';
    clear.textContent = texts['draft-clear'];
    clear.addEventListener('click', () => {
      fill(Object.fromEntries(Object.keys(kept).map((name) => [name, ''])));
      for (const choice of form.querySelectorAll('[name=thema]')) choice.checked = false;
      store.clear();
      box.remove();
      document.querySelector('[data-concept-melding]').textContent = texts['draft-cleared'];
      document.getElementById('titel').focus();
    });
    inside.append(sentence, clear);
    box.append(inside);
    form.before(box);
    document.querySelector('[data-concept-melding]').textContent = texts['draft-restored'];
  };
  if (settings.keepsDraft && isForm) {
    const kept = store.get();
    const isEmpty = Object.values(values()).every((value) => !value);
    if (kept && Date.now() - kept.at < KEPT_FOR && isEmpty) {
      fill(kept.values);
      notice(kept.values);
    }
    let timer = 0;
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const filled = values();
        if (Object.values(filled).some((value) => value)) store.set({ at: Date.now(), values: filled });
        else store.clear();
      }, 300);
    });
  }

  // Is it there already?
  const twins = document.querySelector('[data-dubbelen]');
  let point = null;
  let question = '';
  let timer = 0;
  const show = (found) => {
    const others = found.filter(({ id }) => id !== settings.own);
    twins.hidden = others.length === 0;
    document.querySelector('[data-dubbelen-melding]').textContent = others.length ? texts.duplicates.replace('{n}', others.length) : '';
    document.querySelector('[data-dubbelen-lijst]').replaceChildren(...others.map((twin) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = settings.record + twin.id;
      link.target = '_blank';
      link.rel = 'noopener';
      link.dir = 'auto';
      link.textContent = twin.titel;
      const why = document.createElement('span');
      why.className = 'dubbelen-waarom';
      const metres = Math.round(twin.afstand);
      const distance = metres < 1000 ? texts.metres.replace('{n}', metres) : texts.kilometres.replace('{n}', Math.round(metres / 1000));
      why.textContent = ` ${settings.language === 'nl' ? `${twin.redenen.join('. ')}.` : distance}`;
      item.append(link, why);
      return item;
    }));
  };
  const ask = async () => {
    const title = form.elements.namedItem('titel').value.trim();
    if (!point || title.length < 3) return;
    const body = JSON.stringify({
      titel: title, organisatie: form.elements.namedItem('organisatie').value || undefined,
      plaats: form.elements.namedItem('plaats').value || undefined, geometrie: { type: 'Point', coordinates: [point.lon, point.lat] },
    });
    if (body === question) return;
    question = body;
    try {
      const answer = await fetch(settings.duplicates, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
      if (answer.ok && body === question) show((await answer.json()).mogelijkeDubbelen);
    } catch { /* the preview looks again */ }
  };
  if (twins && isForm) {
    const soon = () => { clearTimeout(timer); timer = setTimeout(ask, 600); };
    document.addEventListener('plek', ({ detail }) => { point = detail; soon(); });
    for (const name of ['titel', 'organisatie', 'plaats']) form.elements.namedItem(name).addEventListener('input', soon);
  }

  // The sum: a number that makes the hash of the ticket begin with enough zeros. A second or so of work.
  const prove = async (ticket) => {
    const zeros = (bytes) => {
      let count = 0;
      for (const byte of bytes) {
        if (byte) return count + Math.clz32(byte) - 24;
        count += 8;
      }
      return count;
    };
    const encoder = new TextEncoder();
    for (let number = 0; number < 1e8; number += 1) {
      const proof = `${ticket}:${number}`;
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(proof)));
      if (zeros(hash) >= settings.proofBits) return proof;
    }
    return '';
  };
  const ticket = form.elements.namedItem('formulier')?.value;
  const given = form.elements.namedItem('bewijs');
  if (settings.proofBits > 0 && ticket && window.crypto?.subtle && !given?.value) {
    prove(ticket).then((proof) => {
      const field = given ?? document.createElement('input');
      field.type = 'hidden';
      field.name = 'bewijs';
      field.value = proof;
      if (!given) form.append(field);
    });
  }
})();
