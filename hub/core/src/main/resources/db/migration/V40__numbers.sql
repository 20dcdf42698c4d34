-- Room: identity. Contacts of one telephone number, also where a channel writes the kind of the number before it.
create index contact_prefixed on personal.contact (jurisdiction, split_part(address, ':', 2)) where address like '%:%';
