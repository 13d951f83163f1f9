// The panel beside the map: an initiative, or the members of a group. It takes the focus when it opens and gives it back when it closes.
(() => {
  'use strict';
  const { OpenKaart } = window;
  const { element, themeSymbol } = OpenKaart;
  const longest = 400; // characters of a description; the rest stands on the page of the initiative

  /** `back` gives what takes the focus, by the id of what was shown, when what had it is gone. */
  OpenKaart.makePanel = (settings, { inFrame, back }) => {
    const { texts } = settings;
    const [panel, heading, body] = ['paneel', 'paneel-kop', 'paneel-inhoud'].map((id) => document.getElementById(id));
    let origin = null; // what had the focus before
    let shown = null; // the id of what is in it

    const open = (title, content, id, button) => {
      if (panel.hidden) origin = button;
      shown = id;
      heading.textContent = title;
      body.replaceChildren(...content);
      panel.hidden = false;
      panel.scrollTop = 0;
      heading.focus();
    };

    const close = (returnsFocus = true) => {
      if (panel.hidden) return;
      panel.hidden = true;
      const target = origin?.isConnected ? origin : back(shown);
      origin = shown = null;
      if (returnsFocus) target.focus();
    };

    const link = (kind, text, address, rel) => {
      const made = element('a', kind, text);
      made.href = address;
      if (rel) made.rel = rel;
      if (inFrame) {
        made.target = '_blank';
        made.relList.add('noopener');
      }
      return made;
    };

    const showInitiative = (feature, button) => {
      const { titel, omschrijving, thema, plaats, organisatie, url } = feature.properties;
      const mark = element('p', `thema thema-${thema}`);
      mark.append(themeSymbol(settings, thema, 'vorm'), settings.themes.find(({ slug }) => slug === thema)?.name ?? thema);
      const content = [mark];
      const by = [plaats, organisatie].filter(Boolean).join(' · ');
      if (by) content.push(element('p', 'vondst-bij', by));
      const end = omschrijving.length > longest ? omschrijving.lastIndexOf(' ', longest) : -1;
      content.push(element('p', '', omschrijving.length > longest ? `${omschrijving.slice(0, end > 0 ? end : longest)} …` : omschrijving));
      const row = element('p', 'knoppen');
      row.append(link('knop', texts.more, settings.page.replace('ID', feature.id)));
      if (/^https?:\/\//.test(url ?? '')) {
        const host = new URL(url).host.replace(/^www\./, '');
        row.append(link('knop knop-stil', `${texts.website} ${host}`, url, 'nofollow ugc noopener noreferrer'));
      }
      content.push(row);
      open(titel, content, feature.id, button);
    };

    /** `ways` lead on from the group: a text, and what its button does. */
    const showMembers = (id, title, members, button, ways) => {
      const list = element('ul');
      for (const member of members) {
        const { thema, titel } = member.properties;
        const choice = element('button', `thema-${thema}`);
        choice.type = 'button';
        choice.append(themeSymbol(settings, thema, 'vorm'), element('span', '', titel));
        choice.addEventListener('click', () => showInitiative(member, button));
        list.appendChild(element('li')).append(choice);
      }
      const buttons = ways.map(([text, lead]) => {
        const made = element('button', 'knop knop-stil', text);
        made.type = 'button';
        made.addEventListener('click', () => {
          close(false);
          lead();
        });
        return made;
      });
      open(title, [list, ...buttons], id, button);
    };

    document.getElementById('paneel-dicht').addEventListener('click', () => close());
    document.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });

    /** How far the map must move, in pixels, for an element that lies behind the panel to come out; nothing when it lies free. */
    const wayOut = (element) => {
      const [covering, covered] = [panel.getBoundingClientRect(), element.getBoundingClientRect()];
      const [x, y] = [covered.left + covered.width / 2, covered.top + covered.height / 2];
      if (panel.hidden || x < covering.left || x > covering.right || y < covering.top || y > covering.bottom) return null;
      const all = panel.parentElement.getBoundingClientRect();
      // Beside it where there is room, above it on a phone.
      const isBeside = covering.width < all.width / 2;
      return isBeside ? [x - (all.left + covering.left) / 2, 0] : [0, y - (all.top + covering.top) / 2];
    };

    return { showInitiative, showMembers, close, wayOut };
  };
})();
