/* Draws the maps of a page. Everything a map shows is on the page as text too, so without this script nothing is lost. */
(function () {
  'use strict';

  function settings(box) {
    const edge = box.dataset.bbox.split(',').map(Number);
    return {
      bounds: [[edge[1], edge[0]], [edge[3], edge[2]]],
      point: box.dataset.lat ? [Number(box.dataset.lat), Number(box.dataset.lon)] : null,
      small: box.classList.contains('small')
    };
  }

  const LAND = { color: '#c9c2b5', weight: 1, fillColor: '#f6f3ee', fillOpacity: 1 };
  const STREET = { color: '#dcd3c4', weight: 3, opacity: 1, fill: false };

  /* Names of areas that would be cut off or lie on one another are left out, the first of the city's list stays. */
  function tidy(map, labels) {
    const edge = map.getContainer().getBoundingClientRect();
    const taken = [map.zoomControls.getContainer().getBoundingClientRect()];
    labels.forEach(function (label) {
      const element = label.getTooltip().getElement();
      if (!element) { return; }
      const r = element.getBoundingClientRect();
      const cut = r.left < edge.left || r.right > edge.right || r.top < edge.top || r.bottom > edge.bottom;
      const crowded = cut || taken.some(function (t) { return r.left < t.right + 6 && t.left < r.right + 6 && r.top < t.bottom + 2 && t.top < r.bottom + 2; });
      element.classList.toggle('crowded', crowded);
      if (!crowded) { taken.push(r); }
    });
  }

  function ground(map, box) {
    if (box.dataset.tiles) {
      L.tileLayer(box.dataset.tiles, { attribution: box.dataset.attribution, maxZoom: Number(box.dataset.maxZoom) }).addTo(map);
      return;
    }
    map.createPane('areas').classList.add('areas');
    fetch('/assets/ground.geojson').then(function (answer) { return answer.json(); }).then(function (shape) {
      const labels = [];
      L.geoJSON(shape, {
        interactive: false,
        style: function (feature) { return feature.geometry.type === 'LineString' ? STREET : LAND; },
        pointToLayer: function (feature, at) {
          const label = L.circleMarker(at, { radius: 0.1, opacity: 0, fillOpacity: 0, interactive: false })
            .bindTooltip(String(feature.properties.name || ''), { permanent: true, direction: 'center', className: 'area-label', pane: 'areas' });
          labels.push(label);
          return label;
        }
      }).addTo(map);
      tidy(map, labels);
      map.on('moveend', function () { tidy(map, labels); });
    }).catch(function () { map.getContainer().classList.add('no-ground'); });
  }

  function icon(names, text) {
    const pin = document.createElement('div');
    pin.className = 'marker ' + names;
    pin.textContent = text || '';
    const size = text ? 44 : 26;
    return L.divIcon({ html: pin, className: '', iconSize: [size, size] });
  }

  function popup(box, of) {
    const body = document.createElement('div');
    [of.categoryName, of.place || of.area, of.statusName].filter(Boolean).forEach(function (line, n) {
      const row = document.createElement(n === 0 ? 'strong' : 'div');
      row.textContent = line;
      body.appendChild(row);
    });
    const link = document.createElement('a');
    link.href = of.url;
    link.textContent = box.dataset.open + ' ' + of.number;
    body.appendChild(link);
    return body;
  }

  function marker(map, box, feature) {
    const at = [feature.geometry.coordinates[1], feature.geometry.coordinates[0]];
    const of = feature.properties;
    if (of.cluster) {
      const label = box.dataset.together.replace('#', of.count);
      return L.marker(at, { icon: icon('cluster', String(of.count)), title: label, alt: label })
        .on('click', function () { map.setView(at, Math.min(map.getZoom() + 2, map.getMaxZoom())); });
    }
    const label = [of.categoryName, of.place || of.area, of.statusName].filter(Boolean).join(', ');
    const closed = ['RECEIVED', 'UNDER_STUDY', 'IN_PROGRESS'].indexOf(of.status) < 0;
    const names = (of.group ? 'g-' + of.group : '') + (closed ? ' closed' : '');
    const pin = L.marker(at, { icon: icon(names), title: label, alt: label });
    return settings(box).small ? pin : pin.bindPopup(popup(box, of));
  }

  function fill(map, box, layer) {
    const edge = map.getBounds();
    const bbox = [Math.max(edge.getWest(), -180), Math.max(edge.getSouth(), -90), Math.min(edge.getEast(), 180), Math.min(edge.getNorth(), 90)];
    const asked = settings(box).small ? box.dataset.source
      : box.dataset.source + '&bbox=' + bbox.map(function (d) { return d.toFixed(5); }).join(',') + '&zoom=' + Math.round(map.getZoom());
    fetch(asked, { headers: { Accept: 'application/geo+json' } }).then(function (answer) {
      if (!answer.ok) { throw new Error(String(answer.status)); }
      return answer.json();
    }).then(function (shape) {
      layer.clearLayers();
      (shape.features || [shape]).filter(function (f) { return f.geometry; }).forEach(function (f) { layer.addLayer(marker(map, box, f)); });
    }).catch(function () { layer.clearLayers(); });
  }

  /* Incidents close together: a circle as far as they reach, but never too small to be seen around a marker. */
  function halo(map, box, item) {
    const at = L.latLng(Number(item.dataset.lat), Number(item.dataset.lon));
    const edge = at.toBounds(2 * Number(item.dataset.reach)).getNorthEast();
    const title = item.querySelector('summary');
    const radius = function () { return Math.max(30, map.latLngToContainerPoint(at).y - map.latLngToContainerPoint(edge).y); };
    const body = document.createElement('div');
    body.appendChild(document.createElement('strong')).textContent = title.textContent;
    const link = body.appendChild(document.createElement('a'));
    link.href = '#' + item.id;
    link.textContent = box.dataset.read;
    link.addEventListener('click', function () {
      for (let part = title.parentElement; part; part = part.parentElement.closest('details')) { part.open = true; }
      title.focus();
    });
    const ring = L.circleMarker(at, { pane: 'halos', radius: radius(), className: 'halo g-' + item.dataset.group }).bindPopup(body).addTo(map);
    map.on('zoomend', function () { ring.setRadius(radius()); });
    const shape = ring.getElement();
    shape.setAttribute('role', 'button');
    shape.setAttribute('tabindex', '0');
    shape.setAttribute('aria-label', title.textContent);
    shape.addEventListener('keydown', function (key) {
      if (key.key === 'Enter' || key.key === ' ') { key.preventDefault(); ring.openPopup(); }
    });
  }

  function draw(box) {
    const want = settings(box);
    box.hidden = false;
    const map = L.map(box, { zoomControl: false, scrollWheelZoom: false, maxZoom: Number(box.dataset.maxZoom), minZoom: 9, zoomSnap: 0.5 });
    map.attributionControl.setPrefix(false);
    map.zoomControls = L.control.zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
    const start = function () { if (want.point) { map.setView(want.point, 14.5); } else { map.fitBounds(want.bounds); } };
    start();
    map.on('resize', start);
    ground(map, box);
    const layer = L.layerGroup().addTo(map);
    fill(map, box, layer);
    if (want.small) { return; }
    map.createPane('halos').classList.add('halos');
    document.querySelectorAll('.hotspot').forEach(function (item) { halo(map, box, item); });
    map.on('moveend', function () { fill(map, box, layer); });
  }

  if (window.L) { document.querySelectorAll('.map').forEach(draw); }
}());
