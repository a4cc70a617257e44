using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Sql;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>
/// Hashes that show a run whether stored rows, or an audit's last result, still fit the contract. They are made from the meaning of a contract,
/// not from its SQL. So a new version of the program may write better SQL, and no row is computed again. Descriptions, tags, tests and exports
/// are left out, because they do not decide any row. The ratios of the guards are also left out: they decide whether a run accepts a file, but
/// not what it then stores.
/// </summary>
public static class Fingerprints
{
    /// <summary>
    /// Raise this number when the same contract gets other rows, or other words in its reasons, than before. Then a run computes everything
    /// again.
    /// </summary>
    private const string Semantics = "1";

    /// <summary>A hash over everything that decides the rows of <paramref name="model"/>, given its upstreams' rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="staging">The staging model of a quarantine table; otherwise null.</param>
    public static string Model(ResolvedModel model, ResolvedModel? staging = null)
    {
        var text = new CanonicalText("model 2")
            .Add("semantics", Semantics)
            .Add("name", model.Name)
            .Add("layer", model.Layer)
            .Add("rows", model.Kind)
            .Add("materialized", model.Materialized)
            .Add("key", model.Key)
            .Add("input", model.Input);
        AddColumns(text, model);
        AddSql(text, model.Sql);
        AddCleaning(text, staging ?? model);
        AddSource(text, model.Source);
        AddSnapshot(text, model.Snapshot);
        return text.Hash();
    }

    /// <summary>A hash over everything that decides the result of <paramref name="test"/> on <paramref name="model"/>, given the rows it reads.</summary>
    public static string Audit(ResolvedModel model, ResolvedTest test)
    {
        var text = Settings(test.Test.Settings)
            .Add("model", test.Model)
            .Add("key", model.Key)
            .Add("type", Words<TestType>.Of(test.Test.Type))
            .Add("column", test.Column)
            .Add("column_type", model.Columns.FirstOrDefault(c => c.Name == test.Column)?.Type.ToString());
        foreach (var argument in test.Test.Arguments.OrderBy(a => a.Name, StringComparer.Ordinal))
            text.Add(argument.Name, argument.Values);
        return text.Hash();
    }

    /// <summary>A hash over everything that decides the result of a singular test, given the rows it reads.</summary>
    public static string Audit(ResolvedSingularTest test)
    {
        var text = Settings(test.Test.Settings);
        AddSql(text, test.Sql);
        return text.Hash();
    }

    private static CanonicalText Settings(TestSettings settings)
    {
        var text = new CanonicalText("audit 2")
            .Add("semantics", Semantics)
            .Add("severity", settings.Severity)
            .Add("error_if", settings.ErrorIf?.ToString())
            .Add("warn_if", settings.WarnIf?.ToString());
        AddSql(text, settings.Where);
        return text;
    }

    private static void AddColumns(CanonicalText text, ResolvedModel model)
    {
        text.Add("columns", [.. model.Columns.Select(c => c.Name)]);
        foreach (var column in model.Columns)
            text.Add("type", column.Type.ToString()).Add("not_null", column.IsNotNull).Add("generated", column.Generated);
    }

    /// <summary>
    /// Comments and the spaces between the words of SQL have no meaning and are left out. If a text cannot be cut into words, it is used
    /// unchanged.
    /// </summary>
    private static void AddSql(CanonicalText text, string? sql)
    {
        if (sql is null)
        {
            text.Add("sql", (string?)null);
            return;
        }

        var tokens = SqlLexer.Tokenize(sql);
        text.Add("sql", tokens.Fault is null ? [.. tokens.Items.Select(t => sql.Substring(t.Start, t.Length))] : [sql]);
    }

    private static void AddCleaning(CanonicalText text, ResolvedModel staging)
    {
        if (staging.InputSource is not { } source)
            return;
        text.Add("cleaned", staging.Name)
            .Add("cleaned_key", staging.Key)
            .Add("received", staging.InputColumns)
            .Add("received_header", source.HasHeader)
            .Add("received_names", [.. staging.InputColumns.Select(source.HeaderOf)])
            .Add("business_times", staging.BusinessTimes);
        AddNames(text, source);
        AddOperation(text, source);
        foreach (var column in staging.Columns)
        {
            text.Add("cleaned_column", column.Name)
                .Add("type", column.Type.ToString())
                .Add("not_null", column.IsNotNull)
                .Add("names_rows", CleaningRules.IsKey(staging, source, column));
            if (column.MayLackBeforeAdded)
                text.Add("before_added", "null");
            if (column.Clean is { } clean)
            {
                AddCleaning(text, clean);
                AddLetters(text, [.. clean.NullValues, .. clean.TrueValues, .. clean.FalseValues, .. clean.Default is { } value ? [value] : Array.Empty<string>()]);
            }

            foreach (var rule in column.Quarantine)
                AddRule(text, rule);
            foreach (var values in CleaningRules.AcceptedLists(column))
                text.Add("accepted", values);
        }
    }

    private static void AddCleaning(CanonicalText text, CleaningContract clean) => text
        .Add("from", clean.From)
        .Add("trim", clean.Trim)
        .Add("null_values", clean.NullValues)
        .Add("case", clean.Case)
        .Add("true_values", clean.TrueValues)
        .Add("false_values", clean.FalseValues)
        .Add("format", clean.Format)
        .Add("default", clean.Default);

    /// <summary>
    /// Texts whose case was once changed by the rules of .NET, and is now changed by the table that the engines use. It matters for few letters,
    /// so other contracts keep their fingerprint.
    /// </summary>
    private static void AddLetters(CanonicalText text, string[] values)
    {
        if (values.Any(static v => !string.Equals(LetterTable.Lower(v), v.ToLowerInvariant(), StringComparison.Ordinal) || !string.Equals(LetterTable.Upper(v), v.ToUpperInvariant(), StringComparison.Ordinal)))
            text.Add("letters", "2");
    }

    private static void AddRule(CanonicalText text, QuarantineRule rule) => text
        .Add("when", rule.When)
        .Add("reason", rule.Reason)
        .Add("values", rule.Values)
        .Add("min", rule.Min)
        .Add("max", rule.Max);

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
            .Add("sequence", source.SequenceColumn)
            .Add("parts", source.FilesAreParts);
        AddNames(text, source);
        AddOperation(text, source);
    }

    /// <summary>Contracts without such names keep their fingerprint.</summary>
    private static void AddNames(CanonicalText text, SourceContract source)
    {
        if (source.ListedNames.Count > 0)
            text.Add("listed_columns", [.. source.ListedNames.Select(n => n.Column)]).Add("listed_names", [.. source.ListedNames.Select(n => n.Header)]);
        if (source.OptionalColumns.Count > 0)
            text.Add("optional", source.OptionalColumns);
    }

    private static void AddOperation(CanonicalText text, SourceContract source)
    {
        text.Add("operation", source.Operation?.Column)
            .Add("delete", source.Operation?.DeleteValues ?? default)
            .Add("upsert", source.Operation?.UpsertValues ?? default)
            .Add("ignore", source.Operation?.IgnoreValues ?? default);
        if (source.Operation is { } operation)
            AddLetters(text, [.. operation.DeleteValues, .. operation.UpsertValues, .. operation.IgnoreValues]);
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
        if (snapshot.Continues is not null)
            text.Add("continues", snapshot.Continues);
        if (snapshot.IsRetired)
            text.Add("retired", "true");
    }
}
