using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Lineage;

/// <summary>
/// Where the columns of a snapshot come from. The columns of its relation are copied unchanged. The bookkeeping comes from the columns that the
/// strategy compares.
/// </summary>
internal static class SnapshotFacts
{
    /// <summary>The facts of <paramref name="model"/>.</summary>
    public static ModelFacts Of(ResolvedModel model)
    {
        var snapshot = model.Snapshot!;
        var key = From(snapshot, model.Key, SourceKind.Filter);
        var compared = snapshot.UpdatedAt is { } column ? new EquatableArray<string>([column]) : snapshot.CheckColumns;
        var decided = From(snapshot, compared, SourceKind.Filter);
        // A time of arrival says only that there is a change; a business time says when it happened.
        var isTimed = snapshot.UpdatedAt is { } updatedAt && !model.LoadedAtColumns.Contains(updatedAt);
        SourceReference[] Time(SourceKind kind) => isTimed ? From(snapshot, compared, kind) : decided;

        return new ModelFacts(
            model.Columns.Select(c => c.Name switch
            {
                SnapshotColumns.VersionId => ModelFacts.Fact(c, "the run fills it", [.. From(snapshot, model.Key, SourceKind.Expression), .. Time(SourceKind.Expression)]),
                "dbt_updated_at" => ModelFacts.Fact(c, "the run fills it", snapshot.UpdatedAt is null ? decided : From(snapshot, compared, SourceKind.Copy)),
                "dbt_valid_from" => ModelFacts.Fact(c, "the run fills it", Time(SourceKind.Copy)),
                "dbt_valid_to" => ModelFacts.Fact(c, "the run fills it", [.. Time(SourceKind.Expression), .. key]),
                "dbt_is_deleted" => ModelFacts.Fact(c, "the run fills it", key),
                _ => ModelFacts.Fact(c, "the model it follows has no NULL there", new SourceReference(snapshot.Relation, c.Name, SourceKind.Copy)),
            }).ToEquatableArray(),
            key.Concat(decided).Distinct().OrderBy(static s => s.Column, StringComparer.Ordinal).ToEquatableArray());
    }

    private static SourceReference[] From(SnapshotContract snapshot, EquatableArray<string> columns, SourceKind kind) =>
        [.. columns.Select(c => new SourceReference(snapshot.Relation, c, kind))];
}
