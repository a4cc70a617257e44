using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>The texts about the faults of a classified row: the reason for people, and the numbers of the reasons for the totals.</summary>
internal sealed class FailureTexts
{
    private readonly RowFaults _row;
    private readonly IReadOnlyList<CleanedColumn> _columns;
    private readonly IReadOnlyList<QuarantineReason> _reasons;
    private readonly DialectSyntax _syntax;

    /// <param name="row">The faults of whole rows.</param>
    /// <param name="columns">The columns, in table order.</param>
    /// <param name="reasons">All reasons; their number is their place, from 1.</param>
    /// <param name="syntax">The dialect.</param>
    public FailureTexts(RowFaults row, IEnumerable<CleanedColumn> columns, IReadOnlyList<QuarantineReason> reasons, DialectSyntax syntax)
    {
        (_row, _reasons, _syntax) = (row, reasons, syntax);
        _columns = [.. columns.Where(c => c.Faults.Count > 0)];
    }

    /// <summary>One reason for each invalid column, joined; NULL when no column is invalid.</summary>
    public string Reason => ForInvalid(
        _syntax.Text("; "),
        header => _syntax.Text($"Invalid {header.Column}: {header.Words}"),
        unknown => $"concat({_syntax.Text($"Invalid {unknown.Column}: {unknown.Words} (")}, coalesce({Classify.Raw(unknown.Column, _syntax)}, 'NULL'), ')')",
        column => CaseOfFault(column, r => Beginning(r, column)) + $" || coalesce({Classify.Raw(column.From, _syntax)}, 'NULL') || ')'");

    /// <summary>The numbers of these reasons, joined; NULL when there are none.</summary>
    public string Numbers => ForInvalid(_syntax.Text(";"), Number, Number, column => CaseOfFault(column, Number));

    private string Beginning(QuarantineReason reason, CleanedColumn column) => reason.Kind == QuarantineKind.Invisible
        ? $"concat({_syntax.Text($"Invalid {reason.Column}: {reason.Words} ")}, {_syntax.FirstInvisible(column.Text)}, ' (')"
        : _syntax.Text($"Invalid {reason.Column}: {reason.Words} (");

    private string Number(QuarantineReason reason) => _syntax.Text(SqlLiteral.Number(_reasons.ToList().IndexOf(reason) + 1));

    // Nearly all rows are valid. With this condition, SQL joins no texts for them.
    private string ForInvalid(
        string separator, Func<QuarantineReason, string> header, Func<QuarantineReason, string> operation, Func<CleanedColumn, string> column)
    {
        var isInvalid = _columns.Select(c => c.FaultNumber + " is not null").ToList();
        var parts = _columns.Select(column).ToList();
        if (_row.Operation is { } code)
        {
            isInvalid.Insert(0, RowFaults.IsUnknown);
            parts.Insert(0, $"case when {RowFaults.IsUnknown} then {operation(RowFaults.UnknownOperation(code))} end");
        }

        if (_row.MayRepeatHeader)
        {
            isInvalid.Insert(0, RowFaults.IsHeader);
            parts.Insert(0, $"case when {RowFaults.IsHeader} then {header(RowFaults.RepeatedHeader)} end");
        }

        if (parts.Count == 0)
            return $"cast(null as {_syntax.TypeName(new DataType(DataTypeKind.Varchar))})";
        return $"case when {string.Join(" or ", isInvalid)} then concat_ws({separator},{string.Join(",", parts.Select(p => "\n        " + p))}\n    ) end";
    }

    private static string CaseOfFault(CleanedColumn column, Func<QuarantineReason, string> text) =>
        $"case {column.FaultNumber} {string.Join(" ", column.Reasons.Select((r, i) => $"when {SqlLiteral.Number(i + 1)} then {text(r)}"))} end";
}
