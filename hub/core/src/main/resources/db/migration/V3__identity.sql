create table identity.staff (
    id bigint generated always as identity primary key,
    jurisdiction text not null,
    login text not null,
    display_name text not null,
    password_hash text not null,
    roles text[] not null,
    active boolean not null default true,
    created_at timestamptz not null,
    unique (jurisdiction, login)
);

-- Also for logins that nobody has, so that trying one does not tell whether it exists.
create table identity.login_attempt (
    jurisdiction text not null,
    login text not null,
    failures integer not null default 0,
    last_at timestamptz,
    locked_until timestamptz,
    primary key (jurisdiction, login)
);
create index login_attempt_last_at on identity.login_attempt (last_at);

create table personal.contact (
    id bigint generated always as identity primary key,
    jurisdiction text not null,
    channel text not null,
    address text not null,
    display_name text,
    language text,
    state text not null default 'OK' check (state in ('OK', 'STOPPED', 'BOUNCED')),
    assurance text not null default 'NONE' check (assurance in ('NONE', 'CLAIMED', 'VERIFIED')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (jurisdiction, channel, address)
);
comment on column personal.contact.channel is 'where the contact is reached, not where the report came from';

-- No foreign keys: who looked is kept longer than what was looked at.
create table personal.access_log (
    id bigint generated always as identity primary key,
    staff_id bigint not null,
    contact_id bigint,
    report_id bigint,
    purpose text not null,
    at timestamptz not null,
    check (num_nonnulls(contact_id, report_id) > 0)
);
create index access_log_contact on personal.access_log (contact_id) where contact_id is not null;
create index access_log_report on personal.access_log (report_id) where report_id is not null;
