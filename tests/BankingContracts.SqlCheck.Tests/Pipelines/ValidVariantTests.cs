using System.Globalization;
using BankingContracts.ContractModel.Files;

namespace BankingContracts.SqlCheck.Tests.Pipelines;

/// <summary>What people write that is right, so that no rule may stir.</summary>
public sealed class ValidVariantTests
{
    private const string Summary = "marts/account_summary";
    private const string Profile = "marts/customer_profile";
    private const string Joined = "intermediate/int_account_with_customer";
    private const string Euro = "intermediate/int_loan_in_euro";
    private const string Branch = "marts/branch_exposure";
    private const string Month = "marts/region_month";

    // An example says what the pipeline does before the edit.
    private static readonly IReadOnlyList<ContractSource> WithoutExamples = [.. PipelineFiles.Banking.Where(static s => !s.RelativePath.StartsWith("tests/examples/", StringComparison.Ordinal))];

    public static TheoryData<string, string, string> Banking => new()
    {
        { "source/src_account.yml", "delivery: full", "delivery: full\n      null_values: [\"-\", none]\n      quote: \"\"" },
        { "source/src_account.yml", "file: accounts.csv", "file: accounts_*.csv\n      header: true\n      delimiter: \"\\t\"\n      encoding: utf-16" },
        { "source/src_account.yml", "description: Accounts as", "meta: {owner: {team: [a, b]}}\n    tags: [core]\n    description: Accounts as" },
        { "staging/stg_account.yml", "data_type: integer", "data_type: int" },
        { "staging/stg_account.yml", "data_type: decimal(18,2)", "data_type: numeric(18, 2)" },
        { "staging/stg_account.yml", "data_type: varchar", "data_type: text" },
        { "staging/stg_account.yml", "constraints: [{type: not_null}, {type: unique}]", "constraints: [{type: primary_key}]" },
        { "staging/stg_account.yml", "          - {when: negative, reason: negative value}", "          - {when: negative}\n          - {when: range, max: 1000000}" },
        { "staging/stg_account.yml", "data_tests: [non_negative_value]", "tests: [non_negative_value, not_null]" },
        { "staging/stg_account.yml", "description: Balance in the account's currency", "description: Balance 😀 – in the account's currency" },
        { "staging/stg_account.yml", "unique_key: account_id", "unique_key: [account_id]" },
        { "snapshots/snap_account.yml", "relation: stg_account", "relation: ref('stg_account')" },
        { "snapshots/snap_account.yml", "check_cols: all", "check_cols: [balance_amount, account_type]" },
        { "snapshots/snap_account.yml", "hard_deletes: invalidate", "hard_deletes: ignore" },
        { "snapshots/snap_customer.yml", "unique_key: customer_id", "unique_key: [customer_id], materialized: snapshot" },
        { Summary + ".yml", "materialized: table", "materialized: incremental" },
        { Summary + ".yml", "data_tests: [non_negative_value]", "data_tests: [{accepted_range: {min_value: 0, max_value: 100, inclusive: false, severity: warn, where: customer_id > 5}}]" },
        { Summary + ".yml", "      - name: calculated_at", "      - name: calculated_at\n        meta: {x: 1}" },
        { Profile + ".yml", "        constraints: [{type: not_null}]\n        data_tests: [non_negative_value]\n      - name: total_annual", "        constraints: [{type: not_null}, {type: check, expression: \"total_balance_amount >= 0\"}]\n      - name: total_annual" },
        { Summary + ".sql", "with rated as (", "-- Tiers 😀, then interest.\nWITH rated AS (" },
        { Summary + ".sql", "from accrued", "from accrued where true;" },
        { Summary + ".sql", "when balance_amount < 10000.00 then 0.010", "when balance_amount between 0 and 9999.99 then 0.010" },
        { Summary + ".sql", "case when has_loan_flag then 0.005 else 0.000 end", "if(has_loan_flag, 0.005, 0.000)" },
        { Summary + ".sql", "balance_amount as original_balance_amount", "balance_amount original_balance_amount" },
        { Profile + ".sql", "inner join snap_customer as c\n    on s.customer_id = c.customer_id", "join snap_customer c using (customer_id)" },
        { Profile + ".sql", "group by\n    c.customer_id,\n    c.customer_name,\n    c.has_loan_flag", "group by all" },
        { Profile + ".sql", "group by\n    c.customer_id,\n    c.customer_name,\n    c.has_loan_flag", "group by 1, 2, 3" },
        { Profile + ".sql", "cast(count(*) as bigint)", "count(*)" },
        { Profile + ".sql", "sum(s.annual_interest_amount)", "coalesce(sum(s.annual_interest_amount) filter (where s.customer_id > 0), 0)" },
        { Profile + ".sql", "where c.dbt_valid_to is null", "where c.dbt_valid_to is null and c.customer_id in (select customer_id from int_savings_account_only)" },
        { Joined + ".sql", "c.customer_name", "upper(left(c.customer_name, 1)) || lower(substring(c.customer_name, 2)) as customer_name" },
        { Joined + ".sql", "a.balance_amount", "cast(round(a.balance_amount, 1) as decimal(18, 2)) as balance_amount" },
        { Joined + ".sql", "a.account_type", "case a.account_type when 'savings' then 'savings' else 'checking' end as account_type" },
        { Joined + ".sql", "    a.dbt_valid_to is null\n", "    a.dbt_valid_to is null -- current\n    and not exists (select * from snap_account as x where x.account_id = a.account_id and x.dbt_valid_from > a.dbt_valid_from)\n" },
        { "tests/account_summary_keeps_the_balance.sql", "select", "select distinct" },
    };

