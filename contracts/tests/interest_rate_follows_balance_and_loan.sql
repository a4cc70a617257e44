-- The rate is the tier's, plus the supplement exactly where the owner has a loan.
select
    m.account_id,
    m.interest_rate_pct,
    s.balance_amount,
    s.has_loan_flag
from account_summary as m
inner join int_savings_account_only as s
    on m.account_id = s.account_id
where
    m.interest_rate_pct
    <> 0.010
    + case when s.balance_amount >= 10000.00 then 0.005 else 0.000 end
    + case when s.balance_amount >= 20000.00 then 0.005 else 0.000 end
    + case when s.has_loan_flag then 0.005 else 0.000 end
