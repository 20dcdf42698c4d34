-- Room: identity. A source that tells something twice (its webhook, then its list) may give it two times, but one id.
alter table personal.contact_event add column native_id text;
create unique index contact_event_native on personal.contact_event (contact_id, instance, native_id, type) where native_id is not null;
