-- Room: incident. What comes back: at a place by the chain of links, at a thing by the number that people read on it.
alter table incident.incident
    -- as stated, for example the number on a lamp post; absent for most
    add column asset text;
create index incident_asset on incident.incident (jurisdiction, asset) where asset is not null;
create index incident_recurs on incident.incident (recurrence_of) where recurrence_of is not null;
