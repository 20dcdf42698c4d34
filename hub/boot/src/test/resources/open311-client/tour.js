// node tour.js DISCOVERY KEY: what a program does with the published client, from discovery to reading its report back.
const Open311 = require('open311');
const [discovery, apiKey] = process.argv.slice(2);
const city = new Open311({ discovery, apiKey, format: 'json' });

const ask = (name, ...args) => new Promise((resolve, reject) =>
  city[name](...args, (error, answer) => error ? reject(new Error(name + ': ' + answer)) : resolve(answer)));

async function tour() {
  const found = await ask('serviceDiscovery', { cache: true });
  const services = await ask('serviceList');
  const asking = services.find(s => s.metadata);
  const definition = await ask('serviceDefinition', asking.service_code);
  const sent = await ask('submitRequest', {
    service_code: 'ALU-01', lat: 43.4623, long: -3.8101, description: 'farola fundida, ñ & <b>'
  });
  const id = sent[0].service_request_id;
  const token = await ask('token', id);
  let read = [];
  for (let tries = 0; read.length === 0 && tries < 100; tries++) {
    read = await ask('serviceRequests', [id, 'AV-999999']);
    await new Promise(next => setTimeout(next, 100));
  }
  const one = await ask('serviceRequest', id);
  const open = await ask('serviceRequests', { status: 'open' });
  console.log(JSON.stringify({
    endpoint: city.endpoint, formats: found.endpoints[0].formats, services: services.length,
    attributes: definition.attributes.length, id, token: token[0].token, read: read[0].service_request_id,
    one: one[0].status, since: one[0].requested_datetime instanceof Date && !isNaN(one[0].requested_datetime),
    open: open.map(r => r.service_request_id)
  }));
}

tour().catch(error => { console.error(error.message); process.exit(1); });
