namespace BankingContracts.ContractModel.Sql;

/// <summary>A piece of SQL text; comments and spaces are between the pieces.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Its text. For quoted names and text literals it is the text between the quotes, in which a doubled quote is a single one.</param>
/// <param name="Start">Offset of its first UTF-16 code unit, from 0.</param>
/// <param name="Length">Length in UTF-16 code units, quotes included.</param>
public readonly record struct SqlToken(SqlTokenKind Kind, string Value, int Start, int Length)
{
    /// <summary>Offset just after it.</summary>
    public int End => Start + Length;

    /// <summary>Whether it can name a table or a column.</summary>
    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName;

    /// <summary>Whether it is the keyword <paramref name="word"/>, in any letter case.</summary>
    public bool IsWord(string word) => Kind == SqlTokenKind.Word && string.Equals(Value, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is the punctuation <paramref name="symbol"/>.</summary>
    public bool IsSymbol(char symbol) => Kind == SqlTokenKind.Symbol && Value[0] == symbol;
}
