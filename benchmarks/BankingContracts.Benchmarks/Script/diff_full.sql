-- stage: ingest
-- What the file adds to and takes from the rows stored, as multisets of rows as received.
create temp table incoming_account as
select * from read_csv('{accounts}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', store_rejects = true, rejects_limit = 0,
    columns = {'account_id': 'varchar', 'customer_id': 'varchar', 'balance': 'varchar', 'account_type': 'varchar'},
    rejects_table = 'rejected_account', rejects_scan = 'rejected_account_scan');
create temp table changed_account as
select account_id, customer_id, balance, account_type, sum(copies)::bigint as copies
from (
    select *, 1 as copies from incoming_account
    union all
    select * exclude (loaded_at), -1 from source.src_account)
group by all
having sum(copies) <> 0;
drop table incoming_account;

create temp table incoming_customer as
select * from read_csv('{customers}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', store_rejects = true, rejects_limit = 0,
    columns = {'customer_id': 'varchar', 'name': 'varchar', 'has_loan': 'varchar'},
    rejects_table = 'rejected_customer', rejects_scan = 'rejected_customer_scan');
create temp table changed_customer as
select customer_id, name, has_loan, sum(copies)::bigint as copies
from (
    select *, 1 as copies from incoming_customer
    union all
    select * exclude (loaded_at), -1 from source.src_customer)
group by all
having sum(copies) <> 0;
drop table incoming_customer;
