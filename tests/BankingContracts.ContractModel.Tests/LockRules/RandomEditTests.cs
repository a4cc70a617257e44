using BankingContracts.ContractModel.Locking;
using CsCheck;

namespace BankingContracts.ContractModel.Tests.LockRules;

/// <summary>Laws over random edits of a contract.</summary>
public sealed class RandomEditTests
{
    private static readonly string[] TypeNames = ["varchar", "integer", "bigint", "smallint", "\"decimal(18,2)\"", "\"decimal(20,2)\"", "\"decimal(18,4)\"", "date"];

    private static readonly string[] ColumnNames = ["balance_amount", "account_type", "branch_number", "other_id"];

    [Fact]
    public void AfterTheLockFileIsWrittenTheBuildIsSilent() => Edits.Sample(
        static edits =>
        {
            var (before, after) = (Of(edits[0]).Lock(), Of(edits[1]));
            var edited = after.With(LockedFiles.LockPath, before.LockFile);
            Assert.Empty(Breaches(edited.Lock()));
            Assert.Equal(edited.Lock().LockFile, edited.Lock().Lock().LockFile);
        },
        iter: 400);

    [Fact]
    public void TheBuildIsSilentExactlyWhereNoChangeIsBreaking() => Edits.Sample(
        static edits =>
        {
            var (before, after) = (Of(edits[0]).Lock(), Of(edits[1]));
            var breaking = after.Since(before).Where(static c => c.Class == ChangeClass.Breaking).ToList();
            Assert.Equal(breaking.Count, Breaches(after.With(LockedFiles.LockPath, before.LockFile)).Count);
        },
        iter: 400);

    [Fact]
    public void AHigherVersionAcceptsEveryEdit() => Edits.Sample(
        static edits =>
        {
            var (before, after) = (Of(edits[0]).Lock(), Of(edits[1]));
            var raised = after.Edit(Path, "name: account_summary", "name: account_summary\n    model_version: 2\n    changes: {2: Agreed.}").With(LockedFiles.LockPath, before.LockFile);
            Assert.Empty(Breaches(raised));
            Assert.Empty(Breaches(raised.Lock()));
        },
        iter: 400);

    [Fact]
    public void NothingChangesFromAStateToItself() => Edits.Sample(static edits => Assert.Empty(Of(edits[0]).Since(Of(edits[0]))), iter: 200);

    private const string Path = "marts/account_summary.yml";

    private static Gen<Column[]> State { get; } = Gen.Select(Given(ColumnNames), Given(TypeNames), Gen.Bool, Gen.Int[0, 3], static (name, type, isNotNull, values) => new Column(name, type, isNotNull, values))
        .Array[0, 4].Select(static columns => columns.DistinctBy(static c => c.Name).ToArray());

    private static Gen<(Column[] Columns, string Export)[]> Edits { get; } = Gen.Select(State, Given("csv", "parquet", "csv, parquet"), static (columns, export) => (columns, export)).Array[2];

    /// <summary>The pipeline with a mart of the columns; its SQL is not bound here.</summary>
    private static LockedFiles Of((Column[] Columns, string Export) state) => LockedFiles.Unlocked.With(
        Path,
        $"version: 2\nmodels:\n  - name: account_summary\n    config: {{unique_key: account_id, export: [{state.Export}]}}\n    columns:\n      - {{name: account_id, data_type: varchar, constraints: [{{type: not_null}}]}}\n"
            + string.Concat(state.Columns.Select(static c =>
                $"      - {{name: {c.Name}, data_type: {c.Type}{(c.IsNotNull ? ", constraints: [{type: not_null}]" : "")}{(c.Values > 0 && c.Type == "varchar" ? $", data_tests: [{{accepted_values: {{values: [{string.Join(", ", Enumerable.Range(0, c.Values).Select(static v => "v" + v))}]}}}}]" : "")}}}\n")));

    private static List<string> Breaches(LockedFiles files) => [.. files.Findings().Where(static f => f.Rule.Id.StartsWith("BKC60", StringComparison.Ordinal)).Select(static f => f.Message)];

    private sealed record Column(string Name, string Type, bool IsNotNull, int Values);

    private static Gen<T> Given<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
