-- Room: incident. place_asked: 0 the place is known well enough, 1 or 2 the reporter was asked so many times, 3 a person
-- has to find it. trusted: whether the channel stands by the sender's address; organisation_sure: whether it does so for
-- the organisation the report seems to come from.
alter table incident.incident add column place_asked smallint not null default 0 check (place_asked between 0 and 3);
alter table incident.report
    add column trusted boolean not null default true,
    add column organisation_id bigint,
    add column organisation_sure boolean not null default false;
create index report_organisation on incident.report (organisation_id, id desc) where organisation_id is not null;

-- Room: notify. Who wants no more news, of one report or (report_id 0) of any. Answers to a report are no news.
create table notify.unsubscribed (
    contact_id bigint      not null,
    report_id  bigint      not null,
    at         timestamptz not null,
    primary key (contact_id, report_id)
);

-- Room: identity. Associations, schools and companies, and the addresses and domains their people write from.
create table personal.organisation (
    id           bigint generated always as identity primary key,
    jurisdiction text        not null,
    name         text        not null,
    kind         text        not null check (kind in ('ASSOCIATION', 'SCHOOL', 'COMPANY')),
    created_at   timestamptz not null,
    created_by   bigint      not null
);
create index organisation_name on personal.organisation (jurisdiction, name);
-- A whole address, or a domain alone, in lower case.
create table personal.organisation_origin (
    jurisdiction    text   not null,
    origin          text   not null,
    organisation_id bigint not null references personal.organisation (id) on delete cascade,
    primary key (jurisdiction, origin)
);
alter table personal.access_log drop constraint access_log_check;
alter table personal.access_log add constraint access_log_check
    check (num_nonnulls(contact_id, report_id) > 0 or purpose like 'ledger:%' or purpose like 'organisation:%');
create index organisation_origin_of on personal.organisation_origin (organisation_id);
