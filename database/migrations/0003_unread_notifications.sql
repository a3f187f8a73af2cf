-- What was not read yet is looked for among few, however much was said before.
create index notification_unread_by_person on notification (person, id) where read_at is null and person is not null;
create index notification_unread_in_queue on notification (department, id) where read_at is null and person is null;
