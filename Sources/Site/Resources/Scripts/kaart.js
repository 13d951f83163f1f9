// List and map in step with each other and with the address. Without a script the same page is a list with plain forms.
(() => {
  'use strict';
  const { element, makeMap, makePanel, themeSymbol } = window.OpenKaart;
  const settings = JSON.parse(document.getElementById('instellingen').textContent);
  const { texts } = settings;
  const byId = (id) => document.getElementById(id);
  const [section, follow, here, told] = ['kaartvak', 'meebewegen', 'zoek-hier', 'melding'].map(byId);
  const inFrame = document.body.classList.contains('ingebed');
  const numbers = new Intl.NumberFormat(settings.language, { notation: 'compact', maximumFractionDigits: 1 });
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // What is asked for: the query of the address.
  let current = new URLSearchParams(location.search);
  section.hidden = false;
  document.body.classList.add('heeft-kaart');
  const map = makeMap(byId('kaart'), settings);
  const markers = new Map();
  // A pin may have been drawn anew while its panel was open.
  const panel = makePanel(settings, { inFrame, back: (id) => markers.get(id)?.getElement() ?? byId('kaart') });
  let wantsFocus = null; // a box whose first marker gets the focus when it is drawn
  let ownMoves = 0; // moves that this script makes, which ask for nothing

  // MARK: the view

  const box = () => {
    const view = map.getBounds();
    const round = (number, up) => (up ? Math.ceil : Math.floor)(number * 1e4) / 1e4;
    return [round(view.getWest()), round(view.getSouth()), round(view.getEast(), true), round(view.getNorth(), true)].join(',');
  };

  function showAddress() {
    const asked = (current.get('bbox') ?? '').split(',').map(Number);
    quietly(() => {
      if (asked.length === 4 && asked.every(Number.isFinite)) {
        // A little less than the box, so that the box of this very window is that of the same zoom.
        map.fitBounds(L.latLngBounds([asked[1], asked[0]], [asked[3], asked[2]]).pad(-0.02), { animate: false });
      } else {
        map.fitBounds(map.country, { animate: false });
      }
    });
  }

  /** Moves the map without asking for another list. */
  function quietly(move) {
    ownMoves += 1;
    move();
    // A view that was right already does not move.
    setTimeout(() => { ownMoves = Math.max(0, ownMoves - 1); }, 50);
  }

  let waiting;
  let isResized = false; // another window, as when a keyboard slides in, is no question of anybody
  map.on('resize', () => { isResized = true; });
  map.on('moveend', () => {
    draw();
    const isOwn = ownMoves > 0 || isResized;
    isResized = false;
    if (isOwn) return;
    if (!follow.checked) {
      here.hidden = false;
      return;
    }
    clearTimeout(waiting);
    busy(byId('vondsten'), true);
    waiting = setTimeout(searchHere, 250);
  });

  function searchHere() {
    here.hidden = true;
    const next = new URLSearchParams(current);
    next.set('bbox', box());
    next.set('z', Math.round(map.getZoom()));
    next.delete('bladzijde');
    go(next, { replaces: true });
  }

  here.addEventListener('click', searchHere);
  follow.addEventListener('change', () => { if (follow.checked && !here.hidden) searchHere(); });

  // MARK: the list, drawn by the service

  let listRequest;
  async function go(next, { replaces = false, isBack = false, focus = null } = {}) {
    current = next;
    const address = `${location.pathname}${[...next].length ? `?${next}` : ''}`;
    if (!inFrame && !isBack) history[replaces ? 'replaceState' : 'pushState'](null, '', address);
    listRequest?.abort();
    const request = (listRequest = new AbortController());
    const list = byId('vondsten');
    busy(list, true);
    try {
      const answer = await fetch(address, { signal: request.signal, headers: { Accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const found = page.getElementById('vondsten');
      if (!found) throw new Error('no list');
      const back = focus ?? focusIn(list);
      list.replaceWith(document.importNode(found, true));
      document.title = page.title;
      for (const name of ['q', 'plaats']) {
        const field = byId(name);
        if (field && document.activeElement !== field) field.value = current.get(name) ?? '';
      }
      say(byId('aantal').textContent);
      if (back) (byId(back) ?? document.querySelector(`[data-id="${CSS.escape(back)}"] a`) ?? byId('aantal')).focus({ preventScroll: !focus });
      watchList();
    } catch (error) {
      if (error.name === 'AbortError') return;
      busy(list, false);
      say(texts.failed);
    }
  }

  const say = (text) => { told.textContent = text; };
  const busy = (part, isBusy) => part.setAttribute('aria-busy', isBusy);

  /** What has the focus in a list that goes: an id, of the element itself or of the initiative. */
  function focusIn(list) {
    const focused = document.activeElement;
    return list.contains(focused) ? focused.id || focused.closest('.vondst')?.dataset.id || 'aantal' : null;
  }

  byId('filters')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const next = new URLSearchParams(current);
    for (const name of ['q', 'plaats']) {
      const value = byId(name).value.trim();
      if (value) next.set(name, value);
      else next.delete(name);
    }
    next.delete('bladzijde');
    go(next).then(draw);
  });

  document.querySelector('.kijker-lijst').addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.target.closest('a');
    if (link?.matches('[data-stap], .bladeren a')) {
      event.preventDefault();
      // A theme keeps the focus: it is another element in the new list.
      go(new URL(link.href).searchParams, { focus: link.id || 'aantal' }).then(draw);
      if (link.hasAttribute('data-heel')) showAddress();
      return;
    }
    const card = event.target.closest('.vondst');
    if (!link && card) showOnMap(card);
  });

  window.addEventListener('popstate', () => {
    current = new URLSearchParams(location.search);
    panel.close(false);
    showAddress();
    go(current, { isBack: true }).then(draw);
  });

  function watchList() {
    for (const card of document.querySelectorAll('.vondst')) {
      const point = (isOn) => markers.get(card.dataset.id)?.getElement()?.classList.toggle('aangewezen', isOn);
      card.addEventListener('pointerenter', () => point(true));
      card.addEventListener('pointerleave', () => point(false));
      card.addEventListener('focusin', () => point(true));
      card.addEventListener('focusout', () => point(false));
    }
  }

  async function showOnMap(card) {
    const place = [Number(card.dataset.lat), Number(card.dataset.lon)];
    if (!map.getBounds().contains(place)) map.panTo(place);
    const answer = await fetch(`${settings.items}/${card.dataset.id}`);
    if (answer.ok) panel.showInitiative(await answer.json(), card.querySelector('a'));
  }

  // MARK: what the map draws

  let drawRequest;
  async function draw() {
    drawRequest?.abort();
    const request = (drawRequest = new AbortController());
    busy(byId('kaart'), true);
    const asked = filters();
    asked.set('bbox', box());
    asked.set('zoom', Math.round(map.getZoom()));
    try {
      const answer = await fetch(`${settings.clusters}?${asked}`, { signal: request.signal });
      if (!answer.ok) throw new Error(answer.status);
      show((await answer.json()).features);
    } catch (error) {
      if (error.name === 'AbortError') return;
      say(texts.failed);
    }
    busy(byId('kaart'), false);
  }

  /** The parameters that limit what is shown, without the box. */
  function filters() {
    const asked = new URLSearchParams();
    for (const name of ['thema', 'q', 'plaats']) if (current.get(name)) asked.set(name, current.get(name));
    return asked;
  }

  function show(features) {
    const ids = new Set(features.map((feature) => feature.id));
    for (const [id, marker] of markers) {
      if (!ids.has(id)) {
        marker.remove();
        markers.delete(id);
      }
    }
    // From left to right and from top to bottom, so that Tab goes that way.
    features.sort((a, b) => b.geometry.coordinates[1] - a.geometry.coordinates[1]);
    for (const feature of features) {
      const marker = markers.get(feature.id);
      if (marker) renew(marker, feature);
      else add(feature);
    }
    if (wantsFocus) {
      for (const marker of markers.values()) {
        if (wantsFocus.contains(marker.getLatLng())) {
          marker.getElement().focus();
          break;
        }
      }
      wantsFocus = null;
    }
  }

  function add(feature) {
    const [lon, lat] = feature.geometry.coordinates;
    const marker = L.marker([lat, lon], { icon: drawing(feature), riseOnHover: true, keyboard: true }).addTo(map);
    marker.feature = feature;
    const button = marker.getElement();
    button.setAttribute('role', 'button');
    button.setAttribute('aria-label', named(feature));
    const open = (byKey) => (marker.feature.properties.aantal ? openCluster(marker.feature, byKey) : panel.showInitiative(marker.feature, button));
    marker.on('click', () => open(false));
    button.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      open(true);
    });
    // What has the focus can be seen (WCAG 2.4.11).
    button.addEventListener('focus', () => {
      // Until the map is drawn anew there are pins beyond its edge.
      if (!map.getBounds().contains(marker.getLatLng())) quietly(() => map.panInside(marker.getLatLng(), { padding: [48, 48], animate: false }));
      const way = panel.wayOut(button);
      if (way) quietly(() => map.panBy(way, { animate: false }));
    });
    markers.set(feature.id, marker);
  }

  /** A group at the edge of the view counts what is in view: the same group, another number and place. */
  function renew(marker, feature) {
    const before = marker.feature;
    marker.feature = feature;
    if (before.properties.aantal === feature.properties.aantal && `${before.geometry.coordinates}` === `${feature.geometry.coordinates}`) return;
    const [lon, lat] = feature.geometry.coordinates;
    marker.setLatLng([lat, lon]);
    // The element stays, and with it the focus.
    marker.setIcon(drawing(feature));
    marker.getElement().setAttribute('aria-label', named(feature));
  }

  function drawing({ properties: { aantal, thema } }) {
    const size = aantal ? Math.min(30 + 6 * Math.log10(aantal) * 1.6, 58) : 26;
    const html = aantal ? element('span', '', numbers.format(aantal)) : themeSymbol(settings, thema, '');
    return L.divIcon({ className: aantal ? 'groep' : `speld thema-${thema}`, html, iconSize: [size, size] });
  }

  const named = ({ properties: { aantal, titel, thema } }) =>
    aantal ? fill(texts.cluster, { n: aantal }) : fill(texts.pin, { title: titel, theme: settings.themes.find(({ slug }) => slug === thema)?.name ?? thema });

  // MARK: groups

  const few = 8; // members that a list shows better than another zoom

  async function openCluster(feature, byKey) {
    const { aantal, bbox, uitklapzoom } = feature.properties;
    const splits = uitklapzoom !== null && uitklapzoom <= map.getMaxZoom();
    if (splits && aantal > few) return zoomTo(bbox, uitklapzoom, byKey);
    const button = markers.get(feature.id)?.getElement();
    const asked = filters();
    asked.set('bbox', box());
    asked.set('limit', '50');
    const answer = await fetch(`${settings.clusters}/${encodeURIComponent(feature.id)}/items?${asked}`);
    if (!answer.ok) return say(texts.failed);
    const { features, numberMatched } = await answer.json();
    const ways = [];
    if (splits) ways.push([texts['zoom-here'], () => zoomTo(bbox, uitklapzoom, true)]);
    // So many at one place that no zoom takes them apart.
    if (numberMatched > features.length) ways.push([fill(texts['all-in-list'], { n: numberMatched }), () => listOf(bbox)]);
    panel.showMembers(feature.id, fill(texts.members, { n: numberMatched }), features, button, ways);
  }

  /** The list of what lies in a box, while the map stays where it is. */
  function listOf(bbox) {
    const next = new URLSearchParams(current);
    next.set('bbox', bbox.join(','));
    next.delete('bladzijde');
    go(next, { focus: 'aantal' });
  }

  function zoomTo([west, south, east, north], uitklapzoom, byKey) {
    const bounds = L.latLngBounds([south, west], [north, east]);
    if (byKey) wantsFocus = bounds.pad(0.05);
    const zoom = Math.min(Math.max(map.getBoundsZoom(bounds.pad(0.1)), map.getZoom() + 1), Math.max(uitklapzoom, map.getZoom() + 1), map.getMaxZoom());
    map.setView(bounds.getCenter(), zoom);
  }

  showAddress();
  watchList();
})();
