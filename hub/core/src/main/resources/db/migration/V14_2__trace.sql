-- Room: events. The trace of the report that led to an event (W3C Trace Context), so that it can be followed from its source.
alter table events.event add column traceparent text;
