-- Every current account with a current owner joins; only orphans stay out.
select
    a.customer_id,
    a.account_id
from snap_account as a
inner join snap_customer as c
    on a.customer_id = c.customer_id
left join int_account_with_customer as i
    on
        a.account_id = i.account_id
        and a.customer_id = i.customer_id
where
    a.dbt_valid_to is null
    and c.dbt_valid_to is null
    and i.account_id is null
