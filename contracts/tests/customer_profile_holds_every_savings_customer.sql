-- No owner of a savings account is without a profile.
select
    s.customer_id,
    s.account_id
from account_summary as s
left join customer_profile as p
    on s.customer_id = p.customer_id
where p.customer_id is null
