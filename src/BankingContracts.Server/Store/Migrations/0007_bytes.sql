-- Bytes of the files that a stage reads or has written; null where it has none.
alter table run_stages add column bytes bigint;
