using System.Globalization;
using BankingContracts.ContractModel.Files;

namespace BankingContracts.SqlCheck.Tests.Pipelines;

/// <summary>
/// A pipeline of any size, to measure with: products of five contracts each, from a file to a mart, with the tests and the SQL
/// that such pipelines have. The same size gives the same text.
/// </summary>
public static class GeneratedPipeline
{
    private const int PerProduct = 5;

    /// <summary>The files of <paramref name="contracts"/> contracts, rounded up to whole products.</summary>
    public static IReadOnlyList<ContractSource> Sources(int contracts) =>
    [
        .. Enumerable.Range(0, (contracts + PerProduct - 1) / PerProduct)
            .SelectMany(static i => Product("p" + i.ToString("00000", CultureInfo.InvariantCulture)))
            .Select(static f => new ContractSource("/pipeline/" + f.Path, f.Path, f.Text)),
    ];

    /// <summary>Writes those files below <paramref name="folder"/>.</summary>
    public static void Write(int contracts, string folder)
    {
        foreach (var source in Sources(contracts))
        {
            var path = Path.Combine(folder, source.RelativePath);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, source.Text);
        }
    }

    private static IEnumerable<(string Path, string Text)> Product(string p) => new[]
    {
        ("source/src_@_deal.yml", Source),
        ("staging/stg_@_deal.yml", Staging),
        ("snapshots/snap_@_deal.yml", Snapshot),
        ("intermediate/int_@_deal_current.yml", Intermediate),
        ("intermediate/int_@_deal_current.sql", IntermediateSql),
        ("marts/@_exposure.yml", Mart),
        ("marts/@_exposure.sql", MartSql),
    }.Select(f => (f.Item1.Replace("@", p, StringComparison.Ordinal), f.Item2.Replace("@", p, StringComparison.Ordinal)));

    private const string Source = """
        version: 2
        models:
          - name: src_@_deal
            description: Deals of product @ as received.
            source: {file: "@.csv"}
            columns:
              - {name: deal_id, data_type: varchar, description: The deal.}
              - {name: customer_id, data_type: varchar, description: Its customer.}
              - {name: balance, data_type: varchar, description: Its balance.}
              - {name: opened, data_type: varchar, description: When it was opened.}
              - {name: kind, data_type: varchar, description: Its kind.}
              - {name: active, data_type: varchar, description: Whether it is active.}
              - {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], generated: loaded_at}
        """;

    private const string Staging = """
        version: 2
        models:
          - name: stg_@_deal
            description: Cleaned deals of product @, one row per deal.
            config: {from: src_@_deal, unique_key: deal_id}
            columns:
              - name: deal_id
                description: The deal.
                data_type: varchar
                constraints: [{type: not_null}, {type: unique}]
                clean: {from: deal_id}
              - {name: customer_id, description: Its customer., data_type: integer, constraints: [{type: not_null}], clean: {from: customer_id}}
              - name: balance_amount
                description: Its balance.
                data_type: decimal(18,2)
                constraints: [{type: not_null}]
                clean: {from: balance}
                data_tests: [non_negative_value]
              - {name: opened_date, description: When it was opened., data_type: date, clean: {from: opened}}
              - name: deal_kind
                description: Its kind.
                data_type: varchar
                constraints: [{type: not_null}]
                clean: {from: kind, case: lower}
                data_tests: [{accepted_values: {values: [fixed, floating]}}]
              - {name: active_flag, description: Whether it is active., data_type: boolean, constraints: [{type: not_null}], clean: {from: active}}
              - {name: loaded_at, description: When it arrived., data_type: timestamp, constraints: [{type: not_null}], clean: {from: loaded_at}}
        """;

    private const string Snapshot = """
        version: 2
        snapshots:
          - name: snap_@_deal
            description: Every version of every deal of product @.
            relation: stg_@_deal
            config: {unique_key: deal_id, strategy: check, check_cols: all}
        """;

    private const string Intermediate = """
        version: 2
        models:
          - name: int_@_deal_current
            description: Current deals of product @.
            config: {unique_key: deal_id}
            columns:
              - {name: deal_id, description: The deal., data_type: varchar, constraints: [{type: not_null}], data_tests: [{relationships: {to: snap_@_deal, field: deal_id}}]}
              - {name: customer_id, description: Its customer., data_type: integer, constraints: [{type: not_null}]}
              - {name: balance_amount, description: Its balance., data_type: "decimal(18,2)", constraints: [{type: not_null}], data_tests: [non_negative_value]}
              - {name: age_days_count, description: Its age., data_type: bigint}
              - {name: deal_kind, description: Its kind., data_type: varchar, constraints: [{type: not_null}]}
              - {name: valid_from_at, description: Since when., data_type: timestamp, constraints: [{type: not_null}]}
        """;

    private const string IntermediateSql = """
        -- Current deals, with their age when they arrived.
        select
            d.deal_id,
            d.customer_id,
            d.balance_amount,
            extract(day from d.loaded_at - cast(d.opened_date as timestamp)) as age_days_count,
            d.deal_kind,
            d.dbt_valid_from as valid_from_at
        from snap_@_deal as d
        where d.dbt_valid_to is null
          and d.active_flag
        """;

    private const string Mart = """
        version: 2
        models:
          - name: @_exposure
            description: What customers owe for product @.
            config: {unique_key: customer_id}
            columns:
              - {name: customer_id, description: The customer., data_type: integer, constraints: [{type: not_null}]}
              - {name: deals_count, description: Number of deals., data_type: bigint, constraints: [{type: not_null}], data_tests: [positive_value]}
              - {name: fixed_balance_amount, description: Of fixed deals., data_type: "decimal(38,2)", constraints: [{type: not_null}], data_tests: [non_negative_value]}
              - {name: total_balance_amount, description: Of all deals., data_type: "decimal(38,2)", constraints: [{type: not_null}], data_tests: [{expression_is_true: {expression: total_balance_amount >= fixed_balance_amount}}]}
              - {name: rank_count, description: Place by balance., data_type: bigint, constraints: [{type: not_null}]}
              - {name: calculated_at, description: Last change., data_type: timestamp, constraints: [{type: not_null}], generated: changed_at}
        """;

    private const string MartSql = """
        with totals as (
            select
                customer_id,
                count(*) as deals_count,
                sum(case when deal_kind = 'fixed' then balance_amount else 0 end) as fixed_balance_amount,
                sum(balance_amount) as total_balance_amount
            from int_@_deal_current
            group by customer_id
        )
        select
            t.customer_id,
            t.deals_count,
            cast(t.fixed_balance_amount as decimal(38, 2)) as fixed_balance_amount,
            cast(t.total_balance_amount as decimal(38, 2)) as total_balance_amount,
            rank() over (order by t.total_balance_amount desc, t.customer_id) as rank_count
        from totals as t
        where exists (select 1 from snap_@_deal as s where s.customer_id = t.customer_id)
        """;
}
