-- stage: ingest
-- The rows of the file take the place of those stored under the same key; those marked D only take away.
create temp table incoming_account as
select * from read_csv('{accounts}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', store_rejects = true, rejects_limit = 0,
    columns = {'account_id': 'varchar', 'customer_id': 'varchar', 'balance': 'varchar', 'account_type': 'varchar', 'operation': 'varchar'},
    rejects_table = 'rejected_account', rejects_scan = 'rejected_account_scan');
create temp table changed_account as
select account_id, customer_id, balance, account_type, sum(copies)::bigint as copies
from (
    select * exclude (operation), 1 as copies from incoming_account where operation = 'U'
    union all
    select * exclude (loaded_at), -1 from source.src_account where account_id in (select account_id from incoming_account))
group by all
having sum(copies) <> 0;
drop table incoming_account;

create temp table incoming_customer as
select * from read_csv('{customers}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', store_rejects = true, rejects_limit = 0,
    columns = {'customer_id': 'varchar', 'name': 'varchar', 'has_loan': 'varchar', 'operation': 'varchar'},
    rejects_table = 'rejected_customer', rejects_scan = 'rejected_customer_scan');
create temp table changed_customer as
select customer_id, name, has_loan, sum(copies)::bigint as copies
from (
    select * exclude (operation), 1 as copies from incoming_customer where operation = 'U'
    union all
    select * exclude (loaded_at), -1 from source.src_customer where customer_id in (select customer_id from incoming_customer))
group by all
having sum(copies) <> 0;
drop table incoming_customer;
