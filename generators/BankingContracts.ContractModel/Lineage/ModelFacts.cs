using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Lineage;

/// <summary>Where a model's columns come from, and how their promises about NULL are ensured, for every kind of model.</summary>
/// <param name="Columns">All columns in table order; empty for a query about which nothing is known.</param>
/// <param name="Filters">The columns that decide which rows exist.</param>
public sealed record ModelFacts(EquatableArray<ColumnFacts> Columns, EquatableArray<SourceReference> Filters)
{
    /// <summary>The facts of <paramref name="model"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="staging">The staging model of a quarantine table; otherwise null.</param>
    /// <param name="query">What is known about a query's SQL.</param>
    public static ModelFacts Of(ResolvedModel model, ResolvedModel? staging, QueryFacts query) => model.Kind switch
    {
        ModelKind.Source => new(model.Columns.Select(static c => Fact(c, "the run fills it")).ToEquatableArray(), default),
        ModelKind.Staging => OfStaging(model),
        ModelKind.Quarantine when staging is not null => OfQuarantine(model, staging),
        ModelKind.Snapshot => SnapshotFacts.Of(model),
        ModelKind.Query => OfQuery(model, query),
        ModelKind.Quarantine => new(default, default),
        _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
    };

    /// <summary>The facts of a column that the run fills without SQL of an author.</summary>
    internal static ColumnFacts Fact(ColumnContract column, string reason, params SourceReference[] sources) => new(
        column.Name,
        !column.IsNotNull ? ColumnStanding.Nullable : column.AssertReason is null ? ColumnStanding.Proven : ColumnStanding.Asserted,
        !column.IsNotNull ? "" : column.AssertReason ?? reason,
        "",
        new(sources));

    private static ModelFacts OfStaging(ResolvedModel model) => new(
        model.Columns.Select(c => Fact(
            c,
            model.LoadedAtColumns.Contains(c.Name) ? "the run fills it" : "a row without it goes to quarantine",
            new SourceReference(model.Input!, c.Clean!.From, model.LoadedAtColumns.Contains(c.Name) ? SourceKind.Copy : SourceKind.Expression))).ToEquatableArray(),
        Judged(model));

    private static ModelFacts OfQuarantine(ResolvedModel model, ResolvedModel staging)
    {
        var judged = Judged(staging);
        return new(
            model.Columns.Select(c => staging.InputColumns.Contains(c.Name)
                ? Fact(c, "", new SourceReference(staging.Input!, c.Name, SourceKind.Copy))
                : Fact(c, "the run fills it", [.. judged.Select(static j => j with { Kind = SourceKind.Expression })])).ToEquatableArray(),
            judged);
    }

    /// <summary>The columns that decide which rows are valid.</summary>
    private static EquatableArray<SourceReference> Judged(ResolvedModel staging) => staging.Columns
        .Where(c => !staging.LoadedAtColumns.Contains(c.Name))
        .Select(c => new SourceReference(staging.Input!, c.Clean!.From, SourceKind.Filter))
        .Distinct()
        .OrderBy(static s => s.Column, StringComparer.Ordinal)
        .ToEquatableArray();

    private static ModelFacts OfQuery(ResolvedModel model, QueryFacts query)
    {
        if (query.Columns.Count == 0)
            return new(default, default);
        var known = query.Columns.GroupBy(static c => c.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
        return new(
            model.Columns.Select(c => known.TryGetValue(c.Name, out var column) ? OfOutput(c, column)
                : Fact(c, "the run fills it")).ToEquatableArray(),
            query.Filters);
    }

    private static ColumnFacts OfOutput(ColumnContract column, CheckedColumn output)
    {
        var standing = (column.IsNotNull, output.Verdict) switch
        {
            (false, _) => ColumnStanding.Nullable,
            (true, NullVerdict.Proven) => ColumnStanding.Proven,
            (true, NullVerdict.Violated) => ColumnStanding.Violated,
            (true, NullVerdict.Unproven) => column.AssertReason is null ? ColumnStanding.Unproven : ColumnStanding.Asserted,
            (_, var verdict) => throw new ArgumentOutOfRangeException(nameof(output), verdict, "no such verdict"),
        };
        var reason = standing switch
        {
            ColumnStanding.Asserted => column.AssertReason! + " (" + output.Reason + ")",
            ColumnStanding.Nullable when output.Verdict is NullVerdict.Proven => "it could be not_null: the SQL never returns NULL",
            ColumnStanding.Nullable or ColumnStanding.Proven or ColumnStanding.Unproven or ColumnStanding.Violated => output.Reason,
            _ => throw new InvalidOperationException($"The SQL gives no column the standing {standing}."),
        };
        return new(column.Name, standing, reason, output.Place, output.Sources);
    }
}
