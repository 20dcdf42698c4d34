-- Room: notify. What was heard only grows (rung, failed), so that the order in which it is heard does not matter.
-- rung: 0 nothing, 1 queued, 2 handed, 3 sent, 4 delivered, 5 read. spent_at: when a message was let out to its recipient.
alter table notify.notice
    add column rung smallint not null default 0,
    add column failed boolean not null default false,
    add column spent_at timestamptz,
    add column released_by text;
update notify.notice set spent_at = sent_at, failed = (state = 'failed'), rung = case state when 'delivered' then 4 else 0 end;
drop index notify.notice_contact_sent;
create index notice_contact_spent on notify.notice (contact_id, spent_at) where spent_at is not null;
comment on column notify.notice.incident_id is '0 for a message that is about no incident: the answer to "help"';

-- A receipt that names our message and no provider id is one of that message, not of all.
alter table notify.delivery drop constraint delivery_pkey;
alter table notify.delivery
    add column matched boolean not null default false,
    add column kept_at timestamptz not null default now();
update notify.delivery set matched = true where notice_id is not null;
create unique index delivery_once on notify.delivery
    (instance, provider_id, coalesce(notice_id, '00000000-0000-0000-0000-000000000000'::uuid), state, code);
create index delivery_unmatched on notify.delivery (kept_at) where not matched;
create table notify.tally (
    name  text   primary key,
    count bigint not null
);

-- Room: identity. What people and mail systems said about writing to them.
alter table personal.contact
    add column soft_bounces int not null default 0,
    add column soft_bounced_at timestamptz;
create index contact_address on personal.contact (jurisdiction, address);
create table personal.contact_event (
    contact_id  bigint      not null,
    type        text        not null,
    instance    text        not null,
    delivery_id text        not null,
    code        text,
    at          timestamptz not null,
    primary key (contact_id, type, at, delivery_id)
);
