// Follows the log of a hub live over the SockJS bridge: node consumer.js BRIDGE TOKEN NAME KEY HOW_MANY
// The bus brings events at once and may lose some; whatever is missing is read, and the hub keeps the cursor.
const EventBus = require("@vertx/eventbus-bridge-client.js");

const [bridge, token, consumer, key, howMany] = process.argv.slice(2);
const bus = new EventBus(bridge);
bus.enableReconnect(true);
bus.defaultHeaders = { token };
let place; // cursor: everything up to here was dealt with and acknowledged
let position = 0; // of the last event that was dealt with
let seen = 0;
let reading = false;

function handle(event) {
  position = Number(event.sequence);
  console.log(position, event.type.split(".ventanilla.")[1], event.subject);
  seen += 1;
}

function read() {
  if (reading) return;
  reading = true;
  bus.send("ventanilla.v1.events.read", { consumer, key, limit: 500 }, (failed, page) => {
    reading = false;
    if (failed) return console.error(failed.message); // 409 or 410: GET /v1/snapshot first
    place = page.body.after;
    page.body.events.filter((event) => Number(event.sequence) > position).forEach(handle);
    acknowledge(page.body.next, () => {
      if (seen >= Number(howMany)) process.exit(0);
      if (position < page.body.head && page.body.events.length > 0) read();
    });
  });
}

function acknowledge(cursor, then) {
  if (cursor === place) return then();
  const body = { consumer, key, after: place, cursor };
  bus.send("ventanilla.v1.events.ack", body, (failed) => (failed ? console.error(failed.message) : then()));
}

bus.onopen = () => {
  bus.registerHandler("ventanilla.v1.events.live", (failed, message) => {
    if (failed) return console.error(failed.message);
    const told = message.body.sequence ? Number(message.body.sequence) : message.body.data.position;
    if (told > position) read(); // an event, or a heartbeat that knows of more
  });
  read();
};
