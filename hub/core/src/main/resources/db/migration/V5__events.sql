-- Room: events. Append-only; the head row is locked by every writing transaction of a jurisdiction, which makes positions
-- gap-free and puts all its writers in one line.
create table events.head (
    jurisdiction text   primary key,
    position     bigint not null,
    epoch        uuid   not null default gen_random_uuid()
);
create table events.event (
    jurisdiction text        not null,
    position     bigint      not null,
    id           uuid        not null unique,
    type         text        not null,
    subject      text        not null,
    occurred_at  timestamptz not null,
    recorded_at  timestamptz not null,
    data         json        not null,
    primary key (jurisdiction, position)
);
create index event_subject on events.event (jurisdiction, subject, position);
