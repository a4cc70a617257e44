-- Aggregation equals detail: each profile counts and sums exactly its customer's accounts.
with detail as (
    select
        customer_id,
        count(*) as accounts_count,
        sum(original_balance_amount) as balance_amount,
        sum(annual_interest_amount) as interest_amount
    from account_summary
    group by customer_id
)

select p.customer_id
from customer_profile as p
left join detail as d
    on p.customer_id = d.customer_id
where
    d.customer_id is null
    or p.total_accounts_count <> d.accounts_count
    or p.total_balance_amount <> d.balance_amount
    or p.total_annual_interest_amount <> d.interest_amount
