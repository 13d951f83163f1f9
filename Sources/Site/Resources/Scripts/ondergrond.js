// The map itself and what lies under the initiatives: for the page with the list, and for every other page with a map.
(() => {
  'use strict';
  const OpenKaart = (window.OpenKaart = window.OpenKaart || {});
  const country = [[50.72, 3.3], [53.6, 7.25]];
  // Where the base map of the project ends.
  const world = [[46, -11], [58, 22]];
  const leastZoom = 6;
  const svg = 'http://www.w3.org/2000/svg';

  /** An element with a class and a text; texts are never read as HTML. */
  OpenKaart.element = (name, kind, text) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  /** A symbol of the sprite. */
  OpenKaart.icon = (settings, symbol, kind) => {
    const made = document.createElementNS(svg, 'svg');
    made.setAttribute('class', kind);
    made.setAttribute('aria-hidden', 'true');
    made.setAttribute('viewBox', '0 0 24 24');
    made.appendChild(document.createElementNS(svg, 'use')).setAttribute('href', `${settings.icons}#${symbol}`);
    return made;
  };

  /** The shape of a theme. */
  OpenKaart.themeSymbol = (settings, slug, kind) =>
    OpenKaart.icon(settings, settings.themes.find((theme) => theme.slug === slug)?.symbol ?? 'vorm-cirkel', kind);

  /** A map of the country in an element. `settings` is the block of data in the page. */
  OpenKaart.makeMap = (element, settings) => {
    const { texts, tiles } = settings;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const map = L.map(element, {
      // `tap` breaks clicks in Safari with Leaflet 1.7.
      tap: false, zoomControl: false, minZoom: leastZoom, maxZoom: tiles ? 18 : 15, zoomSnap: 0.5, zoomDelta: 1,
      zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, inertia: !still,
    });
    map.attributionControl.setPrefix(false);
    L.control.zoom({ zoomInTitle: texts['zoom-in'], zoomOutTitle: texts['zoom-out'] }).addTo(map);
    map.country = country;
    if (tiles) {
      // Leaflet takes this one as HTML.
      const attribution = tiles.attribution.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
      L.tileLayer(tiles.url, { attribution, maxZoom: 18 }).addTo(map);
    } else {
      map.attributionControl.addAttribution(texts['own-attribution']);
      staysIn(map, world);
      drawOutline(map, settings);
    }
    return map;
  };

  /** Shows nothing outside a box, however large the window is. */
  function staysIn(map, box) {
    const fit = () => {
      map.options.minZoom = leastZoom;
      map.setMinZoom(map.getBoundsZoom(box, true));
    };
    map.options.maxBoundsViscosity = 1;
    map.setMaxBounds(box);
    map.on('resize', fit);
    fit();
  }

  async function drawOutline(map, settings) {
    let outline;
    try {
      outline = await (await fetch(settings.outline)).json();
    } catch {
      return;
    }
    const renderer = L.svg({ padding: 0.5 });
    const names = map.createPane('plaatsnamen');
    Object.assign(names.style, { zIndex: 450, pointerEvents: 'none' });
    names.setAttribute('aria-hidden', 'true');
    for (const kind of ['land', 'rivier', 'grens']) {
      L.geoJSON({ type: 'FeatureCollection', features: outline.features.filter((feature) => feature.properties.soort === kind) }, {
        renderer, interactive: false,
        style: (feature) => ({
          className: `ondergrond-${kind}${kind === 'land' && feature.properties.land !== 'NL' ? '-buur' : ''}`,
          weight: kind === 'rivier' ? 1.5 : 1, smoothFactor: 0.6,
        }),
      }).addTo(map);
    }
    const towns = outline.features.filter((feature) => feature.properties.soort === 'plaats').map((feature) => {
      const [lon, lat] = feature.geometry.coordinates;
      const text = OpenKaart.element('span', '', feature.properties.naam);
      const icon = L.divIcon({ className: 'plaatsnaam', html: text, iconSize: [0, 0], iconAnchor: [0, 6] });
      return { people: feature.properties.inwonersDuizend, layer: L.marker([lat, lon], { icon, interactive: false, keyboard: false, pane: 'plaatsnamen' }) };
    });
    const show = () => {
      // Large towns first, more of them nearer by.
      const least = { 6: 400, 7: 220, 8: 110 }[Math.floor(map.getZoom())] ?? 0;
      for (const { people, layer } of towns) {
        if (people >= least) layer.addTo(map);
        else layer.remove();
      }
    };
    map.on('zoomend', show);
    show();
  }
})();
