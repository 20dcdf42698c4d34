/* Adds "use my position" where the browser can tell it. Without this script the form works the same. */
(function () {
  'use strict';
  const box = document.getElementById('locate');
  const summary = document.querySelector('.errors');
  if (summary) { summary.focus(); }

  /* A page that comes back from the server has lost its photos: once there are some, let the browser check first. */
  const photo = document.getElementById('photo');
  photo.addEventListener('change', function () { photo.form.noValidate = photo.files.length === 0; });

  if (!box || !('geolocation' in navigator) || !window.isSecureContext) { return; }

  const use = document.getElementById('use-position');
  const drop = document.getElementById('drop-position');
  const says = document.getElementById('position-says');
  const fields = ['lat', 'lon', 'accuracy'].map(function (id) { return document.getElementById(id); });

  function keep(values, sentence) {
    fields.forEach(function (field, n) { field.value = values[n]; });
    says.textContent = sentence;
    drop.hidden = !values[0];
  }

  use.addEventListener('click', function () {
    says.textContent = box.dataset.waiting;
    navigator.geolocation.getCurrentPosition(function (found) {
      const at = found.coords;
      const metres = Math.max(1, Math.round(at.accuracy));
      keep([at.latitude.toFixed(6), at.longitude.toFixed(6), String(metres)], box.dataset.found.replace('#', String(metres)));
    }, function () {
      says.textContent = box.dataset.failed;
    }, { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  });
  drop.addEventListener('click', function () { keep(['', '', ''], box.dataset.dropped); use.focus(); });

  use.hidden = false;
  drop.hidden = !fields[0].value;
}());
