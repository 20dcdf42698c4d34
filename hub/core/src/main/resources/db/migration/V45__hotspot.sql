-- Room: hotspot. Incidents that came close together in place and time. No personal data.
create schema hotspot;
create table hotspot.hotspot (
    id             bigint generated always as identity primary key,
    jurisdiction   text             not null,
    category_group text             not null,
    is_public      boolean          not null,
    heart          bigint           not null,    -- the incident it was gathered around
    lat            double precision not null,
    lon            double precision not null,
    spot           point            not null,    -- of the heart, metres in the city's local projection
    reach_m        double precision not null,    -- nothing farther from the heart is in it
    incidents      integer          not null,
    open_incidents integer          not null,
    first_at       timestamptz      not null,
    last_at        timestamptz      not null,
    opened_at      timestamptz      not null,
    closed_at      timestamptz,
    reason         text
);
create index hotspot_open_spot on hotspot.hotspot using gist (spot) where closed_at is null;
create index hotspot_open_last on hotspot.hotspot (jurisdiction, last_at) where closed_at is null;
create index hotspot_newest on hotspot.hotspot (jurisdiction, id desc);

create table hotspot.member (
    incident_id bigint      primary key,
    hotspot_id  bigint      not null references hotspot.hotspot (id),
    opened_at   timestamptz not null,            -- the incident
    is_open     boolean     not null
);
create index member_hotspot on hotspot.member (hotspot_id);

-- Up to where the event log was followed.
create table hotspot.cursor (
    jurisdiction text   primary key,
    position     bigint not null
);
