select l.loan_id
from int_loan_in_euro as l
where not exists (select 1 from snap_branch as b where b.branch_id = l.branch_id)
