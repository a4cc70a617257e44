using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Locking;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;
using CsCheck;

namespace BankingContracts.ContractModel.Tests.LockRules;

/// <summary>The text of the lock file.</summary>
public sealed class LockTextTests
{
    [Fact]
    public void TheTextHasALineForEachColumn() => Assert.Equal(
        """
        # Written by the verb 'lock': the shape that consumers rely on. Commit it with the contracts.
        version: 1
        models:
          - name: src_account
            layer: source
            model_version: 1
            columns:
              - {name: account_id, data_type: varchar}
              - {name: balance, data_type: varchar}
              - {name: account_type, data_type: varchar}
              - {name: loaded_at, data_type: timestamp, not_null: true}
          - name: stg_account
            layer: staging
            model_version: 1
            key: [account_id]
            columns:
              - {name: account_id, data_type: varchar, not_null: true}
              - {name: balance_amount, data_type: 'decimal(18,2)'}
              - {name: account_type, data_type: varchar, accepted_values: [checking, savings]}
              - {name: loaded_at, data_type: timestamp, not_null: true}
          - name: snap_account
            layer: snapshots
            model_version: 1
            key: [account_id]
            columns:
              - {name: dbt_scd_id, data_type: varchar, not_null: true}
              - {name: dbt_updated_at, data_type: timestamp, not_null: true}
              - {name: dbt_valid_from, data_type: timestamp, not_null: true}
              - {name: dbt_valid_to, data_type: timestamp}
              - {name: account_id, data_type: varchar, not_null: true}
              - {name: balance_amount, data_type: 'decimal(18,2)'}
              - {name: account_type, data_type: varchar}
              - {name: loaded_at, data_type: timestamp, not_null: true}
          - name: account_summary
            layer: marts
            model_version: 1
            key: [account_id]
            export: [csv, parquet]
            columns:
              - {name: account_id, data_type: varchar, not_null: true}
              - {name: balance_amount, data_type: 'decimal(18,2)'}
              - {name: account_type, data_type: varchar, accepted_values: [checking, savings]}
              - {name: branch_number, data_type: integer, not_null: true}
          - name: open_account
            layer: marts
            model_version: 2
            version_of: account_summary
            deprecated_after: 2027-06-30
            key: [account_id]
            export: [parquet]
            columns:
              - {name: account_id, data_type: varchar, not_null: true}
              - {name: balance_amount, data_type: 'decimal(18,2)'}

        """.ReplaceLineEndings("\n"),
        LockedFiles.Unlocked
            .Edit("marts/open_account.yml", "name: open_account", "name: open_account\n    model_version: 2\n    version_of: account_summary\n    deprecated_after: 2027-06-30")
            .Lock().LockFile);

    [Fact]
    public void ALockFileOfItsOwnContractsBreaksNothing() => Assert.Empty(LockedFiles.Locked.Findings());

    [Fact]
    public void WhatIsWrittenIsReadBackEqual() => Contracts.Sample(
        static locked =>
        {
            var text = LockText.Write(locked);
            var file = ContractReader.Read(new ContractSource(LockedFiles.LockPath, LockedFiles.LockPath, text));
            Assert.Empty(file.Diagnostics.Select(static d => d.Message));
            Assert.Equal(Sorted(locked), Sorted(file.Lock!.Contracts));
            Assert.Equal(text, LockText.Write(file.Lock.Contracts));
        },
        iter: 2000);

    [Fact]
    public void TheOrderOfModelsDoesNotDependOnTheirOrderInFiles() => Contracts.Sample(
        static locked => Assert.Equal(LockText.Write(locked), LockText.Write(new LockedContracts(locked.Models.Reverse().ToEquatableArray()))),
        iter: 200);

    private static Gen<string> Names { get; } = Gen.OneOf(Gen.String[Gen.Char["abcz_019"], 1, 6], Given("true", "null", "~", "1", "-1.5", "yes", "2027-06-30", "a: b", "#x", "{", "[]", "'", "\"", "<<", "é", "日本", "\U0001F600", " x ", "a\tb", "a\nb", "a\u0085b", "a\u2028b", "a\uFEFFb", "a\u00A0b", "\\", "%", "!t", "&a", "*a", "|", ">", "@", "`", "? x", "- x", "end:"));

    private static Gen<DataType> Types { get; } = Gen.OneOf(
        Given(DataTypeKind.Varchar, DataTypeKind.Boolean, DataTypeKind.SmallInt, DataTypeKind.Integer, DataTypeKind.BigInt, DataTypeKind.Double, DataTypeKind.Date, DataTypeKind.Timestamp).Select(static k => new DataType(k)),
        Gen.Int[1, 38].SelectMany(static p => Gen.Int[0, p].Select(s => new DataType(DataTypeKind.Decimal, p, s))));

    private static Gen<LockedColumn> Columns { get; } = Gen.Select(
        Names, Types, Gen.Bool, Gen.Bool, Gen.OneOf(Names, Gen.Const("")).Array[0, 4],
        static (name, type, isNotNull, isLimited, values) => new LockedColumn(
            name, type, isNotNull, isLimited ? values.Distinct().Order(StringComparer.Ordinal).ToEquatableArray() : null));

    private static Gen<LockedModel> Models { get; } = Gen.Select(
        Names, Gen.Enum<Layer>(), Gen.Int[1, 40], Names.Null(), Gen.Int[-1, 3000], Names.Array[0, 2], Gen.Enum<ExportFormat>().Array[0, 2], Columns.Array[0, 5],
        static (name, layer, version, first, day, key, exports, columns) => new LockedModel(
            name, layer, version, first, day < 0 ? null : new CalendarDate(2020 + (day / 365), 1 + (day % 12), 1 + (day % 28)),
            new(key), exports.Distinct().Order().ToEquatableArray(), columns.DistinctBy(static c => c.Name).ToEquatableArray()));

    private static Gen<LockedContracts> Contracts { get; } = Models.Array[0, 5].Select(static models => new LockedContracts(models.DistinctBy(static m => m.Name).ToEquatableArray()));

    private static EquatableArray<LockedModel> Sorted(LockedContracts locked) =>
        locked.Models.OrderBy(static m => m.Layer).ThenBy(static m => m.Name, StringComparer.Ordinal).ToEquatableArray();

    private static Gen<T> Given<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
