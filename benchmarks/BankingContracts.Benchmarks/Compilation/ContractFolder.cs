using System.Globalization;
using System.Text;

namespace BankingContracts.Benchmarks.Compilation;

/// <summary>
/// A folder of contracts of any size: groups of five (source, staging, snapshot, a join with the group before, a mart), shaped like the
/// reference pipeline's.
/// </summary>
internal static class ContractFolder
{
    private const int GroupSize = 5;

    /// <summary>The mart that the benchmark edits.</summary>
    public const string Edited = "marts/item_0_total.yml";

    /// <summary>The words that the edit replaces.</summary>
    public const string EditedWords = "What an owner's items of kind 0 are worth.";

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes <paramref name="contracts"/> contracts; returns their files, relative to <paramref name="directory"/>, in ordinal order.</summary>
    public static IReadOnlyList<string> Write(string directory, int contracts)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
        var files = new List<string>();
        for (var group = 0; group < contracts / GroupSize; group++)
        {
            foreach (var (path, text) in Group(group))
            {
                var file = Path.Combine(directory, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text, Encoding);
                files.Add(path);
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static IEnumerable<(string Path, string Text)> Group(int number)
    {
        var name = "item_" + number.ToString(CultureInfo.InvariantCulture);
        var other = "item_" + Math.Max(number - 1, 0).ToString(CultureInfo.InvariantCulture);
        yield return ($"source/src_{name}.yml", $$"""
            version: 2
            models:
              - name: src_{{name}}
                description: Items of kind {{number}}, as received.
                source: {file: {{name}}.csv, delivery: full}
                columns:
                  - {name: item_id, description: The item's number., data_type: varchar}
                  - {name: owner_id, description: The owner's number., data_type: varchar}
                  - {name: price, description: What it costs., data_type: varchar}
                  - {name: state, description: Whether it is open or closed., data_type: varchar}
                  - {name: bought, description: When it was bought., data_type: varchar}
                  - {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], generated: loaded_at}

            """);
        yield return ($"staging/stg_{name}.yml", $$"""
            version: 2
            models:
              - name: stg_{{name}}
                description: Cleaned items of kind {{number}}.
                config: {from: src_{{name}}, unique_key: item_id}
                columns:
                  - name: item_id
                    description: The item's number.
                    data_type: varchar
                    constraints: [{type: not_null}, {type: unique}]
                    clean: {from: item_id}
                  - name: owner_id
                    description: The owner's number.
                    data_type: integer
                    constraints: [{type: not_null}]
                    clean: {from: owner_id}
                  - name: price_amount
                    description: What it costs.
                    data_type: decimal(18,2)
                    constraints: [{type: not_null}]
                    clean: {from: price}
                    quarantine:
                      - {when: negative}
                    data_tests: [non_negative_value]
                  - name: state_code
                    description: Whether it is open or closed.
                    data_type: varchar
                    constraints: [{type: not_null}]
                    clean: {from: state, case: lower}
                    data_tests:
                      - accepted_values: {values: [open, closed]}
                  - name: bought_date
                    description: When it was bought.
                    data_type: date
                    clean: {from: bought}
                  - name: loaded_at
                    description: When it arrived.
                    data_type: timestamp
                    constraints: [{type: not_null}]
                    clean: {from: loaded_at}

            """);
        yield return ($"snapshots/snap_{name}.yml", $$"""
            version: 2
            snapshots:
              - name: snap_{{name}}
                description: Every version of every item of kind {{number}}.
                relation: stg_{{name}}
                config: {unique_key: item_id, strategy: check, check_cols: all}

            """);
        yield return ($"intermediate/int_{name}.yml", $$"""
            version: 2
            models:
              - name: int_{{name}}
                description: Open items of kind {{number}} beside the item of the same number of the kind before.
                config: {unique_key: item_id}
                columns:
                  - name: item_id
                    description: The item's number.
                    data_type: varchar
                    constraints: [{type: not_null}]
                    data_tests:
                      - relationships: {to: ref('snap_{{name}}'), field: item_id}
                  - {name: owner_id, description: The owner's number., data_type: integer, constraints: [{type: not_null}]}
                  - {name: price_amount, description: What it costs., data_type: "decimal(18,2)", constraints: [{type: not_null}]}
                  - {name: other_price_amount, description: What the other costs., data_type: "decimal(18,2)"}

            """);
        yield return ($"intermediate/int_{name}.sql", $$"""
            select
                a.item_id,
                a.owner_id,
                a.price_amount,
                b.price_amount as other_price_amount
            from snap_{{name}} as a
            left join snap_{{other}} as b
                on a.item_id = b.item_id and b.dbt_valid_to is null
            where a.dbt_valid_to is null and a.state_code = 'open'

            """);
        yield return ($"marts/{name}_total.yml", $$"""
            version: 2
            models:
              - name: {{name}}_total
                description: What an owner's items of kind {{number}} are worth.
                config: {unique_key: owner_id, export: [csv]}
                columns:
                  - {name: owner_id, description: The owner's number., data_type: integer, constraints: [{type: not_null}]}
                  - {name: items_count, description: How many items., data_type: bigint, constraints: [{type: not_null}], data_tests: [positive_value]}
                  - {name: total_price_amount, description: What they cost., data_type: "decimal(38,2)", constraints: [{type: not_null}]}
                  - {name: calculated_at, data_type: timestamp, constraints: [{type: not_null}], generated: changed_at}

            """);
        yield return ($"marts/{name}_total.sql", $$"""
            with priced as (
                select item_id, owner_id, price_amount from int_{{name}}
            )

            select
                owner_id,
                count(*) as items_count,
                cast(sum(price_amount) as decimal(38, 2)) as total_price_amount
            from priced
            group by owner_id

            """);
    }
}
