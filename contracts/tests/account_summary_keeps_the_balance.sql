-- The mart shows the account's balance and owner unchanged.
select
    m.account_id,
    m.original_balance_amount,
    s.balance_amount
from account_summary as m
inner join int_savings_account_only as s
    on m.account_id = s.account_id
where
    m.original_balance_amount <> s.balance_amount
    or m.customer_id <> s.customer_id
