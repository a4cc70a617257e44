using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>
/// The fingerprints in databases of state version 1: hashes over the SQL that is made from a contract. They are compared only once, when such
/// a database is first opened, so their input must never change.
/// </summary>
public static class FormerFingerprints
{
    /// <summary>
    /// A hash over everything that decides the rows of <paramref name="model"/>, given its upstreams' rows.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="classifySql">The DuckDB text of <see cref="Classify.Select"/> for a staging model and its quarantine; else null.</param>
    public static string Model(ResolvedModel model, string? classifySql = null)
    {
        var text = new CanonicalText("model 1")
            .Add("name", model.Name)
            .Add("layer", model.Layer)
            .Add("rows", model.Kind)
            .Add("materialized", model.Materialized)
            .Add("key", model.Key)
            .Add("input", model.Input)
            .Add("classify", classifySql)
            .Add("sql", model.Sql?.Replace("\r\n", "\n"))
            .Add("columns", [.. model.Columns.Select(c => c.Name)]);
        foreach (var column in model.Columns)
            text.Add("type", column.Type.ToString()).Add("not_null", column.IsNotNull).Add("generated", column.Generated);
        AddSource(text, model.Source);
        AddSnapshot(text, model.Snapshot);
        return text.Hash();
    }

    /// <summary>A hash over everything that decides the result of <paramref name="test"/>, given the rows it reads.</summary>
    /// <param name="test">The test.</param>
    /// <param name="failingRows">The DuckDB text of <see cref="AuditSql.FailingRows"/>.</param>
    public static string Audit(ResolvedTest test, string failingRows) => Audit(test.Model, test.Test.Settings, failingRows);

    /// <summary>A hash over everything that decides the result of a singular test, given the rows it reads.</summary>
    public static string Audit(ResolvedSingularTest test) => Audit(null, test.Test.Settings, test.Sql.Replace("\r\n", "\n"));

    private static string Audit(string? model, TestSettings settings, string failingRows) => new CanonicalText("audit 1")
        .Add("model", model)
        .Add("sql", failingRows)
        .Add("severity", settings.Severity)
        .Add("error_if", settings.ErrorIf?.ToString())
        .Add("warn_if", settings.WarnIf?.ToString())
        .Hash();

    private static void AddSource(CanonicalText text, SourceContract? source)
    {
        if (source is null)
            return;
        text.Add("file", source.File)
            .Add("delimiter", source.Delimiter)
            .Add("quote", source.Quote)
            .Add("header", source.HasHeader)
            .Add("encoding", source.Encoding)
            .Add("null_values", source.NullValues)
            .Add("header_columns", [.. source.HeaderNames.Select(h => h.Column)])
            .Add("header_names", [.. source.HeaderNames.Select(h => h.Header)])
            .Add("delivery", source.Delivery)
            .Add("source_key", source.Key)
            .Add("operation", source.Operation?.Column)
            .Add("delete", source.Operation?.DeleteValues ?? default)
            .Add("sequence", source.SequenceColumn);

        // It is added only if the contract has it, so that the hash of other models does not change.
        if (source.FilesAreParts)
            text.Add("parts", "true");

        // Only settings that the contract has are added, so that the fingerprint of other contracts does not change.
        if (source.Operation is { UpsertValues.Count: > 0 } listed)
            text.Add("upsert", listed.UpsertValues);
        if (source.Operation is { IgnoreValues.Count: > 0 } ignoring)
            text.Add("ignore", ignoring.IgnoreValues);
    }

    private static void AddSnapshot(CanonicalText text, SnapshotContract? snapshot)
    {
        if (snapshot is null)
            return;
        text.Add("relation", snapshot.Relation)
            .Add("strategy", snapshot.Strategy)
            .Add("updated_at", snapshot.UpdatedAt)
            .Add("check_columns", snapshot.CheckColumns)
            .Add("hard_deletes", snapshot.HardDeletes)
            .Add("on_quarantine", snapshot.OnQuarantine)
            .Add("tie_break", snapshot.TieBreak)
            .Add("dbt_valid_to_current", snapshot.ValidToCurrent);
    }
}
