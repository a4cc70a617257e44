select
    c.customer_id,
    c.customer_name,
    c.has_loan_flag,
    cast(count(*) as bigint) as total_accounts_count,
    cast(sum(s.original_balance_amount) as decimal(38, 2)) as total_balance_amount,
    cast(sum(s.annual_interest_amount) as decimal(38, 2)) as total_annual_interest_amount
from account_summary as s
inner join snap_customer as c
    on s.customer_id = c.customer_id
where c.dbt_valid_to is null
group by
    c.customer_id,
    c.customer_name,
    c.has_loan_flag
