// Where it is: the field for coordinates and names, the map with a pin, and the place of the device. Each of them ends in the field,
// and that is all that is sent.
(() => {
  'use strict';
  const block = document.querySelector('[data-instellingen]');
  const field = document.getElementById('plek');
  if (!block || !field) return;
  const settings = JSON.parse(block.textContent);
  const texts = settings.texts;
  const message = document.querySelector('[data-plek-melding]');
  const choices = document.querySelector('[data-plek-keuzes]');
  let asked = '';
  let chosen = '';

  const say = (text) => { message.textContent = text; };
  const pair = (point) => `${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}`;

  // Puts a point in the field and tells who wants to know.
  const choose = (point, told) => {
    asked = chosen = pair(point);
    field.value = asked;
    choices.hidden = true;
    say(told);
    map?.pin(point, point.zoom);
    const place = document.getElementById('plaats');
    if (point.town && place && !place.value) {
      place.value = point.town;
      place.dispatchEvent(new Event('input', { bubbles: true }));
    }
    field.dispatchEvent(new Event('input', { bubbles: true }));
    document.dispatchEvent(new CustomEvent('plek', { detail: point }));
  };

  const offer = (places) => {
    choices.replaceChildren(...places.map((place) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'knop knop-stil';
      button.textContent = place.naam;
      button.addEventListener('click', () => { choose({ ...place, zoom: place.zoom ?? 12 }, texts.placed.replace('{name}', place.naam)); field.focus(); });
      item.append(button);
      return item;
    }));
    choices.hidden = false;
  };

  // Only what somebody asks for with the button goes to another server, and only when the operator named one.
  const addresses = async (text) => {
    const query = new URLSearchParams({ q: text, rows: '6', fl: 'weergavenaam,type,centroide_ll,woonplaatsnaam' });
    const answer = await fetch(`${settings.addresses}/free?${query}`, { referrerPolicy: 'no-referrer', credentials: 'omit' });
    if (!answer.ok) throw new Error(answer.status);
    const found = await answer.json();
    return found.response.docs.flatMap((document) => {
      const point = /^POINT\(([\d.-]+) ([\d.-]+)\)$/.exec(document.centroide_ll ?? '');
      if (!point) return [];
      const zoom = document.type === 'adres' ? 16 : document.type === 'gemeente' ? 11 : 14;
      return [{ naam: document.weergavenaam, lon: Number(point[1]), lat: Number(point[2]), town: document.woonplaatsnaam, zoom }];
    });
  };

  const find = async (isAsked) => {
    const text = field.value.trim();
    if (text === chosen || (text === asked && !isAsked)) return;
    asked = text;
    choices.hidden = true;
    if (!text) { say(''); return; }
    try {
      const answer = await fetch(`${settings.find}?${new URLSearchParams({ q: text, lang: settings.language })}`);
      if (!answer.ok) throw new Error(answer.status);
      const { plekken, melding } = await answer.json();
      let places = plekken;
      if (!places.length && settings.addresses && isAsked) places = await addresses(text);
      if (text !== field.value.trim()) return;
      if (places.length === 1) {
        const [place] = places;
        choose({ ...place, town: place.town ?? place.naam, zoom: place.zoom ?? (place.naam ? 12 : 14) }, place.naam ? texts.placed.replace('{name}', place.naam) : texts.moved.replace('{point}', pair(place)));
      } else if (places.length) {
        say(texts.choices);
        offer(places);
      } else {
        say(isAsked ? melding : '');
      }
    } catch {
      if (isAsked) say(texts.failed);
    }
  };

  const drawMap = () => {
    const box = document.querySelector('[data-kaart]');
    if (!box || !window.L) return null;
    const { OpenKaart } = window;
    document.querySelector('[data-plek-kaart]').hidden = false;
    const chart = OpenKaart.makeMap(box, { ...settings, outline: box.dataset.ondergrond, icons: box.dataset.icons });
    chart.fitBounds(chart.country, { animate: false });
    // With the wheel only once the map is in use, so that it does not keep the page from scrolling.
    chart.scrollWheelZoom.disable();
    chart.on('focus', () => chart.scrollWheelZoom.enable());
    chart.on('blur', () => chart.scrollWheelZoom.disable());

    const icon = () => {
      const drawing = OpenKaart.icon({ icons: box.dataset.icons }, 'merk', '');
      drawing.setAttribute('viewBox', '0 0 32 32');
      return L.divIcon({ className: 'prikker', html: drawing, iconSize: [44, 44], iconAnchor: [22, 42] });
    };
    let marker = null;
    const moved = ({ lat, lng }) => choose({ lat, lon: lng }, texts.moved.replace('{point}', pair({ lat, lon: lng })));
    const byKey = (event) => {
      const step = event.shiftKey ? 1 : 10;
      const way = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
      if (!way) return;
      event.preventDefault();
      event.stopPropagation();
      moved(chart.containerPointToLatLng(chart.latLngToContainerPoint(marker.getLatLng()).add(way)));
    };
    const pin = (point, zoom) => {
      const place = [point.lat, point.lon];
      if (marker) {
        marker.setLatLng(place);
      } else {
        marker = L.marker(place, { draggable: true, autoPan: true, keyboard: true, icon: icon() }).addTo(chart);
        const element = marker.getElement();
        element.setAttribute('role', 'button');
        element.setAttribute('aria-label', texts.pin);
        element.addEventListener('keydown', byKey);
        marker.on('dragend', () => moved(marker.getLatLng()));
      }
      // The map of the project shows nothing nearer by.
      if (zoom) chart.setView(place, settings.tiles ? zoom : Math.min(zoom, 11), { animate: false });
      else if (!chart.getBounds().pad(-0.1).contains(place)) chart.panTo(place, { animate: false });
    };
    chart.on('click', (event) => moved(event.latlng));
    document.querySelector('[data-midden]').addEventListener('click', () => {
      moved(chart.getCenter());
      marker.getElement().focus();
    });
    return { pin };
  };
  const map = drawMap();

  const here = document.querySelector('[data-locatie]');
  if ('geolocation' in navigator) {
    here.hidden = false;
    here.addEventListener('click', () => {
      say(texts.locating);
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => choose({ lat: coords.latitude, lon: coords.longitude, zoom: 15 }, texts.located),
        (error) => say(error.code === 1 ? texts['location-denied'] : texts['not-located']),
        { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
      );
    });
  }

  document.querySelector('[data-zoek]').addEventListener('click', (event) => { event.preventDefault(); find(true); });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') { event.preventDefault(); find(true); }
  });
  field.addEventListener('change', () => find(false));
  if (field.value) find(false);
})();
