-- Rooms: incident and events, read by programs that ask for a stretch of time (Open311).
create index report_received on incident.report (jurisdiction, received_at);
create index event_time on events.event (jurisdiction, occurred_at);

-- Room: catalogue. Since when what can be reported is as it is; the newest row counts.
create schema catalogue;
create table catalogue.changeset (
    jurisdiction text        not null,
    since        timestamptz not null,
    digest       text        not null,
    primary key (jurisdiction, since)
);
