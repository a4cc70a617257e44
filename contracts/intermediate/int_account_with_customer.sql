select
    a.account_id,
    a.customer_id,
    c.customer_name,
    a.balance_amount,
    a.account_type,
    c.has_loan_flag,
    a.dbt_valid_from as valid_from_at,
    a.dbt_valid_to as valid_to_at
from snap_account as a
inner join snap_customer as c
    on a.customer_id = c.customer_id
where
    a.dbt_valid_to is null
    and c.dbt_valid_to is null
