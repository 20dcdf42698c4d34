-- Room: incident. What adds to a report without being known to be its reporter's own words; what citizens were asked and have
-- not answered; what a clerk should look at again.
alter table incident.report add column unverified boolean not null default false;
-- A hash, because a Message-ID may be longer than a tree can hold.
create index report_native on incident.report using hash (native_id);
alter table incident.incident
    add column asked_at timestamptz,
    add column look_at timestamptz,
    add column look_why text;
create index incident_look on incident.incident (jurisdiction, look_at) where look_at is not null;

-- The words of a question may be about a person, so they are not in the event.
create table personal.question (
    id          bigint generated always as identity primary key,
    incident_id bigint      not null references incident.incident (id),
    report_id   bigint references incident.report (id),
    text        text        not null,
    asked_at    timestamptz not null,
    answered_by bigint references incident.report (id)
);
create index question_open on personal.question (incident_id) where answered_by is null;

-- Room: identity. Two ways to one person, as a member of staff was told.
create table personal.contact_link (
    contact_id bigint      not null references personal.contact (id),
    other_id   bigint      not null references personal.contact (id),
    staff_id   bigint      not null,
    at         timestamptz not null,
    primary key (contact_id, other_id)
);
