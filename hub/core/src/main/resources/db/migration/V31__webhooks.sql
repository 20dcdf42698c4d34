-- Room: downstream. Endpoints that are called with events. No queue is copied: an endpoint is a cursor into the log, and what
-- stands beyond the cursor is only what went ahead of it, waits to be tried again, or was given up.
create schema downstream;
create table downstream.endpoint (
    id           bigint generated always as identity primary key,
    jurisdiction text        not null,
    url          text        not null,
    description  text        not null default '',
    filter       json        not null,
    state        text        not null check (state in ('ACTIVE', 'DISABLED')),
    why          text,                           -- why it is disabled, a code
    secret       text        not null,
    old_secret   text,                           -- signs too, until old_until
    old_until    timestamptz,
    position     bigint      not null,           -- everything up to here is delivered, left out or given up
    failures     integer     not null default 0, -- in a row; none after a success
    failing_since timestamptz,
    open_until   timestamptz,                    -- the breaker: not called before
    lease_until  timestamptz,
    fence        bigint      not null default 0, -- grows with every lease and every change by hand: an older one writes nothing
    last_code    text,
    last_success timestamptz,
    created_at   timestamptz not null,
    created_by   bigint      not null
);
create table downstream.mark (
    endpoint_id bigint  not null references downstream.endpoint on delete cascade,
    position    bigint  not null,
    state       text    not null check (state in ('DONE', 'WAITING', 'GIVEN_UP')),
    attempts    integer not null,
    next_at     timestamptz,
    code        text,
    primary key (endpoint_id, position)
);
create index mark_given_up on downstream.mark (endpoint_id) where state = 'GIVEN_UP';
