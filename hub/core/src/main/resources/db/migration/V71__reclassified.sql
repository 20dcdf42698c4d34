-- Room: incident. Runs that gave past incidents another category, and how each stood before, so that a run can be undone.
create table incident.reclassification (
    id           bigint generated always as identity primary key,
    jurisdiction text        not null,
    taxonomy     text        not null,        -- version of it
    began_at     timestamptz not null,
    ended_at     timestamptz,                 -- absent while it is under way, or was broken off
    looked_at    bigint      not null,        -- up to this incident
    last_one     bigint      not null         -- incidents later than this one are not its business
);
create table incident.reclassified (
    run         bigint      not null references incident.reclassification (id),
    incident_id bigint      not null references incident.incident (id),
    was         json        not null,
    became      json        not null,
    moved_at    timestamptz not null,
    undone_at   timestamptz,
    primary key (run, incident_id)
);
