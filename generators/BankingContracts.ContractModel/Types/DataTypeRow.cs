using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Types;

/// <summary>All that the contract model and the generator know about one column type.</summary>
/// <param name="Kind">The type.</param>
internal sealed record DataTypeRow(DataTypeKind Kind)
{
    /// <summary>The name that contracts use. A type with a scale has its digits in brackets after the name.</summary>
    public string Name { get; } = Kind.ToString().ToLowerInvariant();

    /// <summary>The other names that contracts may use.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Names in other systems, each with what to write instead. They are suggested, not accepted, so that all contracts use the same names.</summary>
    public IReadOnlyList<(string Name, string Instead)> Foreign { get; init; } = [];

    /// <summary>DuckDB's name, without the digits.</summary>
    public required string DuckDb { get; init; }

    /// <summary>Spark SQL's name, without the digits.</summary>
    public required string Spark { get; init; }

    /// <summary>The C# type of a value that is not NULL; null if no column of a complete model has the type.</summary>
    public required string? CSharp { get; init; }

    /// <summary>The method of the field reader that reads such a value; empty if no column of a complete model has the type.</summary>
    public required string Getter { get; init; }

    /// <summary>The tests that are made for it.</summary>
    public required TypeFamily Family { get; init; }

    /// <summary>Whether values are numbers of any kind.</summary>
    public bool IsNumeric => Family == TypeFamily.Numeric;

    /// <summary>Whether values are days or points in time.</summary>
    public bool IsTemporal => Family == TypeFamily.Temporal;

    /// <summary>Whether values are whole numbers.</summary>
    public bool IsInteger { get; init; }

    /// <summary>Whether values are days without a time.</summary>
    public bool IsWholeDay { get; init; }

    /// <summary>Whether the type has a number of digits, and a number of digits after the point.</summary>
    public bool HasScale { get; init; }

    /// <summary>Whether two values that count as equal are the same value.</summary>
    public bool IsExact { get; init; } = true;

    /// <summary>Whether a text may have upper and lower case letters for the same value.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>Whether a text in a contract is a value of the type.</summary>
    public required Func<DataType, string, bool> Fits { get; init; }

    /// <summary>The same for a text in a file; null if files follow the same rule.</summary>
    public Func<DataType, string, bool>? FitsAsReceived { get; init; }

    /// <summary>The same for the end of a range; null if ranges follow the same rule.</summary>
    public Func<DataType, string, bool>? FitsAsBound { get; init; }

    /// <summary>Whether the first value is greater than the second one. Both must be ends of a range.</summary>
    public Func<string, string, bool> Exceeds { get; init; } = static (_, _) => false;

    /// <summary>How a trimmed text of a column becomes a value.</summary>
    public required Func<ColumnContract, string, ITypeSyntax, StrictParse> Parse { get; init; }

    /// <summary>A value of a contract as a literal.</summary>
    public required Func<string, ITypeSyntax, string> Literal { get; init; }

    /// <summary>The name of <paramref name="type"/> with its digits, if it has any.</summary>
    /// <param name="name">The name without digits.</param>
    /// <param name="type">A type of this row.</param>
    public string WithDigits(string name, DataType type) => HasScale ? FormattableString.Invariant($"{name}({type.Precision},{type.Scale})") : name;
}
