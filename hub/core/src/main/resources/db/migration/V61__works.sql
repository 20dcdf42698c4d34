-- Room: incident. What systems that do the work hand back: each of their updates once, and their word at a stage.
alter table incident.incident add column status_at timestamptz;  -- since when it stands as it stands; news older than this are late
-- What is known of before: an upper end, so that nothing old moves an incident back.
update incident.incident set status_at = case when status = 'RECEIVED' then opened_at else updated_at end;

create table incident.works_update (
    jurisdiction text        not null,
    consumer     text        not null,
    update_id    text        not null,
    fingerprint  text        not null,  -- of what it said: the same id with other words is a mistake
    incident_id  bigint      not null references incident.incident (id),
    said_at      timestamptz not null,
    received_at  timestamptz not null,
    state        text        not null,  -- what became of the state it told
    answer       text        not null,  -- what became of its word
    primary key (jurisdiction, consumer, update_id)
);

create table incident.stage_answer (
    incident_id bigint      not null references incident.incident (id),
    consumer    text        not null,
    accepted    boolean     not null,
    at          timestamptz not null,
    reason      text,                   -- for staff
    primary key (incident_id, consumer)
);
