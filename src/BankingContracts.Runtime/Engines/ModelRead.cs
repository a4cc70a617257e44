using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Engines;

/// <summary>Which rows of a model are read, and in which order.</summary>
/// <param name="OrderBy">The columns in whose order the rows come; empty for any order.</param>
/// <param name="Key">Columns with the values that they must have, as literals (<see cref="FieldLiteral"/>); empty for all rows.</param>
public sealed record ModelRead(IReadOnlyList<string> OrderBy, IReadOnlyList<KeyValuePair<string, string>> Key)
{
    /// <summary>All rows.</summary>
    public static ModelRead Ordered(params IReadOnlyList<string> by) => new(by, []);
}
