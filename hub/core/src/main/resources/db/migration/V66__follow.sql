-- Room: notify. What somebody who need not have reported anything asked to be told about: one incident, or a category around a
-- point. Nothing is sent before it is confirmed; what is not confirmed in two days is forgotten, what is ended at once.
create table personal.follow (
    id             bigint generated always as identity primary key,
    handle         uuid        not null unique,
    jurisdiction   text        not null,
    contact_id     bigint      not null references personal.contact (id),
    channel        text        not null,
    language       text        not null,
    incident_id    bigint,
    first_incident bigint,
    category       text,
    place          text,
    lat            float8,
    lon            float8,
    radius_m       int,
    asked_at       timestamptz not null,
    confirmed_at   timestamptz,
    tries          int         not null default 0,
    check ((incident_id is null) <> (category is null)),
    check (category is null or num_nonnulls(lat, lon, radius_m) = 3)
);
create unique index follow_incident_once on personal.follow (contact_id, incident_id) where incident_id is not null;
create unique index follow_around_once on personal.follow (contact_id, category, lat, lon) where category is not null;
create index follow_incident on personal.follow (jurisdiction, incident_id) where incident_id is not null;
create index follow_category on personal.follow (jurisdiction, category) where category is not null;
create index follow_unconfirmed on personal.follow (asked_at) where confirmed_at is null;
comment on column personal.follow.first_incident is 'what was asked for, when that was merged into another since';

-- Which message is owed because of which wish.
create table notify.follow_notice (
    notice_id uuid   primary key references notify.notice (id),
    follow_id bigint not null
);
create index follow_notice_follow on notify.follow_notice (follow_id);
create index notice_follow_asked on notify.notice (contact_id, created_at) where template = 'follow_confirm';
