-- No current savings account with a current owner is left out.
select a.account_id
from int_account_with_customer as a
left join account_summary as m
    on a.account_id = m.account_id
where
    a.account_type = 'savings'
    and m.account_id is null
