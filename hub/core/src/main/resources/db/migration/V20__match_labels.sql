-- Room: incident. What the city's people said of a match, kept for the next training. said: a proposal was accepted or refused,
-- two were merged or parted again, a report was split off. incident_id is the other incident; same whether it is one thing.
create table incident.match_label (
    id          bigint generated always as identity primary key,
    report_id   bigint      not null references incident.report (id),
    incident_id bigint      not null references incident.incident (id),
    same        boolean     not null,
    said        text        not null check (said in ('PROPOSAL', 'MERGE', 'UNMERGE', 'SPLIT')),
    at          timestamptz not null
);
create index match_label_report on incident.match_label (report_id);
