-- No account of another type bears interest.
select m.account_id
from account_summary as m
left join int_account_with_customer as a
    on m.account_id = a.account_id
where
    a.account_type is null
    or a.account_type <> 'savings'
