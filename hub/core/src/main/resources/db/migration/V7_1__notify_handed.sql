-- A message that was handed to its channel by a node that then died may or may not have gone: it is looked for by its lease.
create index notice_handed on notify.notice (lease_until) where state = 'handed';
