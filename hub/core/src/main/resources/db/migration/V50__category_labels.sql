-- Room: incident. The category that one of the staff confirmed or corrected, kept for the next training. The newest counts.
create table incident.category_label (
    id          bigint generated always as identity primary key,
    incident_id bigint      not null references incident.incident (id),
    was         text        not null,
    category    text        not null,
    at          timestamptz not null
);
create index category_label_incident on incident.category_label (incident_id, id);
