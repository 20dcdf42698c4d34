-- Room: remote. Messages on their way out through connectors that run elsewhere; the words go as soon as it is known how
-- sending ended. told: whether the notify room was told of that ending.
create table personal.outbox (
    delivery_id text        primary key,
    instance    text        not null,
    body        json,
    offered_at  timestamptz not null,
    lease_until timestamptz,
    outcome     json,
    told        boolean     not null default false
);
create index outbox_waiting on personal.outbox (instance, offered_at) where outcome is null;
