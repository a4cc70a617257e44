using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>The expressions that make a staging column from a source column, one for each step.</summary>
internal sealed class CleanedColumn
{
    private readonly CleaningContract _clean;
    private readonly DialectSyntax _syntax;
    private readonly StrictParse _parse;
    private readonly ColumnFaults _faults;

    /// <param name="column">The column.</param>
    /// <param name="isKey">Whether its values identify a row, of this model or of another.</param>
    /// <param name="exemption">A condition for the rows whose value is not checked; null when all values are checked.</param>
    /// <param name="dialect">The dialect.</param>
    public CleanedColumn(ColumnContract column, bool isKey, string? exemption, Dialect dialect)
    {
        Name = column.Name;
        Type = column.Type;
        MayLack = column.MayLackBeforeAdded;
        _clean = column.Clean!;
        _syntax = DialectSyntax.Of(dialect);
        Trimmed = _syntax.Identifier("_trimmed_" + Name);
        Text = _syntax.Identifier("_text_" + Name);
        FaultNumber = _syntax.Identifier("_fault_" + Name);
        _parse = DataTypes.Of(column.Type).Parse(column, Text, _syntax);
        Value = _parse.Value is null ? Text : _syntax.Identifier("_value_" + Name);
        _faults = new ColumnFaults(column, _parse, Text, Value, isKey, exemption, dialect);
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The column's type.</summary>
    public DataType Type { get; }

    /// <summary>Whether a row is not judged on it when its file lacks the source column.</summary>
    public bool MayLack { get; }

    /// <summary>The source column.</summary>
    public string From => _clean.From;

    /// <summary>Why the value can be invalid; empty when it cannot.</summary>
    public IReadOnlyList<Fault> Faults => _faults.Faults;

    /// <summary>The same faults as reasons, which also name the column.</summary>
    public IEnumerable<QuarantineReason> Reasons => Faults.Select(f => new QuarantineReason(From, f.Kind, f.Words));

    /// <summary>Name of the text after trimming and after the change of letter case.</summary>
    public string Trimmed { get; }

    /// <summary>Name of the cleaned text: NULL replaces the texts that mean NULL, and the default replaces NULL.</summary>
    public string Text { get; }

    /// <summary>Name of the parsed value.</summary>
    public string Value { get; }

    /// <summary>Name of the number of the fault.</summary>
    public string FaultNumber { get; }

    /// <summary>Expression for <see cref="Trimmed"/>.</summary>
    public string TrimmedSql
    {
        get
        {
            var from = _syntax.Identifier(From);
            var trimmed = _clean.Trim ? _syntax.Trim(from) : from;
            return Case switch
            {
                LetterCase.Keep => trimmed,
                LetterCase.Lower => IsComparedOnly ? _syntax.LowerAscii(trimmed) : _syntax.Lower(trimmed),
                LetterCase.Upper => _syntax.Upper(trimmed),
                var letters => throw new InvalidOperationException($"There is no case {letters}."),
            };
        }
    }

    /// <summary>Expression for <see cref="Text"/>.</summary>
    public string TextSql
    {
        get
        {
            var text = NullWhereMeant();
            return _clean.Default is { } substitute ? $"coalesce({text}, {_syntax.Text(Cased(substitute))})" : text;
        }
    }

    /// <summary>Expression for <see cref="Value"/>; null when the text is the value.</summary>
    public string? ValueSql => _parse.Value;

    /// <summary>Expression for <see cref="FaultNumber"/>.</summary>
    public string FaultSql => _faults.Sql;

    /// <summary>Expression for the staging column: the value, or NULL if it is invalid.</summary>
    public string ResultSql => _faults.HasValueRules ? $"case when {FaultNumber} is null then {Value} end" : Value;

    // Boolean texts may be in upper or lower case, so the text is converted to one case first.
    private LetterCase Case => DataTypes.Of(Type).IgnoresCase ? LetterCase.Lower : _clean.Case;

    // The text of a boolean is only compared with its texts.
    private bool IsComparedOnly => DataTypes.Of(Type).IgnoresCase && _clean.NullValues.Concat(_clean.TrueValues).Concat(_clean.FalseValues).All(LetterTable.IsAscii);

    private string NullWhereMeant()
    {
        // Trimming makes a text of white space empty, so the empty text then means NULL. An empty field of the file is already NULL.
        var values = _clean.NullValues.Concat(_clean.Trim ? [""] : []).Select(LetterTable.Lower).Distinct().ToList();
        if (values.Count == 0)
            return Trimmed;
        var isAscii = values.TrueForAll(LetterTable.IsAscii);
        var lowered = Case == LetterCase.Lower ? Trimmed : isAscii ? _syntax.LowerAscii(Trimmed) : _syntax.Lower(Trimmed);
        var isMeant = $"{lowered} in ({string.Join(", ", values.Select(_syntax.Text))})";

        // The length is checked first, so that long texts need no further check. Outside ASCII, a change of case may change the length.
        if (isAscii)
            isMeant = $"{_syntax.ByteLength(Trimmed)} <= {SqlLiteral.Number(values.Max(v => v.Length))} and {isMeant}";
        return $"case when {isMeant} then null else {Trimmed} end";
    }

    private string Cased(string text) => Case switch
    {
        LetterCase.Lower => LetterTable.Lower(text),
        LetterCase.Upper => LetterTable.Upper(text),
        LetterCase.Keep => text,
        var letters => throw new InvalidOperationException($"There is no case {letters}."),
    };
}
