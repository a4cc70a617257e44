using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>What can be wrong with a source row before its values are checked: it repeats the header, or its operation is unknown.</summary>
internal sealed class RowFaults
{
    /// <summary>Name of the operation code: it is trimmed and in lower case, and NULL if nothing is left.</summary>
    public const string Code = "_operation";

    /// <summary>Name of the flag of a row that repeats the header.</summary>
    public const string IsHeader = "_is_header";

    /// <summary>Name of the flag of a row that asks for a delete.</summary>
    public const string IsDelete = "_is_delete";

    /// <summary>Name of the flag of a row whose operation is unknown.</summary>
    public const string IsUnknown = "_is_unknown_operation";

    // The codes that mean an update when the contract does not list such codes.
    private static readonly string[] UsualUpserts =
        ["i", "u", "a", "c", "m", "r", "insert", "update", "add", "change", "modify", "read", "replace", "upsert"];

    private readonly ResolvedModel _staging;
    private readonly SourceContract _source;
    private readonly DialectSyntax _syntax;

    public RowFaults(ResolvedModel staging, SourceContract source, DialectSyntax syntax) => (_staging, _source, _syntax) = (staging, source, syntax);

    /// <summary>Whether a record of the file can repeat its header.</summary>
    public bool MayRepeatHeader => _source.HasHeader && _staging.InputColumns.Count > 0;

    /// <summary>How deletes are marked; null when the source has none.</summary>
    public DeltaOperation? Operation => _source.Operation;

    /// <summary>
    /// A condition for the rows in which a column is not checked; null when there are none. In a row that asks for a delete, only the key is
    /// checked.
    /// </summary>
    public string? Exemption(bool isKey) => (MayRepeatHeader, !isKey && Operation is not null) switch
    {
        (true, true) => IsHeader + " or " + IsDelete,
        (true, false) => IsHeader,
        (false, true) => IsDelete,
        (false, false) => null,
    };

    /// <summary>The reason of a row that repeats the header.</summary>
    public static QuarantineReason RepeatedHeader { get; } = new("row", QuarantineKind.RepeatedHeader, "repeats the header");

    /// <summary>The reason of a row whose operation is unknown.</summary>
    public static QuarantineReason UnknownOperation(DeltaOperation operation) => new(operation.Column, QuarantineKind.Operation, "unknown operation");

    /// <summary>Every reason, in the order in which they are named.</summary>
    public IEnumerable<QuarantineReason> Reasons
    {
        get
        {
            if (MayRepeatHeader)
                yield return RepeatedHeader;
            if (Operation is { } operation)
                yield return UnknownOperation(operation);
        }
    }

    /// <summary>
    /// Whether each column contains its own name from the header. The SQL first searches for the first name, before it trims anything. For
    /// nearly all rows this search ends the check.
    /// </summary>
    public string IsHeaderSql
    {
        get
        {
            var isHeader = string.Join(" and ", _staging.InputColumns.Select(IsOwnName));
            var first = _staging.InputColumns.First(c => !_source.OptionalColumns.Contains(c));
            var mayBe = string.Join(" or ", HeadersOf(first).Select(h => $"contains({_syntax.Identifier(first)}, {h})"));
            return $"coalesce(case when {mayBe} then {isHeader} end, false)";
        }
    }

    private string IsOwnName(string column)
    {
        var (identifier, headers) = (_syntax.Identifier(column), HeadersOf(column).ToList());
        var isName = headers.Count == 1 ? $"{_syntax.Trim(identifier)} = {headers[0]}" : $"{_syntax.Trim(identifier)} in ({string.Join(", ", headers)})";
        return _source.OptionalColumns.Contains(column) ? $"({isName} or {identifier} is null)" : isName;
    }

    private IEnumerable<string> HeadersOf(string column) => _source.HeadersOf(column).Select(h => _syntax.Text(InvisibleCharacters.Trim(h)));

    /// <summary>Expression for <see cref="Code"/>.</summary>
    public string CodeSql => $"nullif({Lowered(_syntax.Trim(_syntax.Identifier(Operation!.Column)))}, '')";

    /// <summary>Expression for <see cref="IsDelete"/>.</summary>
    public string IsDeleteSql => IsAmong(Codes(Operation!.DeleteValues));

    /// <summary>Expression for <see cref="IsUnknown"/>. A row without a code is an update, unless the contract lists the codes of updates.</summary>
    public string IsUnknownSql
    {
        get
        {
            var operation = Operation!;
            var upserts = operation.UpsertValues.Count > 0 ? Codes(operation.UpsertValues) : [.. UsualUpserts, ""];
            return $"not {IsAmong([.. Codes(operation.DeleteValues), .. Codes(operation.IgnoreValues), .. upserts])}";
        }
    }

    private string IsAmong(IReadOnlyCollection<string> codes)
    {
        var texts = codes.Where(c => c.Length > 0).Distinct().Select(_syntax.Text).ToList();
        var isText = texts.Count == 0 ? "false" : $"{Code} in ({string.Join(", ", texts)})";
        return $"coalesce({isText}, {(codes.Contains("") ? "true" : "false")})";
    }

    private string Lowered(string code) =>
        Operation!.DeleteValues.Concat(Operation.UpsertValues).Concat(Operation.IgnoreValues).All(LetterTable.IsAscii) ? _syntax.LowerAscii(code) : _syntax.Lower(code);

    private static List<string> Codes(EquatableArray<string> values) => [.. values.Select(v => LetterTable.Lower(InvisibleCharacters.Trim(v)))];
}
