using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>The SQL of staging: cleans, parses and judges every row of a source model in one pass.</summary>
public static class Classify
{
    private const string IsDelete = "_is_delete";

    /// <summary>
    /// A SELECT over the source model that returns, for each of its rows, the staging columns under their names and types (NULL
    /// where invalid), the columns as received as <c>_raw_NAME</c>, <c>_failure_reason</c> and <c>_failure_kinds</c> (both NULL
    /// when the row is valid), and where a snapshot follows a time that the source states <c>_is_not_due</c>: whether that time lies after
    /// the run. A staging column made from a column that is not among <see cref="ResolvedModel.InputColumns"/>
    /// carries the time of arrival and is passed through. A row of a delta file that asks for a delete is judged by its key
    /// alone. <c>$run_at</c> stands for the run's timestamp.
    /// </summary>
    public static string Select(ResolvedModel staging, SourceContract source, Dialect dialect)
    {
        var syntax = DialectSyntax.Of(dialect);
        var exemption = source.Operation is null ? null : IsDelete;
        var passed = staging.Columns.Where(c => !staging.InputColumns.Contains(c.Clean!.From)).ToList();
        var cleaned = staging.Columns
            .Where(c => !passed.Contains(c))
            .Select(c => new CleanedColumn(c, IsKey(staging, source, c), staging.Key.Contains(c.Name) ? null : exemption, dialect))
            .ToList();

        var trimmed = SelectStep.Over(syntax.Identifier(staging.Input!));
        foreach (var column in staging.InputColumns)
            trimmed.Column(syntax.Identifier(column), Raw(column, syntax));
        foreach (var column in passed)
            trimmed.Column(syntax.Identifier(column.Clean!.From), syntax.Identifier(column.Name));
        foreach (var column in cleaned)
            trimmed.Column(column.TrimmedSql, column.Trimmed);
        if (source.Operation is { } operation)
            trimmed.Column(DeleteCondition(operation, syntax), IsDelete);

        var texts = trimmed.Then().All();
        foreach (var column in cleaned)
            texts.Column(column.TextSql, column.Text);

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
        classified
            .Columns(staging.InputColumns.Select(c => Raw(c, syntax)))
            .Column(Reasons(cleaned, syntax), "_failure_reason")
            .Column(Kinds(cleaned, syntax), "_failure_kinds");
        if (staging.BusinessTimes.Count > 0)
            classified.Column(NotDue(cleaned.Where(c => staging.BusinessTimes.Contains(c.Name))), "_is_not_due");
        return classified.ToString();
    }

    /// <summary>Whether a row states a time that has not come.</summary>
    private static string NotDue(IEnumerable<CleanedColumn> times)
    {
        var conditions = times.SelectMany(c => c.Faults
            .Select((f, i) => (Fault: f, Number: i + 1))
            .Where(f => f.Fault.Condition == QuarantineCondition.Future)
            .Select(f => $"coalesce({c.FaultNumber} = {SqlLiteral.Number(f.Number)}, false)"));
        return string.Join(" or ", conditions.DefaultIfEmpty("false"));
    }

    /// <summary>Whether the values of <paramref name="column"/> name rows: of the model, of its source's deliveries, or of another model.</summary>
    private static bool IsKey(ResolvedModel staging, SourceContract source, ColumnContract column) =>
        staging.Key.Contains(column.Name)
        || source.Key.Contains(column.Clean!.From)
        || column.Constraints.Any(c => c.Type is ConstraintType.Unique or ConstraintType.PrimaryKey or ConstraintType.ForeignKey)
        || column.Tests.Any(t => t.Type is "unique" or "relationships")
        || staging.Tests.Any(t => t.Test.Type is "unique" or "relationships" && (t.Column == column.Name || t.Test.Values("columns").Contains(column.Name)));

    private static string Raw(string column, DialectSyntax syntax) => syntax.Identifier("_raw_" + column);

    private static string DeleteCondition(DeltaOperation operation, DialectSyntax syntax)
    {
        var values = operation.DeleteValues.Select(v => syntax.Text(InvisibleCharacters.Trim(v).ToLowerInvariant())).Distinct();
        return $"coalesce(lower({syntax.Trim(syntax.Identifier(operation.Column))}) in ({string.Join(", ", values)}), false)";
    }

    private static string Reasons(IReadOnlyList<CleanedColumn> columns, DialectSyntax syntax) => ForInvalid(
        columns,
        syntax.Text("; "),
        syntax,
        c => CaseOfFault(c, f => f.NamesCharacter
            ? $"concat({syntax.Text($"Invalid {c.From}: {f.Words} ")}, {syntax.FirstInvisible(c.Text)}, ' (')"
            : syntax.Text($"Invalid {c.From}: {f.Words} ("))
            + $" || coalesce({Raw(c.From, syntax)}, 'NULL') || ')'");

    private static string Kinds(IReadOnlyList<CleanedColumn> columns, DialectSyntax syntax) =>
        ForInvalid(columns, syntax.Text(";"), syntax, c => CaseOfFault(c, f => syntax.Text(c.From + ":" + f.Kind)));

    // The condition spares valid rows, nearly all, the joining of texts.
    private static string ForInvalid(
        IReadOnlyList<CleanedColumn> columns, string separator, DialectSyntax syntax, Func<CleanedColumn, string> part)
    {
        var fallible = columns.Where(c => c.Faults.Count > 0).ToList();
        if (fallible.Count == 0)
            return $"cast(null as {syntax.TypeName(new DataType(DataTypeKind.Varchar))})";
        var isInvalid = string.Join(" or ", fallible.Select(c => c.FaultNumber + " is not null"));
        var parts = string.Join(",", fallible.Select(c => "\n        " + part(c)));
        return $"case when {isInvalid} then concat_ws({separator},{parts}\n    ) end";
    }

    private static string CaseOfFault(CleanedColumn column, Func<Fault, string> text) =>
        $"case {column.FaultNumber} {string.Join(" ", column.Faults.Select((f, i) => $"when {SqlLiteral.Number(i + 1)} then {text(f)}"))} end";
}
