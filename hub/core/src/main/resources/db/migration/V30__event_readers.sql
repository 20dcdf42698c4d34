-- Room: events. What readers of the log need: the incident's own count of its events, what to filter by, whether everybody
-- may know of it, and how far back the log is given out. Rows are not deleted: the time lines of incidents are made of them.
alter table events.head
    add column oldest bigint not null default 0,   -- cursors before this position are too old
    add column server text;                        -- which database server wrote last: another one means a restore
alter table events.event
    add column aggregate_version integer,
    add column category text,
    add column area text,
    add column department text,
    add column is_public boolean not null default true;

-- What the log knows about an incident: written with each of its events.
create table events.topic (
    jurisdiction      text    not null,
    subject           text    not null,
    aggregate_version integer not null,
    category          text,
    area              text,
    department        text,
    is_public         boolean not null,
    primary key (jurisdiction, subject)
);

with told as (
    select jurisdiction, position, subject,
           row_number() over one as version,
           data ->> 'category' as category, data ->> 'area' as area, data ->> 'department' as department,
           case when type in ('incident.created', 'incident.learned') then data ->> 'public' end as open,
           count(data ->> 'category') over one as c, count(data ->> 'area') over one as a,
           count(data ->> 'department') over one as d,
           count(case when type in ('incident.created', 'incident.learned') then data ->> 'public' end) over one as o
    from events.event
    window one as (partition by jurisdiction, subject order by position)
), known as (
    select jurisdiction, position, version,
           max(category) over (partition by jurisdiction, subject, c) as category,
           max(area) over (partition by jurisdiction, subject, a) as area,
           max(department) over (partition by jurisdiction, subject, d) as department,
           coalesce(max(open) over (partition by jurisdiction, subject, o), 'true')::boolean as open
    from told
)
update events.event e
set aggregate_version = k.version, category = k.category, area = k.area, department = k.department, is_public = k.open
from known k where k.jurisdiction = e.jurisdiction and k.position = e.position;

insert into events.topic (jurisdiction, subject, aggregate_version, category, area, department, is_public)
select distinct on (jurisdiction, subject)
       jurisdiction, subject, aggregate_version, category, area, department, is_public
from events.event order by jurisdiction, subject, position desc;

alter table events.event alter column aggregate_version set not null;
create unique index event_aggregate on events.event (jurisdiction, subject, aggregate_version);
create index event_recorded on events.event (jurisdiction, recorded_at);