    public static TheoryData<string, string, string> Loans => new()
    {
        { "staging/stg_loan.yml", "default: EUR", "default: USD, null_values: [\"\", \"?\"]" },
        { "staging/stg_loan.yml", "data_type: decimal(7,5)", "data_type: decimal(9,7)" },
        { "snapshots/snap_all.yml", "strategy: timestamp, updated_at: booked_at", "strategy: check, check_cols: all" },
        { "layers.yml", "uniqueness: audit", "uniqueness: constraint\n    reads: [snapshots, intermediate, marts]" },
        { "layers.yml", "uniqueness: audit", "uniqueness: audit\nabbreviations:\n  acct: account" },
        { Euro + ".yml", "      - {name: term_days_count, data_type: bigint}", "      - {name: term_days_count, data_type: long}" },
        { Euro + ".sql", "row_number() over (partition by currency_id order by rate_date desc)", "row_number() over newest" },
        { Euro + ".sql", "l.principal_amount >= 100000.00", "(l.principal_amount >= 1e5) is true" },
        { Euro + ".sql", "l.booked_at\n", "l.booked_at + interval '1' day - interval 1 day as booked_at\n" },
        { Euro + ".sql", "left join current_rate as r\n    on l.currency_id = r.currency_id and r.place = 1", "left join (select currency_id, euro_rate from current_rate where place = 1) as r on l.currency_id is not distinct from r.currency_id" },
        { Euro + ".sql", "and l.active_flag", "and l.active_flag <> false and l.opened_date >= date '1990-01-01'" },
        { "intermediate/int_loan_event.sql", "-principal_amount", "cast(-1 * principal_amount as decimal(18, 2))" },
        { "intermediate/int_loan_event.sql", "union all", "UNION" },
        { "intermediate/int_loan_event.sql", "    'matured',", "    lower('MATURED')," },
        { Branch + ".yml", "constraints: [{type: primary_key}]", "constraints: [{type: not_null}, {type: foreign_key, to: snap_branch, to_columns: [branch_id]}]" },
        { Branch + ".sql", "max(l.booked_at)", "max(case when l.large_flag then l.booked_at end)" },
        { Branch + ".sql", "rank() over (partition by e.region order by e.euro_amount desc nulls last)", "dense_rank() over (partition by e.region order by e.euro_amount desc nulls last, e.branch_id)" },
        { Branch + ".sql", "cast(count_if(l.large_flag) as bigint)", "cast(sum(case when l.large_flag then 1 else 0 end) as bigint)" },
        { Month + ".sql", "where v.event_kind_id = 'opened'", "where v.event_kind_id like 'open%' and v.event_kind_id not ilike '%x'" },
        { Month + ".sql", "cast(date_trunc('month', v.event_date) as date)", "make_date(year(v.event_date), month(v.event_date), 1)" },
        { Month + ".sql", "where v.event_kind_id = ", "anti join snap_loan as d on d.loan_id = v.loan_id and d.dbt_is_deleted\n    where v.event_kind_id = " },
        { "tests/every_loan_has_a_branch.sql", "select l.loan_id", "select *" },
        { "tests/tests.yml", "error_if: \"> 10\"", "error_if: \">= 10\", warn_if: \"> 0\"" },
    };

    [Fact]
    public void ThePipelinesAreRight()
    {
        Assert.Empty(Findings(PipelineFiles.Banking));
        Assert.Empty(Findings(PipelineFiles.Loans));
    }

    [Theory]
    [MemberData(nameof(Banking))]
    public void OfTheReferencePipeline(string file, string old, string text) => Assert.Empty(Findings(PipelineFiles.Edit(WithoutExamples, file, old, text)));

    [Theory]
    [MemberData(nameof(Loans))]
    public void OfTheLoanPipeline(string file, string old, string text)
    {
        var edited = PipelineFiles.Edit(PipelineFiles.Loans, file, old, text);
        if (text.EndsWith("over newest", StringComparison.Ordinal))
            edited = PipelineFiles.Edit(edited, file, "where dbt_valid_to is null\n)", "where dbt_valid_to is null\nwindow newest as (partition by currency_id order by rate_date desc)\n)");
        Assert.Empty(Findings(edited));
    }

    [Fact]
    public void WithWindowsLineEnds() =>
        Assert.Empty(Findings([.. PipelineFiles.Loans.Select(static s => s with { Text = s.Text.Replace("\n", "\r\n", StringComparison.Ordinal) })]));

    [Fact]
    public void WithByteOrderMarks() => Assert.Empty(Findings([.. PipelineFiles.Banking.Select(static s => s with { Text = "\uFEFF" + s.Text })]));

    [Fact]
    public void WithTabsInTheSql() =>
        Assert.Empty(Findings([.. PipelineFiles.Banking.Select(static s => s.Path.EndsWith(".sql", StringComparison.Ordinal) ? s with { Text = s.Text.Replace("    ", "\t", StringComparison.Ordinal) } : s)]));

    private static IEnumerable<string> Findings(IReadOnlyList<ContractSource> sources) => PipelineFiles.Findings(sources)
        .Select(static f => string.Create(CultureInfo.InvariantCulture, $"{f.Span.Path}({f.Span.Line + 1},{f.Span.Column + 1}): {f.Rule.Id} {f.Message}"));
}
