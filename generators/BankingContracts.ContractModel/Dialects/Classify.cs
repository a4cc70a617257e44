using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>The SQL of staging: cleans, parses and checks every row of a source model in one pass.</summary>
public static class Classify
{
    /// <summary>
    /// A SELECT over the source model. It returns one row for each row of the source model. The result has the staging columns under their
    /// names and types (NULL where invalid), the columns as received as <c>_raw_NAME</c>, <c>_failure_reason</c> and <c>_failures</c>. The last
    /// two are NULL when the row is valid. <c>_failures</c> has the numbers of the row's reasons among <see cref="Reasons"/>, from 1, joined by
    /// <c>;</c>. If a snapshot uses a time of the source, <c>_is_not_due</c> says whether that time is after the run. If a staging column is
    /// made from a column that is not among <see cref="ResolvedModel.InputColumns"/>, it has the time of arrival, and the SELECT does not
    /// change it. For a row of a delta file that asks for a delete, only the key is checked. A row that repeats the header is not checked.
    /// <c>$run_at</c> is the run's timestamp.
    /// </summary>
    public static string Select(ResolvedModel staging, SourceContract source, Dialect dialect)
    {
        var syntax = DialectSyntax.Of(dialect);
        var row = new RowFaults(staging, source, syntax);
        var cleaned = Cleaned(staging, source, row, dialect);
        var names = new HashSet<string>(cleaned.Select(c => c.Name), StringComparer.Ordinal);
        var passed = staging.Columns.Where(c => !names.Contains(c.Name)).ToList();

        var trimmed = SelectStep.Over(syntax.Identifier(staging.Input!));
        foreach (var column in staging.InputColumns)
            trimmed.Column(syntax.Identifier(column), Raw(column, syntax));
        foreach (var column in passed)
            trimmed.Column(syntax.Identifier(column.Clean!.From), syntax.Identifier(column.Name));
        foreach (var column in cleaned)
            trimmed.Column(column.TrimmedSql, column.Trimmed);
        if (cleaned.Any(static c => c.MayLack))
            trimmed.Column(AbsentColumn.Name, AbsentColumn.Name);
        if (row.MayRepeatHeader)
            trimmed.Column(row.IsHeaderSql, RowFaults.IsHeader);
        if (row.Operation is not null)
            trimmed.Column(row.CodeSql, RowFaults.Code);

        var texts = trimmed.Then().All();
        foreach (var column in cleaned)
            texts.Column(column.TextSql, column.Text);
        if (row.Operation is not null)
        {
            texts.Column(row.IsDeleteSql, RowFaults.IsDelete);
            texts.Column(row.MayRepeatHeader ? $"not {RowFaults.IsHeader} and {row.IsUnknownSql}" : row.IsUnknownSql, RowFaults.IsUnknown);
        }

        var values = texts.Then().All();
        foreach (var column in cleaned.Where(c => c.ValueSql is not null))
            values.Column(column.ValueSql!, column.Value);

        var judged = values.Then().All();
        foreach (var column in cleaned.Where(c => c.Faults.Count > 0))
            judged.Column(column.FaultSql, column.FaultNumber);

        var results = cleaned.ToDictionary(c => c.Name, c => c.ResultSql, StringComparer.Ordinal);
        var classified = judged.Then();
        foreach (var name in staging.Columns.Select(c => c.Name))
            classified.Column(results.TryGetValue(name, out var sql) ? sql : syntax.Identifier(name), syntax.Identifier(name));
        var failures = new FailureTexts(row, cleaned, ReasonsOf(row, cleaned), syntax);
        classified
            .Columns(staging.InputColumns.Select(c => Raw(c, syntax)))
            .Column(failures.Reason, "_failure_reason")
            .Column(failures.Numbers, "_failures");
        if (staging.BusinessTimes.Count > 0)
            classified.Column(NotDue(cleaned.Where(c => staging.BusinessTimes.Contains(c.Name))), "_is_not_due");
        return classified.ToString();
    }

    /// <summary>Why rows of <paramref name="staging"/> can be invalid, each reason once; the same for every dialect.</summary>
    public static IReadOnlyList<QuarantineReason> Reasons(ResolvedModel staging, SourceContract source)
    {
        var row = new RowFaults(staging, source, DialectSyntax.Of(Dialect.DuckDb));
        return ReasonsOf(row, Cleaned(staging, source, row, Dialect.DuckDb));
    }

    /// <summary>The name that the SELECT gives to a source column.</summary>
    internal static string Raw(string column, DialectSyntax syntax) => syntax.Identifier("_raw_" + column);

    /// <summary>Whether a row has a time that is after the run.</summary>
    private static string NotDue(IEnumerable<CleanedColumn> times)
    {
        var conditions = times.SelectMany(c => c.Faults
            .Select((f, i) => (Fault: f, Number: i + 1))
            .Where(f => f.Fault.Kind == QuarantineKind.Future)
            .Select(f => $"coalesce({c.FaultNumber} = {SqlLiteral.Number(f.Number)}, false)"));
        return string.Join(" or ", conditions.DefaultIfEmpty("false"));
    }

    private static List<QuarantineReason> ReasonsOf(RowFaults row, List<CleanedColumn> cleaned) =>
        [.. row.Reasons.Concat(cleaned.SelectMany(c => c.Reasons)).Distinct()];

    private static List<CleanedColumn> Cleaned(ResolvedModel staging, SourceContract source, RowFaults row, Dialect dialect) =>
    [
        .. staging.Columns
            .Where(c => staging.InputColumns.Contains(c.Clean!.From))
            .Select(c => new CleanedColumn(c, CleaningRules.IsKey(staging, source, c), row.Exemption(staging.Key.Contains(c.Name)), dialect)),
    ];
}
