-- Room: consumers. Systems that follow the log and are known by name. Nothing is queued for them: each is a cursor that only
-- moves on over what it has acknowledged without a gap.
create schema consumer;
create table consumer.consumer (
    id           bigint generated always as identity primary key,
    jurisdiction text        not null,
    name         text        not null,
    description  text        not null default '',
    filter       json        not null,
    stage        text,                  -- an incident that the filter takes waits for this system's word at this stage
    key_hash     bytea       not null,  -- SHA-256 of a random key that is shown once
    epoch        uuid        not null,  -- of the log in which the position counts
    position     bigint      not null,  -- everything up to here was acknowledged
    acked_at     timestamptz,
    created_at   timestamptz not null,
    created_by   bigint      not null,
    unique (jurisdiction, name)
);
