// Whoever asks it to do something learns that it is not there.
module.exports = new Proxy({}, {
  get: (target, name) => { throw new Error('left out: ' + String(name)); }
});
